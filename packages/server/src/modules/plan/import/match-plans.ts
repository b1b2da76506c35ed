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
  /** Of the plan that it holds; null without one. */
  readonly planName: string | null;
  readonly externalId: string | null;
  readonly digest: string | null;
};

export type Fit = { readonly seat: Seat; readonly score: number; readonly reason: string };

/** From this score on a fit is proposed; below it is offered as an alternative. */
const PROPOSED = 0.6;
const OFFERED = 0.25;
const MOST_OFFERED = 5;

/** Copies of a template share its id, and ids of two databases may coincide: the plan's name must be this much alike too. */
const SAME_PLAN = 0.5;

/** `fits` are the register rows that a person may choose from, best first; the proposed one among them. */
export type Proposal = { readonly target: PlanTarget; readonly reason: string; readonly fits: readonly Fit[] };

/**
 * Proposes one row at most once: the best fit takes it, the next one looks further. Ties go to the earlier file.
 * A plan that came before among the seekers, byte for byte, is proposed to be left out.
 */
export function matchPlans(seekers: readonly Seeker[], seats: readonly Seat[]): readonly Proposal[] {
  const fitsOf = seatFinder(seats);
  const repeats = repeatsOf(seekers);
  const fits = seekers.map((seeker) => fitsOf(seeker));
  const pairs = fits.flatMap((list, seeker) =>
    repeats.has(seeker) ? [] : list.filter((fit) => fit.score >= PROPOSED).map((fit) => ({ seeker, fit })),
  );
  pairs.sort((a, b) => b.fit.score - a.fit.score || a.seeker - b.seeker || (a.fit.seat.key < b.fit.seat.key ? -1 : 1));
  const takenBySeeker = new Map<number, Fit>();
  const takenSeats = new Set<ProjectId>();
  for (const { seeker, fit } of pairs) {
    if (takenBySeeker.has(seeker) || takenSeats.has(fit.seat.projectId)) continue;
    takenBySeeker.set(seeker, fit);
    takenSeats.add(fit.seat.projectId);
  }
  return fits.map((list, seeker) => {
    const first = repeats.get(seeker);
    return first === undefined ? proposalOf(takenBySeeker.get(seeker), list) : leftOut(first, list);
  });
}

function proposalOf(fit: Fit | undefined, all: readonly Fit[]): Proposal {
  const fits = all.slice(0, MOST_OFFERED);
  if (fit === undefined) return { target: { kind: 'new' }, reason: 'no project of the register is like it', fits };
  return { target: { kind: 'project', projectId: fit.seat.projectId }, reason: fit.reason, fits };
}

function leftOut(first: Seeker, all: readonly Fit[]): Proposal {
  const reason = `the same plan stands in '${first.path}' of this import`;
  return { target: { kind: 'skip' }, reason, fits: all.slice(0, MOST_OFFERED) };
}

/** Positions of seekers whose plan stands in an earlier one, with that one. */
function repeatsOf(seekers: readonly Seeker[]): ReadonlyMap<number, Seeker> {
  const firsts = new Map<string, Seeker>();
  const repeats = new Map<number, Seeker>();
  for (const [index, seeker] of seekers.entries()) {
    const identity = `${seeker.digest} ${seeker.externalId}`;
    const first = firsts.get(identity);
    if (first === undefined) firsts.set(identity, seeker);
    else repeats.set(index, first);
  }
  return repeats;
}

/** What is compared, cut into words once: for each text its words with spaces around, and its telling words. */
type KnownSeat = { readonly seat: Seat; readonly keyRun: string; readonly words: ReadonlySet<string> };
type KnownSeeker = Seeker & {
  readonly pathRun: string;
  readonly nameRun: string;
  readonly nameWords: ReadonlySet<string>;
  readonly fileWords: ReadonlySet<string>;
};

/** Looks only at the rows that share a word or an id with the seeker: a folder of files against thousands of rows stays quick. */
function seatFinder(seats: readonly Seat[]): (seeker: Seeker) => readonly Fit[] {
  const index = new Map<string, Set<KnownSeat>>();
  for (const seat of seats) {
    const known = { seat, keyRun: runOf(seat.key), words: wordsOf(seat.name) };
    for (const clue of [...known.words, ...tokensOf(seat.key), `id ${seat.externalId}`]) {
      index.set(clue, (index.get(clue) ?? new Set()).add(known));
    }
  }
  return (given) => {
    const seeker = knownSeeker(given);
    const clues = new Set([...tokensOf(seeker.path), ...tokensOf(seeker.name), `id ${seeker.externalId}`]);
    const near = new Set([...clues].flatMap((clue) => [...(index.get(clue) ?? [])]));
    return [...near]
      .map((known) => fitOf(seeker, known))
      .filter((fit) => fit.score >= OFFERED)
      .sort((a, b) => b.score - a.score || (a.seat.key < b.seat.key ? -1 : 1));
  };
}

function knownSeeker(seeker: Seeker): KnownSeeker {
  const { path, name } = seeker;
  return {
    ...seeker,
    pathRun: runOf(path),
    nameRun: runOf(name),
    nameWords: wordsOf(name),
    fileWords: wordsOf(stemOf(path)),
  };
}

function fitOf(seeker: KnownSeeker, { seat, keyRun, words }: KnownSeat): Fit {
  if (seat.digest === seeker.digest && seat.externalId === seeker.externalId) {
    return { seat, score: 1, reason: `the same file is attached to ${seat.key} already` };
  }
  if (seeker.pathRun.includes(keyRun)) return { seat, score: 0.98, reason: `the file's name holds ${seat.key}` };
  if (seeker.nameRun.includes(keyRun)) return { seat, score: 0.97, reason: `the plan's name holds ${seat.key}` };
  if (seat.planName !== null && seat.externalId === seeker.externalId) {
    return likeness(seat.planName, seeker.name) >= SAME_PLAN
      ? { seat, score: 0.96, reason: `${seat.key} holds an earlier version of this plan` }
      : { seat, score: 0.5, reason: `${seat.key} holds '${seat.planName}', which has the same id` };
  }
  const [byPlan, byFile] = [dice(seeker.nameWords, words), dice(seeker.fileWords, words)];
  const score = 0.95 * Math.max(byPlan, byFile);
  if (byPlan >= byFile) return { seat, score, reason: `its name '${seeker.name}' is like '${seat.name}'` };
  return { seat, score, reason: `its file '${stemOf(seeker.path)}' is like '${seat.name}'` };
}

/** The words of a text with a space around each, so that PRJ-10 is not found in PRJ-101. A key has at least one letter or digit. */
function runOf(text: string): string {
  return ` ${tokensOf(text).join(' ')} `;
}

/** Words that many names share and that tell nothing apart. */
const COMMON = new Set([
  'project',
  'plan',
  'the',
  'a',
  'of',
  'and',
  'for',
  'new',
  'schedule',
  'mpp',
  'xml',
  'xer',
  'v1',
  'v2',
  'final',
  'copy',
  'programme',
  'program',
]);

/** Share of words in common, 0 to 1; 1 for equal names. */
export function likeness(a: string, b: string): number {
  return dice(wordsOf(a), wordsOf(b));
}

/** Dice's coefficient of two sets. */
function dice(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((word) => right.has(word)).length;
  return (2 * shared) / (left.size + right.size);
}

function wordsOf(text: string): ReadonlySet<string> {
  const tokens = tokensOf(text);
  const telling = tokens.filter((word) => !COMMON.has(word));
  return new Set(telling.length > 0 ? telling : tokens);
}

function tokensOf(text: string): readonly string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

export function stemOf(path: string): string {
  const base = path.split('/').at(-1) ?? path;
  return base
    .replace(/\.[^.]+$/, '')
    .replaceAll('_', ' ')
    .trim();
}
