import { type Register, type recordFileRoutes, registers } from '@sightline/contract';
import { ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import {
  answered,
  type CommandContext,
  type CommandTools,
  type HandlerOf,
  type Outcome,
  type ReadContext,
} from '../audit/index.ts';
import { insertRecords, lockKind, type RecordId, type Rules, rewriteRecords, tableOf } from '../records/index.ts';
import type { RecordFiles } from './files.ts';
import { type FileQuery, type ReadFile, readRecordFile } from './import-file.ts';
import { previewOf, type Told } from './preview.ts';

export type Upload = { readonly query: FileQuery; readonly bytes: Uint8Array };
export type Commit = Upload & { readonly query: FileQuery & { readonly faulty?: 'refuse' | 'skip' | undefined } };
export type World = { readonly rules: Rules; readonly told: Told };

type GenericFiles = Omit<typeof recordFileRoutes, 'previewLedgerImport' | 'importLedger'>;

/** The ways in for the files of every register but the ledger's, which finance reads itself. */
export function recordImportHandlers(world: World): { readonly [N in keyof GenericFiles]: HandlerOf<GenericFiles[N]> } {
  const of = (name: string) => fileHandlers(name, world);
  const [landscape, delivery, strategy, value] = [of('landscape'), of('delivery'), of('strategy'), of('value')];
  const [pool, deployment, raid] = [of('resources'), of('deployment'), of('raid')];
  const [costs, governance] = [of('costs'), of('governance')];
  return {
    previewLandscapeImport: landscape.preview,
    importLandscape: landscape.commit,
    previewDeliveryImport: delivery.preview,
    importDelivery: delivery.commit,
    previewStrategyImport: strategy.preview,
    importStrategy: strategy.commit,
    previewValueImport: value.preview,
    importValue: value.commit,
    previewResourceImport: pool.preview,
    importResources: pool.commit,
    previewDeploymentImport: deployment.preview,
    importDeployment: deployment.commit,
    previewRaidImport: raid.preview,
    importRaid: raid.commit,
    previewCostImport: costs.preview,
    importCosts: costs.commit,
    previewGovernanceImport: governance.preview,
    importGovernance: governance.commit,
  };
}

/** @throws when no register has this name: names are written in code */
export function registerOf(name: string): Register {
  const found = registers.find(({ group }) => group.name === name);
  if (found === undefined) throw new Error(`no register is called ${name}`);
  return found;
}

/** Both steps of a file into the group with this name. */
export function fileHandlers(name: string, { rules, told }: World) {
  const files: RecordFiles = registerOf(name);
  return {
    preview: async (context: ReadContext, { query, bytes }: Upload, { mintId }: CommandTools) => {
      const mint = () => mintId() as RecordId;
      const read = await readRecordFile({ ...context, mint }, { query, bytes, rules, files });
      return read.ok ? ok(await previewOf(context, read.value, told)) : read;
    },
    commit: async (_: ReadContext, { query, bytes }: Commit, { run }: CommandTools) =>
      answered(await run((context) => commitFile(context, { query, bytes }, { rules, files }))),
  };
}

export type Brought = { added: number; changed: number; aside: number; skipped: number[] };

/** Reads the file once more under the lock of its kind, so that what is written is decided on what stands now. */
async function commitFile(
  context: CommandContext,
  { query, bytes }: Commit,
  { rules, files }: { readonly rules: Rules; readonly files: RecordFiles },
): Promise<Result<Outcome<Brought>>> {
  await lockKind(context.db, tableOf(query.kind));
  const mint = () => context.mint<'record'>();
  const read = await readRecordFile({ ...context, mint }, { query, bytes, rules, files });
  if (!read.ok) return read;
  const stopping = whatStops(read.value, query.faulty === 'skip');
  if (stopping.length > 0) return refused(stopping);
  return ok(await write(context, read.value));
}

const FAULTS_TOLD = 100;

/** What keeps a file out, all at once; faulty rows do not where they are left aside. */
export function whatStops({ problems, faults, plans }: ReadFile, isSkipping: boolean): readonly Problem[] {
  const faulty = plans.filter(({ act }) => act === 'faulty').length;
  if (faulty === 0 || isSkipping) return problems;
  return [
    ...problems,
    problem('record-import.faulty', { count: faulty }),
    ...faults.slice(0, FAULTS_TOLD).map((each) => each.problem),
  ];
}

async function write({ db }: CommandContext, { table, plans }: ReadFile): Promise<Outcome<Brought>> {
  const of = (act: 'add' | 'change') =>
    plans.flatMap((plan) => (plan.act === act && plan.record !== null ? [plan.record] : []));
  const [added, changed] = [of('add'), of('change')];
  await insertRecords(db, table, added);
  await rewriteRecords(db, table, changed);
  const skipped = plans.flatMap(({ act, row }) => (act === 'faulty' ? [row] : []));
  const projects = new Set([...added, ...changed].flatMap(({ projectId }) => projectId ?? []));
  return {
    value: { added: added.length, changed: changed.length, aside: 0, skipped },
    moved: [
      ...added.map(({ id, version }) => ({ entity: 'record', id, version })),
      ...changed.map(({ id, version }) => ({ entity: 'record', id, version: version + 1 })),
      ...[...projects].map((id) => ({ entity: 'project', id, version: null })),
    ],
    payload: { kind: table.kind.name, added: added.map(({ id }) => id), changed: changed.map(({ id }) => id) },
    inverse: { name: `${table.group.name}.undoImport`, input: { kind: table.kind.name } },
  };
}
