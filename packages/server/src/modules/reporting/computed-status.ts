import type { Basis, Colour } from '@sightline/contract';
import { costEvidence } from './cost-evidence.ts';
import { type Evidence, type KnownColour, worstOf } from './evidence.ts';
import type { ProjectFacts } from './project-facts.ts';
import { scheduleEvidence } from './schedule-evidence.ts';

export type ComputedStatus = {
  readonly colour: Colour;
  /** The strongest evidence that was judged; for `unknown`, whether there are dates at all. */
  readonly basis: Basis;
  /** One sentence each, what decides first; for `unknown` what is missing. */
  readonly reasons: readonly string[];
};

/**
 * The worst of schedule and cost, as far as each is known (design/domain.md section 2.8). Green needs a judged schedule: money in order
 * says nothing about when. Projects before delivery, on hold and after go-live are judged on what exists, like any other; those that
 * were cancelled or rejected are not judged.
 *
 * computedStatus(facts of a project with nothing but a name) = unknown, basis nothing
 */
export function computedStatus(facts: ProjectFacts): ComputedStatus {
  if (facts.stage === 'cancelled' || facts.stage === 'rejected') {
    return {
      colour: 'unknown',
      basis: 'nothing',
      reasons: [`The project is ${facts.stage}: there is nothing left to judge.`],
    };
  }
  const [schedule, cost] = [scheduleEvidence(facts), costEvidence(facts)];
  const all = [...schedule, ...cost];
  const colour = overall(colourOf(schedule), colourOf(cost));
  return { colour, basis: basisOf(all, colour, facts), reasons: reasonsOf(all, colour) };
}

function colourOf(evidence: readonly Evidence[]): KnownColour | null {
  return worstOf(evidence.map((each) => each.colour));
}

function overall(schedule: KnownColour | null, cost: KnownColour | null): Colour {
  const worst = worstOf([schedule, cost]);
  if (worst === null) return 'unknown';
  return worst === 'green' ? (schedule ?? 'unknown') : worst;
}

const STRENGTH = ['earned-value', 'milestones-and-money', 'dates-only'] as const;

function basisOf(all: readonly Evidence[], colour: Colour, facts: ProjectFacts): Basis {
  if (colour === 'unknown') return hasDates(facts) ? 'dates-only' : 'nothing';
  return STRENGTH.find((basis) => all.some((each) => each.colour !== null && each.basis === basis)) ?? 'nothing';
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
