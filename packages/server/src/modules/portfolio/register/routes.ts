import type { RegisterImport, registerImportRoutes } from '@sightline/contract';
import { cleanText, readTable } from '@sightline/interchange';
import { assert, ok, problem, type Result, refused } from '@sightline/kernel';
import { answered, type HandlerOf, type ReadContext } from '../../audit/index.ts';
import { commitRegister } from './commit-register.ts';
import { previewOf } from './preview.ts';
import { readDraftAgainst, readRecord, reportCurrency } from './record.ts';
import { reviseRegister } from './revise-register.ts';
import { startRegister } from './start-register.ts';
import { type RegisterImportId, readDraft } from './store.ts';

type Routes = typeof registerImportRoutes;

export const registerImportHandlers: { readonly [N in keyof Routes]: HandlerOf<Routes[N]> } = {
  startRegisterImport: async (context, { query, bytes }, { run }) => {
    const { accountId } = context.caller;
    assert(accountId !== null, 'the route needs a session');
    const name = cleanText(query.name);
    const table = await readTable(bytes, name, { sheet: query.sheet ?? null });
    if (!table.ok) return table;
    const currency = await reportCurrency(context.db);
    const started = await run((command) =>
      startRegister(command, { name, table: table.value }, { accountId, currency }),
    );
    return started.ok ? preview(context, started.value.value.importId) : started;
  },
  readRegisterImport: (context, { params }) => preview(context, params.importId),
  reviseRegisterImport: async (context, { params, body, version }, { run }) => {
    const revised = await run((command) => reviseRegister(command, { id: params.importId, seen: version }, body));
    return revised.ok ? preview(context, params.importId) : revised;
  },
  commitRegisterImport: async (_, { params, version }, { run }) =>
    answered(await run((command) => commitRegister(command, { id: params.importId, seen: version }))),
};

async function preview(context: ReadContext, id: RegisterImportId): Promise<Result<RegisterImport>> {
  const { db, caller } = context;
  const draft = await readDraft(db, id, caller.accountId);
  if (draft === null) return refused([problem('shell.not-found')]);
  return ok(previewOf(draft, readDraftAgainst(await readRecord(db, context), draft)));
}
