import type { Period } from '@sightline/contract';
import { type Problem, problem } from '@sightline/kernel';
import { asItStands, type ReadContext } from '../audit/index.ts';
import { isHeldEverywhere, plainGrants, readHeldGrants } from '../identity/index.ts';
import { listPeriods } from '../organisation/index.ts';
import type { Guard, StoredRecord } from '../records/index.ts';
import { type ClosedMonth, closedMonthOf, type Poster } from './closed-month.ts';

export type Months = Poster & { readonly periods: readonly Period[] };

/** The months as they stand, and what the caller may post into. */
export async function readMonths({ db, caller, now }: ReadContext): Promise<Months> {
  const { accountId } = caller;
  const grants = accountId === null ? [] : plainGrants(await readHeldGrants(db, accountId, now));
  return { periods: await listPeriods(asItStands(db)), keepsAllMoney: isHeldEverywhere(grants, 'costs.edit') };
}

/** Actuals of a closed month stand as they are: none comes, goes or changes. */
export const monthGuard: Guard = async (context, { before, after }) => {
  const months = await readMonths(context);
  const closed = [before, after].flatMap((each) => closedFor(months, each) ?? []);
  const [first] = closed;
  return first === undefined ? [] : [monthProblem(first, (after ?? before)?.key ?? '')];
};

/** The month that keeps a line as it is; null = it may be written. */
export function closedFor({ periods, ...poster }: Months, line: StoredRecord | null): ClosedMonth | null {
  const day = line?.values.periodOn;
  return typeof day === 'string' ? closedMonthOf(periods, day, poster) : null;
}

export function monthProblem({ state, firstOn, lastOn, nextOpenOn }: ClosedMonth, what: string): Problem {
  const code = state === 'closed' ? 'finance.month-closed' : 'finance.month-closing';
  const open = nextOpenOn === null ? 'a month that is open' : `the month from ${nextOpenOn}`;
  return problem(code, { what, firstOn, lastOn, open }, { subject: { entity: 'actual', id: what, field: 'periodOn' } });
}
