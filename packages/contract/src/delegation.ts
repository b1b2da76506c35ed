import { z } from 'zod';
import { grant } from './access.ts';
import { shownGrant } from './identity.ts';
import { route } from './route.ts';
import { id, localDate, moved, namedRef, text } from './values.ts';

/** Somebody's roles in another's hands, from the first to the last day, in the organisation's zone. */
export const delegation = z.object({
  id: id<'delegation'>(),
  from: namedRef<'account'>(),
  to: namedRef<'account'>(),
  /** null = all roles that `from` has on the day, but for the administrator's. */
  grant: shownGrant.nullable(),
  firstOn: localDate,
  lastOn: localDate,
  reason: z.string(),
  /** `ended` = called back before its last day; `idle` = in its days, but `from` has no such role or a closed account. */
  state: z.enum(['planned', 'active', 'idle', 'over', 'ended']),
});
export type Delegation = z.output<typeof delegation>;

const delegationParams = z.object({ delegationId: id<'delegation'>() });

export const delegationRoutes = {
  listDelegations: route({
    id: 'identity.listDelegations',
    kind: 'read',
    method: 'GET',
    path: '/api/delegations',
    summary: 'What the caller gave others to do for him and what he was given, newest first',
    permission: 'session',
    response: z.object({
      given: z.array(delegation),
      received: z.array(delegation),
      /** Own roles that can be given: not the administrator's, and none that the caller has by a delegation. */
      grants: z.array(shownGrant),
      /** Open accounts of others. */
      candidates: z.array(namedRef<'account'>()),
    }),
  }),
  addDelegation: route({
    id: 'identity.addDelegation',
    kind: 'command',
    method: 'POST',
    path: '/api/delegations',
    summary: 'Let another account do what the caller may, for some days and with a reason',
    permission: 'session',
    needsSession: true,
    body: z.object({
      toAccountId: id<'account'>(),
      /** One of the caller's own roles; null = all. */
      grant: grant.nullable(),
      firstOn: localDate,
      lastOn: localDate,
      reason: text(500),
    }),
    ids: {
      'body.toAccountId': 'account',
      'body.grant.scope.portfolioId': 'grantable-portfolio',
      'body.grant.scope.programId': 'grantable-program',
      'body.grant.scope.projectId': 'grantable-project',
      'body.grant.scope.unitId': 'unit',
    },
    response: moved.extend({ id: id<'delegation'>() }),
  }),
  endDelegation: route({
    id: 'identity.endDelegation',
    kind: 'command',
    method: 'DELETE',
    path: '/api/delegations/:delegationId',
    summary: 'Call a delegation of the caller back at once',
    permission: 'session',
    params: delegationParams,
    ids: { 'params.delegationId': 'own-delegation' },
    response: moved,
  }),
  listAllDelegations: route({
    id: 'identity.listAllDelegations',
    kind: 'read',
    method: 'GET',
    path: '/api/all-delegations',
    summary: 'The delegations of everybody, newest first',
    permission: 'access.read',
    response: z.object({ delegations: z.array(delegation) }),
  }),
  endAnyDelegation: route({
    id: 'identity.endAnyDelegation',
    kind: 'command',
    method: 'DELETE',
    path: '/api/all-delegations/:delegationId',
    summary: 'End a delegation of anybody at once',
    permission: 'access.edit',
    params: delegationParams,
    ids: { 'params.delegationId': 'delegation' },
    response: moved,
  }),
};
