import { type AccountId, ok } from '@sightline/kernel';
import { type KyselyPlugin, type QueryId, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { EVERYTHING } from '../../testing/viewer.ts';
import { asItStands, type Db } from '../audit/index.ts';
import { viewOfImport } from './import/import-view.ts';
import { addFiles, startImport } from './import/stage-files.ts';
import { readImport } from './import/store.ts';
import { writePlans } from './import/write-plan.ts';
import { viewOfPlan } from './plan-view.ts';
import { rowsOfPlan } from './rows-of-plan.ts';
import { causeChainOf } from './task-cause.ts';
import { expectOk, inCommand, inspectedFile, organisationWithAccount, projectNamed } from './testing/in-command.ts';
import { tinyPlan } from './testing/tiny-plan.ts';

let db: Db;
let account: AccountId;
beforeAll(async () => {
  db = (await testDatabase()).db;
  account = await organisationWithAccount(db);
});

/** The statements that an act sends. */
async function statementsOf(act: (db: Db) => Promise<unknown>): Promise<number> {
  const seen = new Set<QueryId>();
  const counter: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      seen.add(queryId);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await act(db.withPlugin(counter));
  return seen.size;
}

function rowOfTasks(count: number) {
  const tasks = Array.from({ length: count }, (_, index) => ({ id: `${index}` }));
  const links = tasks.slice(1).map((task, index) => ({
    id: task.id,
    predecessorId: `${index}`,
    successorId: task.id,
    type: 'FS' as const,
    lag: { amount: 0, unit: 'working' as const },
  }));
  return tinyPlan(tasks, { links });
}

async function projectWith(count: number) {
  const projectId = await projectNamed(db, account, `Row of ${count}`);
  const { path, result } = inspectedFile(`row ${count}`, [rowOfTasks(count)]);
  if (!result.ok) throw new Error('not scheduled');
  const { file, schedules } = result.value;
  const [imported, schedule] = [file.plans[0], schedules[0]];
  if (imported === undefined || schedule === undefined) throw new Error('no plan');
  const draft = await draftWith(1, `row ${count}`);
  const { rows } = await sql<{ id: string }>`select id from plan.plan_file where import_id = ${draft.id}`.execute(db);
  await inCommand(db, account, async (context) => {
    await writePlans(context, [
      {
        projectId,
        file: { id: rows[0]?.id ?? '', path, format: file.format },
        imported,
        schedule,
        notCarried: [],
        findings: [],
      },
    ]);
    return ok({ value: null, moved: [], payload: null, inverse: null });
  });
  return projectId;
}

async function draftWith(files: number, label = 'file') {
  const { importId } = expectOk(await inCommand(db, account, (context) => startImport(context, account)));
  const given = Array.from({ length: files }, (_, index) =>
    inspectedFile(`${label} ${index} of ${files}`, [rowOfTasks(2)]),
  );
  expectOk(await inCommand(db, account, (context) => addFiles(context, importId, given)));
  const draft = await readImport(db, importId, account);
  if (draft === null) throw new Error('no draft');
  return draft;
}

describe('reading', () => {
  it('a page of tasks takes the same few statements however long it is', async () => {
    const [short, long] = [await projectWith(2), await projectWith(400)];
    const page = { offset: 0, limit: 500 };
    expect((await viewOfPlan(asItStands(db), long, page)).tasks).toHaveLength(400);
    const few = await statementsOf((counted) => viewOfPlan(asItStands(counted), short, page));
    expect(few).toBe(3);
    expect(await statementsOf((counted) => viewOfPlan(asItStands(counted), long, page))).toBe(few);
  });

  it('rows by columns take the same few statements however many they are, and none without a plan', async () => {
    const [short, long] = [await projectWith(2), await projectWith(400)];
    const span = { offset: 0, limit: 10_000 };
    const rows = await rowsOfPlan(asItStands(db), long, span);
    expect([rows.columns.id.length, rows.links.from.length, rows.total]).toEqual([400, 399, 400]);
    const few = await statementsOf((counted) => rowsOfPlan(asItStands(counted), short, span));
    expect(few).toBe(3);
    expect(await statementsOf((counted) => rowsOfPlan(asItStands(counted), long, span))).toBe(few);
    const empty = await projectNamed(db, account, 'Without a plan');
    expect((await rowsOfPlan(asItStands(db), empty, span)).total).toBe(0);
  });

  it('a chain of causes takes one statement and ends at its start, however long it is', async () => {
    const projectId = await projectWith(300);
    const last = (await viewOfPlan(asItStands(db), projectId, { offset: 299, limit: 1 })).tasks[0];
    if (last === undefined) throw new Error('no last task');
    const steps = await causeChainOf(asItStands(db), projectId, last.id);
    expect([steps.length, steps.at(-1)?.text]).toEqual([300, 'project start']);
    expect(await statementsOf((counted) => causeChainOf(asItStands(counted), projectId, last.id))).toBe(1);
  });

  it('a draft takes the same few statements however many files it holds', async () => {
    const [small, large] = [await draftWith(1), await draftWith(60)];
    expect((await viewOfImport(db, large, EVERYTHING)).files).toHaveLength(60);
    const few = await statementsOf((counted) => viewOfImport(counted, small, EVERYTHING));
    expect(few).toBe(2);
    expect(await statementsOf((counted) => viewOfImport(counted, large, EVERYTHING))).toBe(few);
  });

  it('a project without a plan is no error', async () => {
    const projectId = await projectNamed(db, account, 'Empty');
    expect(await viewOfPlan(asItStands(db), projectId, { offset: 0, limit: 10 })).toEqual({
      plan: null,
      total: 0,
      tasks: [],
    });
  });
});
