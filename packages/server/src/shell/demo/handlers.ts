import type { demoRoutes } from '@sightline/contract';
import { ok, problem, refused } from '@sightline/kernel';
import { answered, type HandlerOf, type TableName, type Words } from '../../modules/audit/index.ts';
import { openSession, plainGrants, readHeldGrants } from '../../modules/identity/index.ts';
import { readDemoState } from './demo-state.ts';
import { listGoneLinks } from './gone-links.ts';
import { listPersonas } from './personas.ts';
import { removeDemo } from './remove-demo.ts';
import { surveyDemo } from './survey.ts';
import { tellSurvey } from './tell-survey.ts';

type Parts = { readonly words: Words; readonly entityOf: (table: TableName) => string | null };

export function demoHandlers({ words, entityOf }: Parts): {
  readonly [N in keyof typeof demoRoutes]: HandlerOf<(typeof demoRoutes)[N]>;
} {
  return {
    listPersonas: async ({ db }) => {
      const personas = await listPersonas(db);
      return personas.length === 0 ? refused([problem('shell.not-found')]) : ok({ personas: [...personas] });
    },
    signInAs: async (context, { params }, tools) => {
      const { accountId } = params;
      const noted = await tools.run(async ({ db }) => {
        const isOffered = (await listPersonas(db)).some((each) => each.accountId === accountId);
        if (!isOffered) return refused([problem('shell.not-found')]);
        return ok({ value: {}, moved: [], payload: { accountId }, inverse: null });
      });
      return noted.ok ? openSession(context, accountId, tools) : noted;
    },
    readDemo: async ({ db }) => ok(await readDemoState(db)),
    previewDemoRemoval: async ({ db, caller, now }) => {
      const grants = caller.accountId === null ? [] : plainGrants(await readHeldGrants(db, caller.accountId, now));
      return ok(await tellSurvey(db, await surveyDemo(db), { words, grants }));
    },
    removeDemo: async (_, { body }, { run }) =>
      answered(await run((command) => removeDemo(command, { seen: body.seen, entityOf }))),
    listGoneLinks: async ({ db, caller, now }) => ok({ links: [...(await listGoneLinks(db, { caller, now }))] }),
  };
}
