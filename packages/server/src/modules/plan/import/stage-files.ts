import type { PlanReceipt, PlanTarget } from '@sightline/contract';
import {
  type AccountId,
  type ImportId,
  ok,
  type Problem,
  type ProjectId,
  problem,
  type Result,
  refused,
} from '@sightline/kernel';
import { type CommandContext, type Outcome, staleVersion } from '../../audit/index.ts';
import { type InspectedFile, type PlanMatch, reportOf, statusOf } from './inspected-file.ts';
import { matchPlans, type Seeker } from './match-plans.ts';
import {
  type FileRow,
  type HeldSeat,
  insertFile,
  insertImport,
  listFiles,
  listSeats,
  lockImport,
  readImport,
  touchImport,
  writeTargets,
} from './store.ts';

type Draft = Promise<Result<Outcome<{ importId: ImportId }>>>;

/** What one commit can hold in memory and in one transaction. */
export const MOST_FILES = 1000;
export const MOST_BYTES = 256 * 1024 * 1024;

export async function startImport(context: CommandContext, accountId: AccountId): Draft {
  const id = context.mint<'import'>();
  await insertImport(context.db, { id, accountId });
  return draftOutcome(id, null);
}

/** Puts inspected files into the draft and proposes anew where every plan belongs; choices made by hand stay. */
export async function addFiles(
  context: CommandContext,
  importId: ImportId,
  files: readonly InspectedFile[],
): Promise<Result<Outcome<PlanReceipt>>> {
  const refusal = await draftProblems(context, importId, null);
  if (refusal !== null) return refusal;
  const overflow = overflowOf(await listFiles(context.db, importId), files);
  if (overflow !== null) return refused([overflow]);
  const added: PlanReceipt['added'] = [];
  for (const file of files) {
    const [id, report] = [context.mint<'plan-file'>(), reportOf(file)];
    await insertFile(context.db, { importId, id, file, report });
    added.push({ id, path: file.path, status: statusOf(report) });
  }
  await proposeTargets(context, importId);
  const version = await touchImport(context.db, importId, 'draft');
  return ok({
    value: { id: importId as string as PlanReceipt['id'], version, added },
    moved: [],
    payload: { importId, digests: files.map((file) => file.digest) },
    inverse: null,
  });
}

function overflowOf(held: readonly FileRow[], given: readonly InspectedFile[]): Problem | null {
  const path = given[0]?.path ?? '';
  if (held.length + given.length > MOST_FILES) return problem('plan.too-many-files', { path, most: MOST_FILES });
  const bytes = sum(held.map((file) => file.size)) + sum(given.map((file) => file.bytes.length));
  return bytes > MOST_BYTES ? problem('plan.too-many-bytes', { path, most: MOST_BYTES / 1024 / 1024 }) : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}

export type Choice = { readonly fileId: string; readonly index: number; readonly target: PlanTarget };

export async function chooseTargets(
  context: CommandContext,
  draft: { readonly id: ImportId; readonly version: number },
  choices: readonly Choice[],
): Draft {
  const refusal = await draftProblems(context, draft.id, draft.version);
  if (refusal !== null) return refusal;
  const [files, seats] = [await listFiles(context.db, draft.id), await listSeats(context.db, context)];
  const strays = choices.flatMap((choice) => strayOf(choice, files));
  if (strays.length > 0) return refused(strays);
  for (const file of files) {
    const mine = new Map(choices.filter((each) => each.fileId === file.id).map((each) => [each.index, each.target]));
    const seekers = seekersOf(file);
    const targets = file.targets.map((match, index) => {
      const [target, seeker] = [mine.get(index), seekers[index]];
      if (target === undefined || seeker === undefined) return match;
      return { target, reason: BY_HAND, seenPlanId: seenPlan(target, seeker, seats) };
    });
    if (mine.size > 0) await writeTargets(context.db, file.id, targets);
  }
  await touchImport(context.db, draft.id, 'draft');
  return draftOutcome(draft.id, { choices: choices.length });
}

function strayOf({ fileId, index }: Choice, files: readonly FileRow[]): readonly Problem[] {
  const file = files.find((each) => each.id === fileId);
  if (file !== undefined && index < file.targets.length) return [];
  const subject = { entity: 'plan-file', id: fileId, field: String(index) };
  return [problem('plan.no-such-candidate', { number: index + 1, path: file?.path ?? fileId }, { subject })];
}

const BY_HAND = 'chosen by you';

async function proposeTargets(context: CommandContext, importId: ImportId): Promise<void> {
  const [files, seats] = [await listFiles(context.db, importId), await listSeats(context.db, context)];
  const chosen = new Set(files.flatMap((file) => file.targets.filter(isByHand).flatMap(projectOf)));
  const free = seats.filter((seat) => !chosen.has(seat.projectId));
  const proposals = matchPlans(files.flatMap(seekersOf), free);
  let next = 0;
  for (const file of files) {
    const targets = seekersOf(file).map((seeker, index): PlanMatch => {
      const proposal = proposals[next++];
      const kept = file.targets[index];
      if (proposal === undefined || (kept !== undefined && isByHand(kept))) return kept ?? UNMATCHED;
      const { target, reason } = proposal;
      return { target, reason, seenPlanId: seenPlan(target, seeker, seats) };
    });
    if (JSON.stringify(targets) !== JSON.stringify(file.targets)) await writeTargets(context.db, file.id, targets);
  }
}

export function isByHand(match: PlanMatch): boolean {
  return match.reason === BY_HAND;
}

function projectOf({ target }: PlanMatch): readonly ProjectId[] {
  return target.kind === 'project' ? [target.projectId] : [];
}

const UNMATCHED: PlanMatch = { target: { kind: 'new' }, reason: '', seenPlanId: null };

export function seekersOf(file: FileRow): readonly Seeker[] {
  return file.report.plans.map((plan) => ({
    path: file.path,
    digest: file.digest,
    externalId: plan.externalId,
    name: plan.name,
  }));
}

/** The plan that stands where this one is to go; for a project of its own, the one that the same file has become already. */
export function seenPlan(target: PlanTarget, seeker: Seeker, seats: readonly HeldSeat[]): string | null {
  return seatTaken(target, seeker, seats)?.planId ?? null;
}

export function seatTaken(target: PlanTarget, seeker: Seeker, seats: readonly HeldSeat[]): HeldSeat | null {
  if (target.kind === 'skip') return null;
  const isTaken =
    target.kind === 'project'
      ? (seat: HeldSeat) => seat.projectId === target.projectId
      : (seat: HeldSeat) => seat.digest === seeker.digest && seat.externalId === seeker.externalId;
  return seats.find(isTaken) ?? null;
}

/** Null when the draft may be worked on. Takes the draft's lock. */
export async function draftProblems(context: CommandContext, id: ImportId, version: number | null) {
  await lockImport(context.db, id);
  const draft = await readImport(context.db, id, context.caller.accountId);
  if (draft === null) return refused([problem('shell.not-found')]);
  if (draft.state === 'committed') return refused([problem('plan.import-committed')]);
  if (version !== null && draft.version !== version) return refused([staleVersion(version)]);
  return null;
}

function draftOutcome(importId: ImportId, payload: object | null): Result<Outcome<{ importId: ImportId }>> {
  return ok({ value: { importId }, moved: [], payload: { importId, ...payload }, inverse: null });
}
