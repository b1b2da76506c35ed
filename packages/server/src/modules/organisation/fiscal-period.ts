import type { Period, PeriodState } from '@sightline/contract';
import { dateOfDay, dayFromCivil, dayNumber, type LocalDate, type Problem, problem } from '@sightline/kernel';

const MONTHS = 12;

/**
 * The twelve months of a fiscal year, which has the number of the calendar year in which it ends.
 * fiscalYearPeriods(2027, 4) begins on 2026-04-01 and ends on 2027-03-31.
 */
export function fiscalYearPeriods(fiscalYear: number, firstMonth: number): readonly Period[] {
  const firstYear = firstMonth === 1 ? fiscalYear : fiscalYear - 1;
  return Array.from({ length: MONTHS }, (_, index) => ({
    firstOn: firstOfMonth(firstYear, firstMonth + index),
    lastOn: dayBefore(firstOfMonth(firstYear, firstMonth + index + 1)),
    fiscalYear,
    number: index + 1,
    state: 'open' as const,
    reason: null,
  }));
}

/** @param month may run past 12 into the next year */
function firstOfMonth(year: number, month: number): LocalDate {
  return dateOfDay(dayFromCivil(year + Math.floor((month - 1) / MONTHS), ((month - 1) % MONTHS) + 1, 1));
}

function dayBefore(date: LocalDate): LocalDate {
  return dateOfDay(dayNumber(dayFromCivil(...civil(date)) - 1));
}

function civil(date: LocalDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** A year is added once, and not across periods that are there: a changed first month can make years overlap. */
export function addedYearProblems(
  periods: readonly Period[],
  fiscalYear: number,
  firstMonth: number,
): readonly Problem[] {
  if (periods.some((each) => each.fiscalYear === fiscalYear)) {
    return [problem('organisation.fiscal-year-there', { fiscalYear })];
  }
  const wanted = fiscalYearPeriods(fiscalYear, firstMonth);
  return periods
    .filter((there) => wanted.some((each) => each.firstOn <= there.lastOn && there.firstOn <= each.lastOn))
    .map(({ firstOn, lastOn, fiscalYear: year }) =>
      problem('organisation.periods-overlap', { fiscalYear, year, firstOn, lastOn }),
    );
}

export function removedYearProblems(periods: readonly Period[], fiscalYear: number): readonly Problem[] {
  const own = periods.filter((each) => each.fiscalYear === fiscalYear);
  if (own.length === 0) return [problem('organisation.fiscal-year-missing', { fiscalYear })];
  return own
    .filter(({ state, reason }) => state !== 'open' || reason !== null)
    .map(({ firstOn, lastOn, state }) => problem('organisation.period-was-closed', { firstOn, lastOn, state }));
}

export type PeriodMove = {
  readonly firstOn: LocalDate;
  readonly base: PeriodState;
  readonly value: PeriodState;
  readonly reason: string | null;
};

const ORDER: readonly PeriodState[] = ['open', 'closing', 'closed'];

/** Going back needs a reason; going on needs none. */
export function isReopening({ base, value }: Pick<PeriodMove, 'base' | 'value'>): boolean {
  return ORDER.indexOf(value) < ORDER.indexOf(base);
}

/** All that is wrong with closing or reopening these periods today. A period that is moved twice is named twice. */
export function periodMoveProblems(
  periods: readonly Period[],
  moves: readonly PeriodMove[],
  today: LocalDate,
): readonly Problem[] {
  return moves.flatMap((move, index) => {
    const period = periods.find((each) => each.firstOn === move.firstOn);
    if (period === undefined) return [about(move, 'organisation.period-missing', {})];
    const isTwice = moves.findIndex((each) => each.firstOn === move.firstOn) < index;
    return [
      ...(isTwice ? [about(move, 'organisation.period-moved-twice', {})] : []),
      ...(period.state === move.base
        ? []
        : [about(move, 'organisation.period-state-moved', { seen: move.base, current: period.state })]),
      ...(isReopening(move) && move.reason === null ? [about(move, 'organisation.reopening-needs-reason', {})] : []),
      ...(move.value === 'closed' && period.lastOn >= today
        ? [about(move, 'organisation.period-not-over', { lastOn: period.lastOn, today })]
        : []),
    ];
  });
}

function about({ firstOn }: PeriodMove, code: string, params: Problem['params']): Problem {
  return problem(code, { firstOn, ...params }, { subject: { entity: 'organisation', id: firstOn, field: 'periods' } });
}
