import type { Colour, SightRow } from '@sightline/contract';
import { computedStatus } from './computed-status.ts';
import { costEstimateOf, costIndexOf } from './cost-estimate.ts';
import { type Forecast, forecastOf, nextMilestoneOf } from './forecast.ts';
import { schedulePerformanceOf } from './performance.ts';
import { progressOf } from './project-facts.ts';
import type { Sight } from './read-sights.ts';
import { openDateColour, type SlipFrame, slipColour } from './slip.ts';
import { weekdaysBetween } from './weekdays.ts';

/** The project's line: what is on record, and what follows from it. */
export function sightRow({ project, facts, reported, money, ...names }: Sight): SightRow {
  const forecast = forecastOf(facts);
  const next = nextMilestoneOf(facts);
  const status = computedStatus(facts);
  const progress = progressOf(facts);
  const estimate = costEstimateOf(facts);
  const earned = facts.plan?.earnedValue ?? null;
  return {
    id: project.id,
    key: project.key,
    version: project.version,
    name: project.name,
    program: named(names.program),
    portfolio: named(names.portfolio),
    sponsor: named(names.sponsor),
    manager: named(names.manager),
    tier: project.tier,
    priority: project.priority,
    stage: project.stage,
    reported,
    computed: { ...status, reasons: [...status.reasons], dimensions: [...status.dimensions] },
    nextMilestone:
      next === null ? null : { name: next.name, on: next.on, isLate: next.isLate, colour: openDateColour(next, facts) },
    goLiveOn: project.goLiveOn,
    finishOn: forecast.finish?.on ?? null,
    slipDays: forecast.slipDays,
    slipColour: slipColourOf(forecast, facts),
    floatDays: facts.plan?.leastFloatDays ?? null,
    progressPercent: progress === null ? null : Math.round(progress.percent * 10) / 10,
    ...money,
    costIndex: costIndexOf(facts),
    scheduleIndex: schedulePerformanceOf(earned)?.index ?? null,
    earnedOn: earned?.on ?? null,
    estimateMinor: estimate?.minor ?? null,
    estimateGrowth: estimate?.growth ?? null,
    taskCount: facts.plan?.taskCount ?? 0,
  };
}

function slipColourOf({ finish, committed }: Forecast, facts: SlipFrame): Colour | null {
  if (finish === null || committed === null) return null;
  return slipColour(weekdaysBetween(committed.on, finish.on), committed.on, facts);
}

function named<Id>(ref: { readonly id: Id; readonly name: string } | null): { id: Id; name: string } | null {
  return ref === null ? null : { id: ref.id, name: ref.name };
}
