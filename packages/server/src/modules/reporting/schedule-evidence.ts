import type { Stage } from '@sightline/contract';
import type { LocalDate } from '@sightline/kernel';
import { atLeast, atMostAmber, type Evidence, type KnownColour } from './evidence.ts';
import { type Committed, type Forecast, forecastOf } from './forecast.ts';
import { milestoneEvidence } from './milestone-evidence.ts';
import { indexOf, schedulePerformanceOf } from './performance.ts';
import { isFinished, type ProjectFacts } from './project-facts.ts';
import { dates, sinceColour, slipColour } from './slip.ts';
import { weekdaysBetween } from './weekdays.ts';
import { countWords, dateWords, percentWords, stageWords } from './words.ts';

/** All that speaks for or against the schedule; where nothing could be compared, what is missing for it. */
export function scheduleEvidence(facts: ProjectFacts): readonly Evidence[] {
  const forecast = forecastOf(facts);
  const compared = [...performanceEvidence(facts), ...finishEvidence(facts, forecast), ...milestoneEvidence(facts)];
  const isCompared = compared.some((each) => each.colour !== null);
  const missing = isCompared ? [] : [dates(null, missingText(facts, forecast))];
  return [...compared, ...floatEvidence(facts), ...passedEvidence(facts, forecast), ...missing];
}

function performanceEvidence(facts: ProjectFacts): readonly Evidence[] {
  const performance = schedulePerformanceOf(facts.plan?.earnedValue ?? null);
  if (performance === null) return [];
  const { index, by, percent } = performance;
  const { spiGreenFrom, spiAmberFrom, spiIgnoredUnderPercent } = facts.rules;
  const claim = (colour: KnownColour | null, text: string): Evidence[] => [
    { dimension: 'schedule', colour, basis: 'earned-value', text },
  ];
  if (percent < spiIgnoredUnderPercent) {
    return claim(
      null,
      `The schedule performance index is left out under ${spiIgnoredUnderPercent}% complete; ${percentWords(percent)} of the work is earned.`,
    );
  }
  const colour = index >= spiGreenFrom ? 'green' : index >= spiAmberFrom ? 'amber' : 'red';
  return claim(
    colour,
    `The schedule performance index ${PERFORMANCE_WORDS[by](indexOf(index))} (green from ${indexOf(spiGreenFrom)}, red under ${indexOf(spiAmberFrom)}).`,
  );
}

const PERFORMANCE_WORDS = {
  time: (index: string) =>
    `by time, SPI(t), is ${index}: the work done by now was to be done in that share of the time`,
  value: (index: string) => `is ${index}: of the work planned by now that share is earned`,
} as const;

/** A milestone's own baseline is judged with the milestones. */
function finishEvidence(facts: ProjectFacts, { finish, committed }: Forecast): readonly Evidence[] {
  if (finish === null || committed === null || committed.from === 'milestone-baseline') return [];
  const days = weekdaysBetween(committed.on, finish.on);
  const colour = slipColour(days, committed.on, facts);
  return [
    dates(
      colour,
      `The finish, ${dateWords(finish.on)} ('${finish.name}'), ${lateWords(days)} ${committedWords(committed)}.`,
    ),
  ];
}

function floatEvidence({ plan, rules }: ProjectFacts): readonly Evidence[] {
  if (plan === null || plan.leastFloatDays === null || plan.leastFloatDays >= rules.floatRedUnderDays) return [];
  const task = plan.leastFloatTask === null ? 'A task' : `Task '${plan.leastFloatTask.name}'`;
  return [
    dates(
      'red',
      `${task} is ${countWords(plan.leastFloatDays, 'working day')} short of a date that the plan must keep (negative float).`,
    ),
  ];
}

/** Stages in which go-live has not happened yet. */
const BEFORE_GO_LIVE: readonly Stage[] = [
  'idea',
  'screening',
  'business-case',
  'approved',
  'initiate',
  'deliver',
  'on-hold',
];

/** A day that has passed while the work is open: it will be late by at least the days since. */
function passedEvidence(facts: ProjectFacts, { finish, committed }: Forecast): readonly Evidence[] {
  if (isFinished(facts)) return [];
  const found: Evidence[] = [];
  if (finish?.from === 'plan' && finish.on < facts.today) {
    const colour = committed === null ? atMostAmber(sinceColour(finish.on, facts)) : sinceColour(committed.on, facts);
    const text = `The plan's finish was ${agoWords(finish.on, facts)}, and ${doneWords(facts)} of its work is done.`;
    found.push(dates(atLeast(colour), text));
  }
  if (facts.goLiveOn !== null && facts.goLiveOn < facts.today && BEFORE_GO_LIVE.includes(facts.stage)) {
    const text = `Go-live was to be ${agoWords(facts.goLiveOn, facts)}, and the stage is still ${stageWords(facts.stage)}.`;
    found.push(dates(atLeast(atMostAmber(sinceColour(facts.goLiveOn, facts))), text));
  }
  return found;
}

function agoWords(on: LocalDate, { today }: ProjectFacts): string {
  return `${dateWords(on)}, ${countWords(weekdaysBetween(on, today), 'working day')} ago`;
}

function doneWords({ plan }: ProjectFacts): string {
  const percent = plan?.progressPercent ?? null;
  return percent === null ? 'not all' : percentWords(Math.min(percent, 99.9));
}

function lateWords(days: number): string {
  if (days === 0) return 'keeps';
  return `is ${countWords(days, 'working day')} ${days > 0 ? 'after' : 'before'}`;
}

function committedWords({ from, on }: Committed): string {
  switch (from) {
    case 'plan-baseline':
      return `the plan's baseline finish ${dateWords(on)}`;
    case 'milestone-baseline':
      return `the last milestone's baseline ${dateWords(on)}`;
    case 'go-live':
      return `go-live ${dateWords(on)}`;
  }
}

function missingText(facts: ProjectFacts, { finish }: Forecast): string {
  if (finish !== null) {
    return `There is no baseline to compare the finish with, ${dateWords(finish.on)} ('${finish.name}').`;
  }
  if (facts.plan !== null) return `The plan '${facts.plan.name}' could not be scheduled: there is no finish to judge.`;
  if (facts.milestones.length > 0) {
    return 'There is no baseline to compare the finish with: no open milestone has both a baseline and a forecast.';
  }
  return facts.goLiveOn === null
    ? 'There is no plan, no milestone and no go-live date to judge the schedule by.'
    : `There is no baseline to compare the finish with: no plan and no milestones, only go-live ${dateWords(facts.goLiveOn)}.`;
}
