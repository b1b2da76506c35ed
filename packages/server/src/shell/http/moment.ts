import type { AsOf } from '@sightline/contract';
import { type Instant, type LocalDate, ok, problem, type Result, refused } from '@sightline/kernel';
import { asItStands, type Db } from '../../modules/audit/index.ts';
import { endOfDayIn, readOrganisation, todayIn } from '../../modules/organisation/index.ts';

/** When a request is answered as of, and the day that it is then. */
export type Moment = { readonly asOf: Instant | null; readonly today: LocalDate };

/** `zone` is the organisation's, where it was read on the way. */
type Asking = { readonly now: Instant; readonly zone: string | null };

/**
 * A past day is read at its end in the organisation's zone of today, which is the caller's; at an instant it is the day of the zone of
 * then, as it was. Today's date is now. What is to come cannot be read.
 */
export async function momentOf(db: Db, request: unknown, { now, zone: known }: Asking): Promise<Result<Moment>> {
  // A stranger's day is the organisation's too.
  const zone = known ?? (await readOrganisation(asItStands(db)))?.zone ?? 'UTC';
  const today = todayIn(zone, now);
  const asked = askedOf(request);
  if (asked === null || asked === today) return ok({ asOf: null, today });
  if (asked > (isDay(asked) ? today : now)) return refused([inFuture(asked, isDay(asked) ? today : now)]);
  if (isDay(asked)) return ok({ asOf: endOfDayIn(zone, asked), today: asked });
  const then = await readOrganisation({ db, asOf: asked });
  return ok({ asOf: asked, today: todayIn(then?.zone ?? zone, asked) });
}

function askedOf(request: unknown): AsOf | null {
  const { query } = request as { readonly query?: { readonly asOf?: AsOf } };
  return query?.asOf ?? null;
}

function isDay(asked: AsOf): asked is LocalDate {
  return asked.length === 'YYYY-MM-DD'.length;
}

function inFuture(asked: AsOf, latest: AsOf) {
  const subject = { entity: 'request', id: 'query', field: 'asOf' };
  return problem('shell.as-of-in-future', { asOf: asked, latest }, { subject });
}
