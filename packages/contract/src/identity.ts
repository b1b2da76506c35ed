import { z } from 'zod';
import { route } from './route.ts';
import { currency, id, text } from './values.ts';

export const account = z.object({ id: id<'account'>(), email: z.string(), name: z.string(), personId: id<'person'>() });

export const sessionState = z.object({
  /** true on an empty database: the first account is still to be made. */
  isFirstRun: z.boolean(),
  account: account.nullable(),
  organisation: z.object({ name: z.string(), currency, zone: z.string() }).nullable(),
  /** The server's today in the organisation's zone; pages never ask the browser's clock. */
  today: z.string(),
});

const email = z
  .email('must be an e-mail address')
  .max(254)
  .transform((value) => value.toLowerCase());
const password = z.string().min(12, 'must have at least 12 characters').max(200);

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
    response: sessionState,
  }),
};
