import type { PlanTarget } from '@sightline/contract';
import { type AccountId, type ImportId, ok, problem, type Result, refused } from '@sightline/kernel';
import { type CommandContext, type Outcome, staleVersion } from '../../audit/index.ts';
import { type InspectedFile, type PlanMatch, reportOf } from './inspected-file.ts';
import { matchPlans, type Seat } from './match-plans.ts';
import { insertFile, insertImport, listFiles, listSeats, lockImport, readImport, touchImport, writeTargets } from './store.ts';

type Draft = Promise<Result<Outcome<{ importId: ImportId }>>>;

export async function startImport(context: CommandContext, accountId: AccountId): Draft {
  const id = context.mint<'import'>();
  await insertImport(context.db, { id, accountId });
  return draftOutcome(id, null);
}

/** Puts inspected files into the draft and proposes anew where every plan belongs; choices made by hand stay. */
export async function addFiles(context: CommandContext, importId: ImportId, files: readonly InspectedFile[]): Draft {
  const refusal = await draftProblems(context, importId, null);
  if (refusal !== null) return refusal;
  for (const file of files) {
    await insertFile(context.db, { importId, id: context.mint<'plan-file'>(), file, report: reportOf(file) });
  }
  await proposeTargets(context, importId);
  await touchImport(context.db, importId, 'draft');
  return draftOutcome(importId, { digests: files.map((file) => file.digest) });
}

export type Choice = { readonly fileId: string; readonly index: number; readonly target: PlanTarget };

export async function chooseTargets(
  context: CommandContext,
  draft: { readonly id: ImportId; readonly version: number },
  choices: readonly Choice[],
): Draft {
  const refusal = await draftProblems(context, draft.id, draft.version);
  if (refusal !== null) return refusal;
  const seats = await listSeats(context.db);
  for (const file of await listFiles(context.db, draft.id)) {
    const mine = choices.filter((choice) => choice.fileId === file.id && choice.index < file.targets.length);
    const targets = file.targets.map((match, index) => {
      const choice = mine.findLast((each) => each.index === index);
      return choice === undefined ? match : { target: choice.target, reason: BY_HAND, seenPlanId: planAt(choice.target, seats) };
    });
    if (mine.length > 0) await writeTargets(context.db, file.id, targets);
  }
  await touchImport(context.db, draft.id, 'draft');
  return draftOutcome(draft.id, { choices: choices.length });
}

const BY_HAND = 'chosen by you';

async function proposeTargets(context: CommandContext, importId: ImportId): Promise<void> {
  const [files, seats] = [await listFiles(context.db, importId), await listSeats(context.db)];
  const seekers = files.flatMap((file) =>
    file.report.plans.map((plan) => ({ path: file.path, digest: file.digest, externalId: plan.externalId, name: plan.name })),
  );
  const proposals = matchPlans(seekers, seats);
  let next = 0;
  for (const file of files) {
    const targets = file.report.plans.map((_, index): PlanMatch => {
      const proposal = proposals[next++];
      const kept = file.targets[index];
      if (proposal === undefined || kept?.reason === BY_HAND) return kept ?? { target: { kind: 'new' }, reason: '', seenPlanId: null };
      return { target: proposal.target, reason: proposal.reason, seenPlanId: planAt(proposal.target, seats) };
    });
    await writeTargets(context.db, file.id, targets);
  }
}

function planAt(target: PlanTarget, seats: readonly (Seat & { readonly planId: string | null })[]): string | null {
  return target.kind === 'project' ? (seats.find((seat) => seat.projectId === target.projectId)?.planId ?? null) : null;
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

function draftOutcome(importId: ImportId, payload: unknown): Result<Outcome<{ importId: ImportId }>> {
  return ok({ value: { importId }, moved: [], payload: { importId, ...(payload ?? {}) }, inverse: null });
}
