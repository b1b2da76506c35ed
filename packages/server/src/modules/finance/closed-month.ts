import type { Period } from '@sightline/contract';
import type { LocalDate } from '@sightline/kernel';

/** Who writes: while a month is closing, only those who keep the money of the whole organisation still post into it. */
export type Poster = { readonly keepsAllMoney: boolean };

export type ClosedMonth = {
  readonly state: 'closing' | 'closed';
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
  /** The first day of the next open month; null where no month after it is open. */
  readonly nextOpenOn: LocalDate | null;
};

/** The month that keeps a line of this day out; null = it may be posted. A day in no month of a fiscal year is open. */
export function closedMonthOf(periods: readonly Period[], day: string, { keepsAllMoney }: Poster): ClosedMonth | null {
  const period = periods.find(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn);
  if (period === undefined || period.state === 'open') return null;
  if (period.state === 'closing' && keepsAllMoney) return null;
  const next = periods.find(({ firstOn, state }) => firstOn > period.firstOn && state === 'open');
  return { state: period.state, firstOn: period.firstOn, lastOn: period.lastOn, nextOpenOn: next?.firstOn ?? null };
}
