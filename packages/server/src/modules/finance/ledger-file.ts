import type { recordFileRoutes } from '@sightline/contract';
import { ok, type Result, refused } from '@sightline/kernel';
import { answered, type CommandContext, type HandlerOf, type Outcome } from '../audit/index.ts';
import {
  type Brought,
  type Commit,
  fileHandlers,
  previewOf,
  type RowPlan,
  type World,
  whatStops,
} from '../record-import/index.ts';
import { deleteRecords, insertRecords, lockKind, type RecordId, rewriteRecords } from '../records/index.ts';
import { ACTUALS, type ReadLedger, readLedger, UNASSIGNED } from './read-ledger.ts';

type Routes = Pick<typeof recordFileRoutes, 'previewLedgerImport' | 'importLedger'>;

/** The two steps of a file into the ledger: actuals are read as lines of a ledger, the other kinds as in every register. */
export function ledgerFileHandlers(world: World): { readonly [N in keyof Routes]: HandlerOf<Routes[N]> } {
  const others = fileHandlers('ledger', world);
  return {
    previewLedgerImport: async (context, request, tools) => {
      if (request.query.kind !== ACTUALS.kind.name) return others.preview(context, request, tools);
      const read = await readLedger({ ...context, mint: () => tools.mintId() as RecordId }, request);
      return read.ok ? ok(await previewOf(context, read.value.file, world.told)) : read;
    },
    importLedger: async (context, request, tools) => {
      if (request.query.kind !== ACTUALS.kind.name) return others.commit(context, request, tools);
      return answered(await tools.run((command) => commitLedger(command, request)));
    },
  };
}

/** Reads the file once more under the locks of both kinds, so that what is written is decided on what stands now. */
async function commitLedger(context: CommandContext, request: Commit): Promise<Result<Outcome<Brought>>> {
  await lockKind(context.db, ACTUALS);
  await lockKind(context.db, UNASSIGNED);
  const read = await readLedger({ ...context, mint: () => context.mint<'record'>() }, request);
  if (!read.ok) return read;
  const stopping = whatStops(read.value.file, request.query.faulty === 'skip');
  return stopping.length > 0 ? refused(stopping) : ok(await write(context, read.value));
}

async function write({ db }: CommandContext, read: ReadLedger): Promise<Outcome<Brought>> {
  const { placed, unplaced, settled } = read;
  await deleteRecords(db, UNASSIGNED, settled);
  await insertRecords(db, ACTUALS, recordsOf(placed, 'add'));
  await insertRecords(db, UNASSIGNED, recordsOf(unplaced, 'add'));
  await rewriteRecords(db, ACTUALS, recordsOf(placed, 'change'));
  await rewriteRecords(db, UNASSIGNED, recordsOf(unplaced, 'change'));
  const written = [...placed, ...unplaced];
  const [added, changed] = [recordsOf(written, 'add'), recordsOf(written, 'change')];
  const projects = new Set([...added, ...changed].flatMap(({ projectId }) => projectId ?? []));
  const aside = recordsOf(unplaced, 'add').length;
  return {
    value: {
      added: added.length - aside,
      changed: changed.length,
      aside,
      skipped: read.file.plans.flatMap(({ act, row }) => (act === 'faulty' ? [row] : [])),
    },
    moved: [
      ...added.map(({ id, version }) => ({ entity: 'record', id, version })),
      ...changed.map(({ id, version }) => ({ entity: 'record', id, version: version + 1 })),
      ...settled.map((id) => ({ entity: 'record', id, version: null })),
      ...[...projects].map((id) => ({ entity: 'project', id, version: null })),
    ],
    payload: { kind: 'actual', added: added.map(({ id }) => id), changed: changed.map(({ id }) => id), settled },
    inverse: { name: 'ledger.undoImport', input: { kind: 'actual' } },
  };
}

function recordsOf(plans: readonly RowPlan[], act: RowPlan['act']) {
  return plans.flatMap((plan) => (plan.act === act && plan.record !== null ? [plan.record] : []));
}
