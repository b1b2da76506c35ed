import type { changesRoutes } from '@sightline/contract';
import { type LocalDate, ok, problem, refused } from '@sightline/kernel';
import type { HandlerOf } from '../../audit/index.ts';
import { endOfDayIn, listPeriods, readOrganisation } from '../../organisation/index.ts';
import { readSights } from '../read-sights.ts';
import { sightRow } from '../sight-row.ts';
import { diffSights } from './diff-sights.ts';
import { dayOfSince } from './since.ts';

type Handlers = { readonly [N in keyof typeof changesRoutes]: HandlerOf<(typeof changesRoutes)[N]> };

export const changesHandlers: Handlers = {
  readChangesSince: async (context, { query }) => {
    const { today } = context;
    const since = dayOfSince(query.since, { today, periods: await listPeriods(context) });
    if (since > today) return refused([inFuture(since, today)]);
    const now = await readSights(context, null);
    const zone = (await readOrganisation(context))?.zone ?? 'UTC';
    // Today is now: nothing has moved since.
    const past = since === today ? context : { ...context, asOf: endOfDayIn(zone, since), today: since };
    const then = await readSights(past, null);
    const { unchanged, changes } = diffSights(then.sights.map(sightRow), now.sights.map(sightRow));
    return ok({ currency: now.currency, since, today, unchanged, changes: [...changes] });
  },
};

function inFuture(asOf: LocalDate, latest: LocalDate) {
  return problem(
    'shell.as-of-in-future',
    { asOf, latest },
    { subject: { entity: 'request', id: 'query', field: 'since' } },
  );
}
