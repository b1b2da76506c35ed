import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { UndoToast } from '../features/audit/undo-toast.tsx';
import { RightsNotice } from '../features/identity/rights-notice.tsx';
import { SignInAgain } from '../features/identity/sign-in-again.tsx';
import { ProjectSearch } from '../features/reporting/project-search.tsx';
import { followEvents } from '../lib/events.ts';
import { useSession } from '../lib/session.ts';
import { AppFrame } from '../ui/app-frame.tsx';
import { AccountMenu, Crumbs, RailLinks, ThemeSwitch } from './frame-parts.tsx';

/** The frame around every page behind the sign-in. */
export function AppLayout() {
  const session = useSession();
  const client = useQueryClient();
  const isBusy = useIsFetching() > 0;
  const accountId = session?.account?.id ?? null;
  useEffect(() => (accountId === null ? undefined : followEvents(client)), [client, accountId]);
  return (
    <>
      <AppFrame
        isBusy={isBusy}
        rail={<RailLinks />}
        breadcrumb={<Crumbs organisation={session?.organisation?.name ?? ''} />}
        tools={
          <>
            <ProjectSearch />
            <ThemeSwitch />
            <AccountMenu name={session?.account?.name ?? ''} email={session?.account?.email ?? ''} />
          </>
        }
      >
        <RightsNotice />
        <Outlet />
      </AppFrame>
      <UndoToast key={accountId} />
      {session?.ended ? <SignInAgain email={session.ended.email} /> : null}
    </>
  );
}
