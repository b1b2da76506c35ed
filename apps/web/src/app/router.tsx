import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { FirstRunPage } from '../features/identity/first-run-page.tsx';
import { parsePeopleSearch } from '../features/identity/people-search.ts';
import { parseUnitsSearch } from '../features/organisation/units-search.ts';
import { parseRecordsSearch } from '../features/records/records-search.ts';
import { parseSightSearch } from '../features/reporting/sight-search.ts';
import { parseAsOfSearch } from '../lib/as-of.ts';
import { parseSearch, stringifySearch, textOf } from '../lib/search-params.ts';
import { sessionQuery } from '../lib/session.ts';
import { AppLayout } from './app-layout.tsx';
import { BrokenPage, MissingPage, OpeningPage } from './edge-pages.tsx';
import { LineOfSightRoute } from './line-of-sight-route.tsx';
import { parseProjectSearch } from './project-address.ts';
import { SignInRoute } from './sign-in-route.tsx';

type Context = { readonly queryClient: QueryClient };

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: MissingPage,
  errorComponent: BrokenPage,
});

const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  component: FirstRunPage,
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.isFirstRun) throw redirect({ to: '/' });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInRoute,
  validateSearch: (search: Record<string, unknown>): { to?: string } => {
    const to = textOf(search.to);
    // Only a path of this site: an address that leads elsewhere is dropped.
    return to?.startsWith('/') && !to.startsWith('//') ? { to } : {};
  },
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.isFirstRun) throw redirect({ to: '/first-run' });
    if (session.account !== null) throw redirect({ href: search.to ?? '/' });
  },
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('../features/identity/invitation-page.tsx'), 'InvitationPage'),
  // The page says whose session it would take over.
  beforeLoad: async ({ context }) => {
    await context.queryClient.ensureQueryData(sessionQuery);
  },
});

const layout = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  validateSearch: parseAsOfSearch,
  // The day that is read goes along from page to page, until somebody goes back to today.
  search: { middlewares: [retainSearchParams(['asOf'])] },
  component: AppLayout,
  pendingComponent: OpeningPage,
  errorComponent: BrokenPage,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.isFirstRun) throw redirect({ to: '/first-run' });
    // An ended session is asked for again on top of the page; only a page that is opened without one goes to sign-in.
    if (session.account === null && session.ended === null)
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
  },
});

const lineOfSight = createRoute({
  getParentRoute: () => layout,
  path: '/',
  staticData: { keys: 'sight' },
  validateSearch: parseSightSearch,
  // Who keeps accounts only has no line of sight: the first page is then the people's.
  beforeLoad: async ({ context }) => {
    const { capabilities } = await context.queryClient.ensureQueryData(sessionQuery);
    if (!capabilities.includes('sight.read') && capabilities.includes('access.read')) throw redirect({ to: '/people' });
  },
  component: LineOfSightRoute,
});

const newProject = createRoute({
  getParentRoute: () => layout,
  path: '/projects/new',
  staticData: { withoutPast: 'write' },
  component: lazyRouteComponent(() => import('./new-project-route.tsx'), 'NewProjectRoute'),
});

const project = createRoute({
  getParentRoute: () => layout,
  path: '/projects/$projectId',
  staticData: { keys: 'project' },
  validateSearch: parseProjectSearch,
  component: lazyRouteComponent(() => import('./project-route.tsx'), 'ProjectRoute'),
});

const draftSearch = (search: Record<string, unknown>): { draft?: string } => {
  const draft = textOf(search.draft);
  return draft === undefined ? {} : { draft };
};

const importRegister = createRoute({
  getParentRoute: () => layout,
  path: '/import/register',
  staticData: { withoutPast: 'write' },
  validateSearch: draftSearch,
  component: lazyRouteComponent(
    () => import('../features/register-import/register-import-page.tsx'),
    'RegisterImportPage',
  ),
});

const importPlans = createRoute({
  getParentRoute: () => layout,
  path: '/import/plans',
  staticData: { withoutPast: 'write' },
  validateSearch: draftSearch,
  component: lazyRouteComponent(() => import('../features/plan-import/plan-import-page.tsx'), 'PlanImportPage'),
});

const people = createRoute({
  getParentRoute: () => layout,
  path: '/people',
  staticData: { withoutPast: 'now', keys: 'people' },
  validateSearch: parsePeopleSearch,
  component: lazyRouteComponent(() => import('./people-route.tsx'), 'PeopleRoute'),
});

const registersPage = createRoute({
  getParentRoute: () => layout,
  path: '/registers',
  staticData: { keys: 'register' },
  validateSearch: parseRecordsSearch,
  component: lazyRouteComponent(() => import('./registers-route.tsx'), 'RegistersRoute'),
});

const allAccess = createRoute({
  getParentRoute: () => layout,
  path: '/people/access',
  component: lazyRouteComponent(() => import('../features/identity/all-access-page.tsx'), 'AllAccessPage'),
});

const account = createRoute({
  getParentRoute: () => layout,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/identity/account-page.tsx'), 'AccountPage'),
});

const units = createRoute({
  getParentRoute: () => layout,
  path: '/units',
  validateSearch: parseUnitsSearch,
  component: lazyRouteComponent(() => import('./units-route.tsx'), 'UnitsRoute'),
});

const load = createRoute({
  getParentRoute: () => layout,
  path: '/load',
  component: lazyRouteComponent(() => import('../features/resources/load-page.tsx'), 'LoadPage'),
});

const settings = createRoute({
  getParentRoute: () => layout,
  path: '/settings',
  staticData: { withoutPast: 'now' },
  component: lazyRouteComponent(() => import('./settings-route.tsx'), 'SettingsRoute'),
});

const routeTree = root.addChildren([
  firstRun,
  signIn,
  invitation,
  layout.addChildren([
    lineOfSight,
    newProject,
    project,
    importRegister,
    importPlans,
    registersPage,
    people,
    allAccess,
    account,
    units,
    load,
    settings,
  ]),
]);

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    // What a page does not know of its address is left out, so an old or mistyped link still opens.
    search: { strict: true },
    routeTree,
    context: { queryClient },
    parseSearch: (text) => parseSearch(text),
    stringifySearch,
    defaultPreload: false,
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
