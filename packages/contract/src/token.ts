import { z } from 'zod';
import { route } from './route.ts';
import { id, instant, localDate, moved, text } from './values.ts';

/** A token for programs. What opens the door is shown once, when it is made; `prefix` is how it begins. */
export const apiToken = z.object({
  id: id<'token'>(),
  name: z.string(),
  prefix: z.string(),
  /** true: it reads what its owner may read; false: it may do all that its owner may, but for what needs a session. */
  isReadOnly: z.boolean(),
  madeAt: instant,
  /** Its last day. */
  expiresOn: localDate,
  /** null = never used. */
  lastUsedOn: localDate.nullable(),
  state: z.enum(['live', 'expired', 'revoked']),
});
export type ApiToken = z.output<typeof apiToken>;

const tokenParams = z.object({ tokenId: id<'token'>() });

export const tokenRoutes = {
  listTokens: route({
    id: 'identity.listTokens',
    kind: 'read',
    method: 'GET',
    path: '/api/tokens',
    summary: 'The API tokens of the caller, newest first',
    permission: 'session',
    response: z.object({ tokens: z.array(apiToken) }),
  }),
  makeToken: route({
    id: 'identity.makeToken',
    kind: 'command',
    method: 'POST',
    path: '/api/tokens',
    summary: 'Make an API token; it is shown once and ends after a year at the latest',
    permission: 'session',
    needsSession: true,
    body: z.object({ name: text(80), isReadOnly: z.boolean(), expiresOn: localDate }),
    /** `token` null when the same command is sent again. */
    response: moved.extend({ id: id<'token'>(), token: z.string().nullable() }),
  }),
  revokeToken: route({
    id: 'identity.revokeToken',
    kind: 'command',
    method: 'DELETE',
    path: '/api/tokens/:tokenId',
    summary: 'End an API token of the caller at once',
    permission: 'session',
    params: tokenParams,
    ids: { 'params.tokenId': 'own-token' },
    response: moved,
  }),
  listAllTokens: route({
    id: 'identity.listAllTokens',
    kind: 'read',
    method: 'GET',
    path: '/api/all-tokens',
    summary: 'The API tokens of everybody, by owner',
    permission: 'access.read',
    response: z.object({ tokens: z.array(apiToken.extend({ owner: z.string() })) }),
  }),
  revokeAnyToken: route({
    id: 'identity.revokeAnyToken',
    kind: 'command',
    method: 'DELETE',
    path: '/api/all-tokens/:tokenId',
    summary: 'End an API token of anybody at once',
    permission: 'access.edit',
    params: tokenParams,
    ids: { 'params.tokenId': 'token' },
    response: moved,
  }),
};
