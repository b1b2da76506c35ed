import type { accessRoutes } from '@sightline/contract';
import { assert, ok } from '@sightline/kernel';
import { answered, type HandlerOf } from '../audit/index.ts';
import {
  breakGlass,
  listAccountNames,
  listGlassBroken,
  readProjectAccess,
  setProjectAccess,
} from './project-access.ts';

type Served = 'readProjectAccess' | 'setProjectAccess' | 'breakGlass';

export const projectAccessHandlers: { readonly [N in Served]: HandlerOf<(typeof accessRoutes)[N]> } = {
  readProjectAccess: async ({ db }, { params }) => {
    const { version, isConfidential, memberIds } = await readProjectAccess(db, params.projectId);
    const [accounts, glassBroken] = [await listAccountNames(db), await listGlassBroken(db, params.projectId)];
    const members = new Set(memberIds);
    return ok({
      version,
      isConfidential,
      members: accounts.filter(({ id }) => members.has(id)),
      candidates: accounts.filter(({ id }) => !members.has(id)),
      glassBroken: [...glassBroken],
    });
  },
  setProjectAccess: async (_, { params, body, version }, { run }) =>
    answered(await run((command) => setProjectAccess(command, { id: params.projectId, version }, body))),
  breakGlass: async ({ caller }, { params, body }, { run }) => {
    const { accountId } = caller;
    assert(accountId !== null, 'the route needs a session');
    const wish = { projectId: params.projectId, reason: body.reason };
    return answered(await run((command) => breakGlass(command, accountId, wish)));
  },
};
