import { parseLocalDate } from '@sightline/kernel';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { AsOfControl } from '../features/audit/as-of-control.tsx';
import { UndoToast } from '../features/audit/undo-toast.tsx';
import { ActingAs } from '../features/demo/acting-as.tsx';
import { RightsNotice } from '../features/identity/rights-notice.tsx';
import { SignInAgain } from '../features/identity/sign-in-again.tsx';
import { AsOfContext } from '../lib/as-of-context.ts';
import { followEvents } from '../lib/events.ts';
import { useSession } from '../lib/session.ts';
import { AppFrame } from '../ui/app-frame.tsx';
import { PageOfDay, useDayRead } from './day-read.tsx';
import { Finder } from './finder.tsx';
import { AccountMenu, Crumbs, RailLinks, ThemeSwitch } from './frame-parts.tsx';

/** The frame around every page behind the sign-in. */
export function AppLayout() {
  const session = useSession();
  const client = useQueryClient();
  const isBusy = useIsFetching() > 0;
  const read = useDayRead();
  const today = parseLocalDate(session?.today ?? '');
  const accountId = session?.account?.id ?? null;
  useEffect(() => (accountId === null ? undefined : followEvents(client)), [client, accountId]);
  return (
    <AsOfContext value={read.kind === 'past' || read.kind === 'ahead' ? read.moment : null}>
      <Finder>
        {(find) => (
          <AppFrame
            isBusy={isBusy}
            isPast={read.kind === 'past'}
            rail={<RailLinks />}
            breadcrumb={<Crumbs organisation={session?.organisation?.name ?? ''} />}
            tools={
              <>
                {today === null ? null : <AsOfControl read={read} today={today} />}
                {find}
                <ActingAs />
                <ThemeSwitch />
                <AccountMenu name={session?.account?.name ?? ''} email={session?.account?.email ?? ''} />
              </>
            }
          >
            <RightsNotice />
            <PageOfDay read={read} />
          </AppFrame>
        )}
      </Finder>
      <UndoToast key={accountId} />
      {session?.ended ? <SignInAgain email={session.ended.email} /> : null}
    </AsOfContext>
  );
}
