import type { PlanTarget } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';

/** A plan that looks for its register row. */
export type Seeker = {
  readonly path: string;
  readonly digest: string;
  readonly externalId: string;
  readonly name: string;
};

/** A register row, and the plan that it holds already. */
export type Seat = {
  readonly projectId: ProjectId;
  readonly key: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly digest: string | null;
};

export type Fit = { readonly seat: Seat; readonly score: number; readonly reason: string };

/** From this score on a fit is proposed; below it is offered as an alternative. */
const PROPOSED = 0.6;
const OFFERED = 0.25;
const MOST_OFFERED = 5;

export type Proposal = { readonly target: PlanTarget; readonly reason: string; readonly alternatives: readonly Fit[] };

/** Proposes one row at most once: the best fit takes it, the next one looks further. Ties go to the earlier file. */
export function matchPlans(seekers: readonly Seeker[], seats: readonly Seat[]): readonly Proposal[] {
  const fits = seekers.map((seeker) => fitsOf(seeker, seats));
  const pairs = fits.flatMap((list, seeker) => list.filter((fit) => fit.score >= PROPOSED).map((fit) => ({ seeker, fit })));
  pairs.sort((a, b) => b.fit.score - a.fit.score || a.seeker - b.seeker || (a.fit.seat.key < b.fit.seat.key ? -1 : 1));
  const takenBySeeker = new Map<number, Fit>();
  const takenSeats = new Set<ProjectId>();
  for (const { seeker, fit } of pairs) {
    if (takenBySeeker.has(seeker) || takenSeats.has(fit.seat.projectId)) continue;
    takenBySeeker.set(seeker, fit);
    takenSeats.add(fit.seat.projectId);
  }
  return fits.map((list, seeker) => proposalOf(takenBySeeker.get(seeker), list));
}

function proposalOf(fit: Fit | undefined, all: readonly Fit[]): Proposal {
  const alternatives = all.filter((each) => each !== fit).slice(0, MOST_OFFERED);
  if (fit === undefined) return { target: { kind: 'new' }, reason: 'no project of the register is like it', alternatives };
  return { target: { kind: 'project', projectId: fit.seat.projectId }, reason: fit.reason, alternatives };
}

function fitsOf(seeker: Seeker, seats: readonly Seat[]): readonly Fit[] {
  return seats
    .map((seat) => fitOf(seeker, seat))
    .filter((fit) => fit.score >= OFFERED)
    .sort((a, b) => b.score - a.score || (a.seat.key < b.seat.key ? -1 : 1));
}

function fitOf(seeker: Seeker, seat: Seat): Fit {
  if (seat.digest === seeker.digest && seat.externalId === seeker.externalId) {
    return { seat, score: 1, reason: `the same file is attached to ${seat.key} already` };
  }
  const stem = stemOf(seeker.path);
  if (hasKey(seeker.path, seat.key)) return { seat, score: 0.98, reason: `the file's name holds ${seat.key}` };
  if (hasKey(seeker.name, seat.key)) return { seat, score: 0.97, reason: `the plan's name holds ${seat.key}` };
  if (seat.externalId !== null && seat.externalId === seeker.externalId) {
    return { seat, score: 0.96, reason: `${seat.key} holds an earlier version of this plan` };
  }
  const [byPlan, byFile] = [likeness(seeker.name, seat.name), likeness(stem, seat.name)];
  const score = 0.95 * Math.max(byPlan, byFile);
  return { seat, score, reason: byPlan >= byFile ? `its name '${seeker.name}' is like '${seat.name}'` : `its file '${stem}' is like '${seat.name}'` };
}

/** The key as a word of its own: PRJ-10 is not in PRJ-101. */
function hasKey(text: string, key: string): boolean {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(^|[^\\p{L}\\p{N}])${escaped}($|[^\\p{L}\\p{N}])`, 'iu').test(text);
}

/** Words that many names share and that tell nothing apart. */
const COMMON = new Set(['project', 'plan', 'the', 'a', 'of', 'and', 'for', 'new', 'schedule', 'mpp', 'xml', 'xer', 'v1', 'v2', 'final', 'copy', 'programme', 'program']);

/** Share of words in common (Dice), 0 to 1; 1 for equal names. */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((word) => right.has(word)).length;
  return (2 * shared) / (left.size + right.size);
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const telling = words.filter((word) => word !== '' && !COMMON.has(word));
  return new Set(telling.length > 0 ? telling : words.filter((word) => word !== ''));
}

export function stemOf(path: string): string {
  const base = path.split('/').at(-1) ?? path;
  return base.replace(/\.[^.]+$/, '').replaceAll('_', ' ').trim();
}
