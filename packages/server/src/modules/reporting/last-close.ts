import type { Period, Stage } from '@sightline/contract';
import { addDays, type LocalDate } from '@sightline/kernel';
import type { ReportFacts } from './project-facts.ts';

type Closing = Pick<Period, 'lastOn' | 'state'>;

/**
 * The last day of the last month that is closed: its money no longer moves. Where none is, the last day of the month before today's.
 * What is earned is compared with what was spent by this day and no other.
 */
export function lastClose(periods: readonly Closing[], today: LocalDate): LocalDate {
  const closed = periods.filter(({ lastOn, state }) => state === 'closed' && lastOn < today);
  const days = closed.map(({ lastOn }) => lastOn).sort();
  return days.at(-1) ?? endOfLastMonth(today);
}

export function endOfLastMonth(today: LocalDate): LocalDate {
  return addDays(`${today.slice(0, 7)}-01` as LocalDate, -1);
}

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
