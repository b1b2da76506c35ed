import { randomUUID } from 'node:crypto';
import type { AccountId, Instant } from '@sightline/kernel';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Db } from '../../packages/server/src/modules/audit/index.ts';
import { requestDb } from '../../packages/server/src/shell/request-db.ts';
import type { Place } from '../../packages/server/src/testing/matrix/world.ts';
import { seesProject } from './project-sight.ts';

/** A row by its place in the table, which stays the same while nothing is committed. */
export type Row = {
  readonly table: string;
  readonly column: string;
  readonly isHistory: boolean;
  readonly ctid: string;
  readonly projectId: string;
};

export type Tripled = {
  /** Principal, row and action: seen, written or taken away by it exactly when the oracle says that the project is seen. */
  readonly triples: number;
  readonly rows: number;
  readonly mismatches: number;
  readonly examples: readonly string[];
};

export type Suspects = {
  readonly accounts: ReadonlyMap<string, AccountId>;
  readonly rows: readonly Row[];
  readonly now: Instant;
  readonly projects: ReadonlyMap<string, Place>;
};

type Asking = Suspects & { readonly pool: pg.Pool; readonly random: () => number; readonly count: number };

/** Rows that others point at are not taken away, so that a foreign key does not answer for the fence. */
const LEAVES = new Set([
  'portfolio.status_report',
  'plan.milestone',
  'plan.link',
  'plan.task_date',
  'plan.schedule_summary',
]);
const BATCH = 20;

/** The history is written by commands only; this one is nobody's. */
export async function asCommand(tx: Db): Promise<void> {
  await sql`
    select set_config('sightline.at', '2026-06-01T09:00:00Z', true), set_config('sightline.command_id', ${randomUUID()}, true)`.execute(
    tx,
  );
}

/** Random principals, rows and actions, each undone. */
export async function askTriples(asking: Asking): Promise<Tripled> {
  const { accounts, rows, projects, random, count, pool, now } = asking;
  const tally = { triples: 0, mismatches: 0, examples: [] as string[] };
  const tables = [...new Set(rows.map(({ table }) => table))];
  while (tally.triples < count) {
    const [principal, accountId] = pick([...accounts], random);
    const table = pick(tables, random);
    const own = rows.filter((row) => row.table === table);
    const chosen = [...new Set(Array.from({ length: BATCH }, () => pick(own, random)))];
    const action = pick(actionsOn(chosen[0]), random);
    const db = requestDb(pool, { accountId, now }, 'read write');
    const reached = await rolledBack(db, (tx) => act(tx, action, chosen));
    for (const row of chosen) {
      const place: Place = projects.get(row.projectId) ?? 'nowhere';
      tally.triples++;
      if (reached.has(row.ctid) === seesProject(principal, place)) continue;
      tally.mismatches++;
      if (tally.examples.length < 10) tally.examples.push(`${principal} ${action} ${table} of ${place}`);
    }
  }
  return { ...tally, rows: rows.length };
}

type Action = 'select' | 'lock' | 'update' | 'delete' | 'insert';

function actionsOn(row: Row | undefined): readonly Action[] {
  if (row === undefined || row.isHistory) return ['select'];
  return ['select', 'lock', 'update', 'insert', ...(LEAVES.has(row.table) ? (['delete'] as const) : [])];
}

/** @returns the places of the rows that the action reached */
async function act(tx: Db, action: Action, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const [first] = rows;
  if (first === undefined) return new Set();
  const [table, column] = [sql.table(first.table), sql.ref(first.column)];
  const at = sql`ctid = any(${rows.map(({ ctid }) => ctid)}::tid[])`;
  await asCommand(tx);
  if (action === 'insert') return insertBeside(tx, rows);
  const statement = {
    select: sql<{ ctid: string }>`select ctid::text as ctid from ${table} where ${at}`,
    lock: sql<{ ctid: string }>`select ctid::text as ctid from ${table} where ${at} for update`,
    delete: sql<{ ctid: string }>`delete from ${table} where ${at} returning ctid::text as ctid`,
    update: sql<{ ctid: string }>`
      with there as (select ctid as place, ${column} as own from ${table} where ${at}), written as (
        update ${table} set ${column} = ${column} where ${at} returning ${column} as own)
      select place::text as ctid from there where own in (select own from written)`,
  }[action];
  return new Set((await statement.execute(tx)).rows.map(({ ctid }) => ctid));
}

/** A report put beside a row of each project: let through, or refused. */
async function insertBeside(tx: Db, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const reached = new Set<string>();
  for (const projectId of new Set(rows.map((row) => row.projectId))) {
    await sql`savepoint before`.execute(tx);
    const isIn = await sql`
      insert into portfolio.status_report (project_id, id, version, reported_on, colour, source)
      values (${projectId}, ${randomUUID()}, 1, '2026-06-01', 'red', 'report')`
      .execute(tx)
      .then(() => true, refusedByFence);
    await sql`rollback to savepoint before`.execute(tx);
    for (const row of rows) if (isIn && row.projectId === projectId) reached.add(row.ctid);
  }
  return reached;
}

function refusedByFence(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === '42501') return false;
  throw error;
}

class Undone extends Error {}

async function rolledBack<T>(db: Db, act: (tx: Db) => Promise<T>): Promise<T> {
  let value: { readonly found: T } | null = null;
  const ended = db.transaction().execute(async (tx) => {
    value = { found: await act(tx) };
    throw new Undone();
  });
  await ended.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  if (value === null) throw new Error('the act had no end');
  return (value as { readonly found: T }).found;
}

function pick<T>(list: readonly T[], random: () => number): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}
