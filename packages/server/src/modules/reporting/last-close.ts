import type { Period, Stage } from '@sightline/contract';
import { addDays, type LocalDate } from '@sightline/kernel';
import type { ReportFacts } from './project-facts.ts';

/**
 * The last day of the last month whose money is no longer moving: closed, or closing. Where no months are kept, the last day of the
 * month before today's. What is earned is compared with what was spent by this day and no other.
 */
export function lastClose(periods: readonly Period[], today: LocalDate): LocalDate {
  if (periods.length === 0) return addDays(`${today.slice(0, 7)}-01` as LocalDate, -1);
  const over = periods.filter(({ lastOn, state }) => state !== 'open' && lastOn < today).map(({ lastOn }) => lastOn);
  return over.sort().at(-1) ?? LONG_AGO;
}

/** Nothing was spent by then: no month has been closed yet. */
const LONG_AGO = '1900-01-01' as LocalDate;

type Reporting = {
  readonly stage: Stage;
  /** The first day of the last month that was reported; null = never. */
  readonly reportedOn: LocalDate | null;
  /** When the work began, as far as a plan says it. */
  readonly startOn: LocalDate | null;
  /** Whether anybody reports by the month. */
  readonly areReportsKept: boolean;
  readonly closedOn: LocalDate;
};

const NOTHING_DUE: readonly Stage[] = ['idea', 'screening', 'business-case', 'approved'];

/** Closed months without a report: since the last one, or since the work began. Null = none is due, or nothing says since when. */
export function reportFacts({ stage, reportedOn, startOn, areReportsKept, closedOn }: Reporting): ReportFacts | null {
  if (reportedOn !== null) return { lastOn: reportedOn, missing: monthsBetween(reportedOn, closedOn) };
  if (!areReportsKept || startOn === null || NOTHING_DUE.includes(stage)) return null;
  return { lastOn: null, missing: startOn > closedOn ? 0 : monthsBetween(startOn, closedOn) + 1 };
}

function monthsBetween(from: LocalDate, to: LocalDate): number {
  const monthOf = (day: LocalDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return Math.max(0, monthOf(to) - monthOf(from));
}
