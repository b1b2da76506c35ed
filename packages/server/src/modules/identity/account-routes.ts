import type { accessRoutes } from '@sightline/contract';
import { type AccountId, ok, problem, type Result, refused } from '@sightline/kernel';
import {
  answered,
  asItStands,
  type CommandTools,
  type Done,
  type HandlerOf,
  type Moved,
  type ReadContext,
} from '../audit/index.ts';
import { readOrganisation } from '../organisation/index.ts';
import { setActive, setGrants } from './accounts.ts';
import { type Invited, invite } from './invite.ts';
import { hashPassword } from './password.ts';
import { readLink, takeLink, writeLink, writePassword } from './password-link.ts';
import { endSessionsOf, mintToken } from './session.ts';
import { openSession } from './session-state.ts';
import { checkPasswordOf } from './sign-in.ts';

type Served =
  | 'invite'
  | 'readInvitation'
  | 'acceptInvitation'
  | 'makePasswordLink'
  | 'setGrants'
  | 'deactivateAccount'
  | 'reactivateAccount';

export const accountHandlers: { readonly [N in Served]: HandlerOf<(typeof accessRoutes)[N]> } = {
  invite: async (_, { body }, { run }) => {
    const token = mintToken();
    return withToken(await run((command) => invite(command, body, token)), token);
  },
  readInvitation: async ({ db, now }, { params }) => {
    const [link, organisation] = [await readLink(db, params.token, now), await readOrganisation(asItStands(db))];
    if (link === null || organisation === null) return refused([problem('identity.link-not-valid')]);
    return ok({ organisationName: organisation.name, name: link.name, email: link.email, expiresAt: link.expiresAt });
  },
  acceptInvitation: (context, { params, body }, tools) =>
    acceptInvitation(context, { token: params.token, password: body.password }, tools),
  makePasswordLink: async (_, { params }, { run }) => {
    const token = mintToken();
    const made = await run(async ({ db, now }) => {
      const value = { accountId: params.accountId, expiresAt: await writeLink(db, params.accountId, token, now) };
      const moved: readonly Moved[] = [{ entity: 'account', id: params.accountId, version: null }];
      return ok({ value, moved, payload: { accountId: params.accountId }, inverse: null });
    });
    return withToken(made, token);
  },
  setGrants: async (_, { params, body, version }, { run }) =>
    answered(await run((command) => setGrants(command, { id: params.accountId, version }, body.grants))),
  deactivateAccount: async (_, { params, version }, { run }) =>
    answered(await run((command) => setActive(command, { id: params.accountId, version }, 'deactivated'))),
  reactivateAccount: async (_, { params, version }, { run }) =>
    answered(await run((command) => setActive(command, { id: params.accountId, version }, 'active'))),
};

/** The token is in the answer alone, never in what is kept of the command: asked again, it is gone. */
function withToken(result: Result<Done<Invited>>, token: string) {
  if (!result.ok) return result;
  const { value, seq, moved, isReplay } = result.value;
  return ok({ ...value, seq, moved: [...moved], token: isReplay ? null : token });
}

async function acceptInvitation(
  context: ReadContext,
  given: { readonly token: string; readonly password: string },
  tools: CommandTools,
) {
  const accepted = await tools.run<{ accountId: AccountId }>(async ({ db, now }) => {
    const accountId = await takeLink(db, given.token, now);
    if (accountId === null) return refused([problem('identity.link-not-valid')]);
    await writePassword(db, accountId, await hashPassword(given.password));
    await endSessionsOf(db, accountId, null);
    const moved: readonly Moved[] = [{ entity: 'account', id: accountId, version: null }];
    return ok({ value: { accountId }, moved, payload: { accountId }, inverse: null });
  });
  if (!accepted.ok) return accepted;
  const { value, isReplay } = accepted.value;
  // A command that is sent again is told apart by what is no secret of it, so the password has to be shown to be right.
  const known = isReplay ? await checkPasswordOf(context.db, value.accountId, given.password) : ok(value.accountId);
  return known.ok ? openSession(context, known.value, tools) : known;
}
