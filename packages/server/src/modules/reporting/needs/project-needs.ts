import type { Need } from '@sightline/contract';
import { addDays, civilFromDay, dateOfDay, dayFromCivil, dayOfDate, type LocalDate } from '@sightline/kernel';
import { SEVERITY } from '../evidence.ts';
import { countWords, dateWords, monthWords } from '../words.ts';
import { budgetOf, type ClockFrame, clockOf, isLate, nameManager, projectOf } from './record-needs.ts';
import { LIMITS, type LooseCost, REPORT_MONTHS, type WaitingProject } from './waiting.ts';

/** Colours from which a reported status is challenged. */
const STEPS = 2;

/** Null where what is reported and what is computed are less than two steps apart, or one of them is not known. */
export function unlikeNeed(project: WaitingProject, frame: ClockFrame): Need | null {
  const { reported, computed, manager } = project;
  if (reported === null || computed.colour === 'unknown') return null;
  if (Math.abs(SEVERITY[reported.colour] - SEVERITY[computed.colour]) < STEPS) return null;
  const [reason = ''] = computed.reasons;
  return {
    ...aboutProject(project),
    what: `Reported ${reported.colour}, computed ${computed.colour}`,
    cause: `Reported ${reported.colour} on ${dateWords(reported.on)}. ${reason}`.trim(),
    valueMinor: budgetOf(project),
    ...clockOf(frame.dueAfter(reported.on, LIMITS.challengeDays), frame),
    nextStep: manager === null ? nameManager(project) : `Ask ${manager.name} why it was reported ${reported.colour}.`,
  };
}

const REPORTING_STAGES: readonly WaitingProject['stage'][] = ['initiate', 'deliver', 'deploy'];

/** Null where the months that are over and due are all told. `given` are the months that this project reported on. */
export function reportNeed(project: WaitingProject, given: ReadonlySet<LocalDate>, frame: ClockFrame): Need | null {
  if (!REPORTING_STAGES.includes(project.stage)) return null;
  const missing = missingMonths(project, given, frame);
  const [oldest] = missing;
  const latest = missing.at(-1);
  if (oldest === undefined || latest === undefined) return null;
  const { manager, reported } = project;
  const months = missing.length === 1 ? monthWords(oldest) : `${monthWords(oldest)} to ${monthWords(latest)}`;
  const last = reported === null ? 'nothing was ever reported' : `the last was given on ${dateWords(reported.on)}`;
  return {
    ...aboutProject(project),
    what: `No report for ${months}`,
    cause: `${countWords(missing.length, 'report')} missing; ${last}.`,
    valueMinor: budgetOf(project),
    ...clockOf(dueOnOf(oldest, frame), frame),
    nextStep: manager === null ? nameManager(project) : `Ask ${manager.name} for the report on ${monthWords(latest)}.`,
  };
}

/** First days of the last months without a report, oldest first; up to the newest one that was given. */
function missingMonths(
  project: WaitingProject,
  given: ReadonlySet<LocalDate>,
  frame: ClockFrame,
): readonly LocalDate[] {
  const missing: LocalDate[] = [];
  for (const month of lastMonths(frame.today)) {
    const isDue = isLate(clockOf(dueOnOf(month, frame), frame));
    if (isTold(project, given, month) || !hasBegun(project, given, month)) break;
    if (isDue) missing.unshift(month);
  }
  return missing;
}

/** Whoever keeps monthly reports is judged by them; else a colour given in the month or later counts for it. */
function isTold({ reported }: WaitingProject, given: ReadonlySet<LocalDate>, month: LocalDate): boolean {
  return given.size > 0 ? given.has(month) : reported !== null && reported.on >= month;
}

/** Without a first day nobody can say when a project began to owe reports, but one that gave some owes more. */
function hasBegun({ startsOn, reported }: WaitingProject, given: ReadonlySet<LocalDate>, month: LocalDate): boolean {
  return startsOn === null ? reported !== null || given.size > 0 : startsOn <= month;
}

/** The first days of the months that are over, latest first. */
function lastMonths(today: LocalDate): readonly LocalDate[] {
  return Array.from({ length: REPORT_MONTHS }, (_, index) => monthStart(today, -1 - index));
}

export function monthStart(date: LocalDate, offset: number): LocalDate {
  const { year, month } = civilFromDay(dayOfDate(date));
  const count = year * 12 + (month - 1) + offset;
  return dateOfDay(dayFromCivil(Math.floor(count / 12), (count % 12) + 1, 1));
}

function dueOnOf(month: LocalDate, { dueAfter }: ClockFrame): LocalDate | null {
  return dueAfter(addDays(monthStart(month, 1), -1), LIMITS.reportDays);
}

export function costNeed(cost: LooseCost, frame: ClockFrame): Need {
  const monthEnd = addDays(monthStart(cost.periodOn, 1), -1);
  const from = cost.vendor === null ? '' : ` from ${cost.vendor}`;
  const named = cost.project === null ? 'names no project' : `names '${cost.project}', which is no project here`;
  return {
    id: cost.id,
    project: null,
    record: { kind: 'unassigned-cost', id: cost.id, key: cost.key },
    what: cost.description ?? cost.ledgerRef ?? cost.key,
    cause: `A line of ${monthWords(cost.periodOn)}${from} that ${named}; it is in no project's spending.`,
    valueMinor: cost.amountMinor,
    ...clockOf(frame.dueAfter(monthEnd, LIMITS.costDays), frame),
    nextStep: 'Assign it to the project that it belongs to.',
  };
}

function aboutProject(project: WaitingProject) {
  return { id: project.id, project: projectOf(project), record: null };
}
