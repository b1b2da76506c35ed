import type { tokenRoutes } from '@sightline/contract';
import { type AccountId, assert, ok } from '@sightline/kernel';
import { answered, type Caller, type HandlerOf } from '../audit/index.ts';
import { listTokens, makeToken, mintApiToken, revokeToken } from './api-token.ts';

export const tokenHandlers: { readonly [N in keyof typeof tokenRoutes]: HandlerOf<(typeof tokenRoutes)[N]> } = {
  listTokens: async (context) => {
    const tokens = await listTokens(context, accountOf(context.caller));
    return ok({ tokens: tokens.map(({ owner: _, ...token }) => token) });
  },
  makeToken: async ({ caller }, { body }, { run }) => {
    const token = mintApiToken();
    const made = await run((command) => makeToken(command, accountOf(caller), { wish: body, token }));
    if (!made.ok) return made;
    const { value, seq, moved, isReplay } = made.value;
    return ok({ ...value, seq, moved: [...moved], token: isReplay ? null : token });
  },
  revokeToken: async (_, { params }, { run }) => answered(await run((command) => revokeToken(command, params.tokenId))),
  listAllTokens: async (context) => ok({ tokens: [...(await listTokens(context, null))] }),
  revokeAnyToken: async (_, { params }, { run }) =>
    answered(await run((command) => revokeToken(command, params.tokenId))),
};

export function accountOf({ accountId }: Caller): AccountId {
  assert(accountId !== null, 'the route needs an account');
  return accountId;
}
