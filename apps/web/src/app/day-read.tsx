import { getRouteApi, Outlet, useMatches } from '@tanstack/react-router';
import { Fragment } from 'react';
import { NoPast, NotADay, type WithoutPast } from '../features/audit/no-past.tsx';
import { type DayRead, readAsOf } from '../lib/as-of.ts';
import { useSession, useZone } from '../lib/session.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Set on pages that show or change what is now, whatever day is read. */
    readonly withoutPast?: WithoutPast;
  }
}

const frame = getRouteApi('/frame');

/** The moment that the address reads. */
export function useDayRead(): DayRead {
  const { asOf } = frame.useSearch();
  return readAsOf(asOf, { today: useSession()?.today ?? '', zone: useZone() });
}

/** The page under the frame. Another moment begins it anew, so that no row of one is shown under the name of another. */
export function PageOfDay({ read }: { readonly read: DayRead }) {
  const withoutPast = useMatches({ select: (matches) => matches.at(-1)?.staticData.withoutPast });
  if (read.kind === 'not-read') return <NotADay text={read.text} />;
  const moment = read.kind === 'now' ? null : read.moment;
  if (moment !== null && withoutPast !== undefined) return <NoPast page={withoutPast} words={moment.words} />;
  return (
    <Fragment key={moment?.at ?? 'today'}>
      <Outlet />
    </Fragment>
  );
}
