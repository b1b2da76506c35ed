import { z } from 'zod';
import { capability, grant } from './access.ts';
import { formats } from './formats.ts';
import { route } from './route.ts';
import { currency, id, instant, localDate, moved, namedRef, personRef, text, version } from './values.ts';

export const account = z.object({ id: id<'account'>(), email: z.string(), name: z.string(), personId: id<'person'>() });

/** A grant with the name of what it reaches, `PRJ-104 Pump renewal`; null for scopes without one and for what the caller may not see. */
export const shownGrant = grant.extend({ scopeName: z.string().nullable() });

export const sessionState = z.object({
  /** true on an empty database: the first account is still to be made. */
  isFirstRun: z.boolean(),
  account: account.nullable(),
  organisation: z.object({ name: z.string(), currency, zone: z.string(), ...formats.shape }).nullable(),
  /** true: the demo is loaded and the caller sits at the machine, so that he can look with the eyes of its people. */
  offersPersonas: z.boolean(),
  /** The server's today in the organisation's zone; pages never ask the browser's clock. */
  today: z.string(),
  /** What the caller was given. */
  grants: z.array(grant),
  /** What the caller may do somewhere; a page hides what is not here. */
  capabilities: z.array(capability),
  /** Those whose roles the caller has today by a delegation; they stand in `grants` too. */
  actingFor: z.array(z.object({ name: z.string(), until: localDate })),
  /** Changes of the caller's own roles in the last seven days, newest first. `by` null = the product itself. */
  roleChanges: z.array(
    z.object({ at: instant, by: z.string().nullable(), added: z.array(grant), removed: z.array(grant) }),
  ),
});

const email = z
  .email('must be an e-mail address')
  .max(254)
  .transform((value) => value.toLowerCase());
const password = z.string().min(12, 'must have at least 12 characters').max(200);

export const personAccess = z.object({
  person: personRef,
  /** null: nobody has invited this person yet. */
  account: z
    .object({
      id: id<'account'>(),
      version,
      email: z.string(),
      /** `invited` = has not chosen a password yet. */
      state: z.enum(['invited', 'active', 'deactivated']),
      /** Until when the newest link to choose a password can be used; null = there is none. */
      linkExpiresAt: instant.nullable(),
      grants: z.array(shownGrant),
    })
    .nullable(),
});
export type PersonAccess = z.output<typeof personAccess>;

/** The link `/invitation/<token>` is shown once; null when the same command is sent again. */
const passwordLink = moved.extend({ accountId: id<'account'>(), token: z.string().nullable(), expiresAt: instant });

const grantIds = {
  'body.grants[].scope.portfolioId': 'grantable-portfolio',
  'body.grants[].scope.programId': 'grantable-program',
  'body.grants[].scope.projectId': 'grantable-project',
  'body.grants[].scope.unitId': 'unit',
} as const;
const accountParams = z.object({ accountId: id<'account'>() });
const accountIds = { 'params.accountId': 'account' } as const;
const tokenParams = z.object({ token: z.string().min(20).max(100) });
const projectParams = z.object({ projectId: id<'project'>() });
const accountVersion = moved.extend({ version });

export const identityRoutes = {
  readSession: route({
    id: 'identity.readSession',
    kind: 'read',
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, and whether the first account is still to be made',
    permission: 'public',
    response: sessionState,
  }),
  makeFirstAccount: route({
    id: 'identity.makeFirstAccount',
    kind: 'command',
    method: 'POST',
    path: '/api/first-account',
    summary: 'Make the first account and the organisation on an empty database; signs in',
    permission: 'first-run',
    body: z.object({ organisationName: text(120), currency, zone: text(60), name: text(120), email, password }),
    response: sessionState,
  }),
  signIn: route({
    id: 'identity.signIn',
    kind: 'command',
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in; sets the session cookie',
    permission: 'public',
    body: z.object({ email, password: z.string().min(1).max(200) }),
    response: sessionState,
  }),
  signOut: route({
    id: 'identity.signOut',
    kind: 'command',
    method: 'DELETE',
    path: '/api/session',
    summary: 'End this session',
    permission: 'session',
    needsSession: true,
    response: sessionState,
  }),
};

/** People, their accounts and what these may do. */
export const accessRoutes = {
  readPeopleAccess: route({
    id: 'identity.readPeopleAccess',
    kind: 'read',
    method: 'GET',
    path: '/api/people-access',
    summary: 'Everybody with the state of the account and the roles given',
    permission: 'access.read',
    response: z.object({ people: z.array(personAccess) }),
  }),
  readGrantableScopes: route({
    id: 'identity.readGrantableScopes',
    kind: 'read',
    method: 'GET',
    path: '/api/grantable-scopes',
    summary:
      'Portfolios, programs, projects and units that a role can be given on, and the kinds of scope that each role knows',
    permission: 'access.read',
    response: z.object({
      portfolios: z.array(namedRef<'portfolio'>()),
      programs: z.array(namedRef<'program'>()),
      projects: z.array(namedRef<'project'>().extend({ key: z.string() })),
      /** Those that are open today. */
      units: z.array(namedRef<'unit'>()),
      roles: z.array(
        z.object({
          role: grant.shape.role,
          scopes: z.array(z.enum(['all', 'portfolio', 'program', 'project', 'unit', 'self'])),
        }),
      ),
    }),
  }),
  invite: route({
    id: 'identity.invite',
    kind: 'command',
    method: 'POST',
    path: '/api/invitations',
    summary: 'Give a person an account and roles; answers with a link, good for seven days, to choose a password',
    permission: 'access.edit',
    body: z.object({
      /** A person who is named already, else null. */
      personId: id<'person'>().nullable(),
      /** Name of the new person; ignored for one who is named already. */
      name: text(120).nullable(),
      email,
      grants: z.array(grant).min(1).max(50),
    }),
    ids: { 'body.personId': 'person', ...grantIds },
    response: passwordLink,
  }),
  readInvitation: route({
    id: 'identity.readInvitation',
    kind: 'read',
    method: 'GET',
    path: '/api/invitations/:token',
    summary: 'Whose link this is; one that was used or has expired is not there',
    permission: 'public',
    params: tokenParams,
    response: z.object({ organisationName: z.string(), name: z.string(), email: z.string(), expiresAt: instant }),
  }),
  acceptInvitation: route({
    id: 'identity.acceptInvitation',
    kind: 'command',
    method: 'POST',
    path: '/api/invitations/:token/acceptance',
    summary: 'Choose the password of the account that the link belongs to; ends its other sessions and signs in',
    permission: 'public',
    params: tokenParams,
    body: z.object({ password }),
    response: sessionState,
  }),
  makePasswordLink: route({
    id: 'identity.makePasswordLink',
    kind: 'command',
    method: 'POST',
    path: '/api/accounts/:accountId/password-link',
    summary: 'A new link to choose a password, for somebody who lost it or the first link; the old link ends',
    permission: 'access.edit',
    needsSession: true,
    params: accountParams,
    ids: accountIds,
    response: passwordLink,
  }),
  changePassword: route({
    id: 'identity.changePassword',
    kind: 'command',
    method: 'PUT',
    path: '/api/session/password',
    summary: 'Change the own password; ends the other sessions of the account',
    permission: 'session',
    needsSession: true,
    body: z.object({ password: z.string().min(1).max(200), newPassword: password }),
    response: sessionState,
  }),
  setGrants: route({
    id: 'identity.setGrants',
    kind: 'command',
    method: 'PUT',
    path: '/api/accounts/:accountId/grants',
    summary: 'Give an account these roles instead of the ones that it has',
    permission: 'access.edit',
    isVersioned: true,
    params: accountParams,
    body: z.object({ grants: z.array(grant).max(50) }),
    ids: { ...accountIds, ...grantIds },
    response: accountVersion,
  }),
  deactivateAccount: route({
    id: 'identity.deactivateAccount',
    kind: 'command',
    method: 'POST',
    path: '/api/accounts/:accountId/deactivation',
    summary: 'Close an account; all its sessions end at once, its roles are kept',
    permission: 'access.edit',
    isVersioned: true,
    params: accountParams,
    ids: accountIds,
    response: accountVersion,
  }),
  reactivateAccount: route({
    id: 'identity.reactivateAccount',
    kind: 'command',
    method: 'POST',
    path: '/api/accounts/:accountId/reactivation',
    summary: 'Open a closed account again',
    permission: 'access.edit',
    isVersioned: true,
    params: accountParams,
    ids: accountIds,
    response: accountVersion,
  }),
  erasePerson: route({
    id: 'identity.erasePerson',
    kind: 'command',
    method: 'POST',
    path: '/api/people/:personId/erasure',
    summary:
      'Take a person out of everything that is kept, for good: records, history, imports and their files; a pseudonym stays',
    permission: 'person.erase',
    params: z.object({ personId: id<'person'>() }),
    ids: { 'params.personId': 'person' },
    /** The name as it is kept, typed by whoever erases it. */
    body: z.object({ confirmedName: text(500) }),
    response: moved.extend({
      /** `Erased person 7`. */
      pseudonym: z.string(),
      /** Where the name or an address stood beside the person's own record. */
      places: z.array(z.object({ table: z.string(), rows: z.int() })),
      /** Events of the audit chain, written by earlier versions, whose text holds the name: they cannot be rewritten. */
      eventsKept: z.int(),
      /** Copies that this instance knows of; they hold the person until they are removed. */
      copies: z.array(z.object({ at: instant, file: z.string() })),
    }),
  }),
  readProjectAccess: route({
    id: 'identity.readProjectAccess',
    kind: 'read',
    method: 'GET',
    path: '/api/projects/:projectId/access',
    summary: 'Whether the project is confidential, its members, and who opened it by breaking the glass',
    permission: 'project.read',
    params: projectParams,
    ids: { 'params.projectId': 'project' },
    response: z.object({
      version,
      isConfidential: z.boolean(),
      members: z.array(namedRef<'account'>()),
      /** Accounts that can be made members. */
      candidates: z.array(namedRef<'account'>()),
      glassBroken: z.array(z.object({ name: z.string(), at: instant, until: instant, reason: z.string() })),
    }),
  }),
  setProjectAccess: route({
    id: 'identity.setProjectAccess',
    kind: 'command',
    method: 'PUT',
    path: '/api/projects/:projectId/access',
    summary:
      'Make a project confidential or open; only members see a confidential one, and who makes it so is one of them',
    permission: 'project.guard',
    isVersioned: true,
    params: projectParams,
    body: z.object({ isConfidential: z.boolean(), memberIds: z.array(id<'account'>()).max(500) }),
    ids: { 'params.projectId': 'project', 'body.memberIds[]': 'account' },
    response: moved.extend({ version }),
  }),
  readConfidentialProjects: route({
    id: 'identity.readConfidentialProjects',
    kind: 'read',
    method: 'GET',
    path: '/api/confidential-projects',
    summary: 'Keys of all confidential projects, for an auditor who may have to break the glass',
    permission: 'project.break-glass',
    response: z.object({ projects: z.array(z.object({ id: id<'project'>(), key: z.string() })) }),
  }),
  breakGlass: route({
    id: 'identity.breakGlass',
    kind: 'command',
    method: 'POST',
    path: '/api/projects/:projectId/break-glass',
    summary: 'An auditor reads a confidential project for one hour; shown on the project with the reason',
    permission: 'project.break-glass',
    needsSession: true,
    params: projectParams,
    body: z.object({ reason: text(500) }),
    ids: { 'params.projectId': 'auditable-project' },
    response: moved.extend({ until: instant }),
  }),
};
