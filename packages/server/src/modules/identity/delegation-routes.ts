import type { delegationRoutes } from '@sightline/contract';
import { ok } from '@sightline/kernel';
import { answered, type HandlerOf } from '../audit/index.ts';
import { addDelegation, endDelegation } from './delegate.ts';
import { listDelegableGrants, listDelegations } from './list-delegations.ts';
import { listAccountNames } from './project-access.ts';
import { accountOf } from './token-routes.ts';

type Routes = typeof delegationRoutes;

export const delegationHandlers: { readonly [N in keyof Routes]: HandlerOf<Routes[N]> } = {
  listDelegations: async (context) => {
    const own = accountOf(context.caller);
    const [delegations, grants] = [await listDelegations(context, own), await listDelegableGrants(context, own)];
    const accounts = await listAccountNames(context.db);
    return ok({
      given: delegations.filter(({ from }) => from.id === own),
      received: delegations.filter(({ to }) => to.id === own),
      grants: [...grants],
      candidates: accounts.filter(({ id }) => id !== own),
    });
  },
  addDelegation: async ({ caller }, { body }, { run }) => {
    const { toAccountId, ...wish } = body;
    return answered(
      await run((command) => addDelegation(command, { ...wish, from: accountOf(caller), to: toAccountId })),
    );
  },
  endDelegation: async (_, { params }, { run }) =>
    answered(await run((command) => endDelegation(command, params.delegationId))),
  listAllDelegations: async (context) => ok({ delegations: [...(await listDelegations(context, null))] }),
  endAnyDelegation: async (_, { params }, { run }) =>
    answered(await run((command) => endDelegation(command, params.delegationId))),
};
