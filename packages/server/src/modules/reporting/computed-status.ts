import type { Basis, Colour } from '@sightline/contract';
import { costEvidence } from './cost-evidence.ts';
import { type Dimension, type Evidence, type KnownColour, SEVERITY, worstOf } from './evidence.ts';
import { endedWords, isEnded, type ProjectFacts } from './project-facts.ts';
import { registerEvidence } from './register-evidence.ts';
import { scheduleEvidence } from './schedule-evidence.ts';

export type ComputedStatus = {
  readonly colour: Colour;
  /** The strongest evidence that was judged; for `unknown`, whether there are dates at all. */
  readonly basis: Basis;
  /** One sentence each, what decides first; for `unknown` what is missing. */
  readonly reasons: readonly string[];
  /** Each dimension of which something is known, by itself. */
  readonly dimensions: readonly DimensionStatus[];
};

export type DimensionStatus = {
  readonly dimension: Dimension;
  readonly colour: KnownColour;
  /** What decides it. */
  readonly reason: string;
};

/**
 * The worst of schedule, cost and benefit, and the second-worst of the rest, as far as each is known (design/domain.md section 2.8): one
 * bad register is a matter for the project, two are one for those above it. Green needs a judged schedule: money in order says nothing
 * about when; and whoever has not reported for two months is not green. Projects before delivery and on hold are judged on what exists,
 * like any other; of those whose work is over only the benefits that are still to come.
 *
 * computedStatus(facts of a project with nothing but a name) = unknown, basis nothing
 */
export function computedStatus(facts: ProjectFacts): ComputedStatus {
  const ended = endedWords(facts);
  if (ended !== null && facts.benefits.open === 0) {
    return {
      colour: 'unknown',
      basis: 'nothing',
      reasons: [`${ended}: there is nothing left to judge.`],
      dimensions: [],
    };
  }
  const work = ended === null ? [...scheduleEvidence(facts), ...costEvidence(facts)] : [];
  const all = [...work, ...registerEvidence(facts)];
  const dimensions = DIMENSIONS.flatMap((dimension) => dimensionStatus(dimension, all));
  const colour = overall(dimensions);
  return { colour, basis: basisOf(all, colour, facts), reasons: reasonsOf(all, colour), dimensions };
}

const DIMENSIONS: readonly Dimension[] = ['schedule', 'cost', 'benefit', 'scope', 'resource', 'risk', 'data'];
const FIRST: readonly Dimension[] = ['schedule', 'cost', 'benefit'];

function dimensionStatus(dimension: Dimension, all: readonly Evidence[]): readonly DimensionStatus[] {
  const own = all.filter((each) => each.dimension === dimension);
  const colour = worstOf(own.map((each) => each.colour));
  const reason = own.find((each) => each.colour === colour)?.text;
  return colour === null || reason === undefined ? [] : [{ dimension, colour, reason }];
}

function overall(dimensions: readonly DimensionStatus[]): Colour {
  const colourOf = (wanted: Dimension) => dimensions.find(({ dimension }) => dimension === wanted)?.colour ?? null;
  const isSilent = colourOf('data') === 'red';
  const worst = worstOf([...FIRST.map(colourOf), secondWorst(dimensions), isSilent ? 'amber' : null]);
  if (worst === null || worst !== 'green') return worst ?? 'unknown';
  return colourOf('schedule') ?? 'unknown';
}

/** Null where fewer than two of the rest are known. */
function secondWorst(dimensions: readonly DimensionStatus[]): KnownColour | null {
  const rest = dimensions.filter(({ dimension }) => !FIRST.includes(dimension)).map(({ colour }) => colour);
  return [...rest].sort((a, b) => SEVERITY[b] - SEVERITY[a])[1] ?? null;
}

const STRENGTH = ['earned-value', 'milestones-and-money', 'dates-only'] as const;

function basisOf(all: readonly Evidence[], colour: Colour, facts: ProjectFacts): Basis {
  if (colour === 'unknown') return hasDates(facts) && !isEnded(facts) ? 'dates-only' : 'nothing';
  return STRENGTH.find((basis) => all.some((each) => each.colour !== null && each.basis === basis)) ?? 'registers';
}

function hasDates({ goLiveOn, forecastOn, plan, milestones }: ProjectFacts): boolean {
  if (goLiveOn !== null || forecastOn !== null || (plan !== null && plan.finishOn !== null)) return true;
  return milestones.some((each) => each.baselineOn !== null || each.forecastOn !== null || each.actualOn !== null);
}

const BAD_FIRST: Readonly<Record<Colour, number>> = { red: 1, amber: 2, unknown: 3, green: 4 };

/** What decides the colour first, then the rest from bad to good; what is missing before what is in order. */
function reasonsOf(all: readonly Evidence[], colour: Colour): readonly string[] {
  const rank = (each: Evidence) => ((each.colour ?? 'unknown') === colour ? 0 : BAD_FIRST[each.colour ?? 'unknown']);
  return [...all].sort((a, b) => rank(a) - rank(b)).map((each) => each.text);
}
