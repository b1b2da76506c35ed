import { sql } from 'kysely';
import type { Db } from './db.ts';
import {
  actOf,
  type BackAct,
  changedColumns,
  idsFor,
  type Judged,
  type Judgement,
  judgeRows,
  lockTouchedRows,
  ownColumns,
} from './judge-rows.ts';
import type { Row, TableName } from './rows.ts';
import {
  idList,
  listTrackedTables,
  type Pointer,
  pointersAt,
  type TrackedTable,
  tablesTouchedBy,
} from './tracked-tables.ts';
import { type PlaceTaken, writeBack } from './write-back.ts';

/** A row that a command is taken back from; `projectId` where its table says one. */
export type Touched = {
  readonly table: TableName;
  readonly id: string;
  readonly projectId: string | null;
  readonly act: BackAct;
};

/** Why a row cannot go back. */
export type Conflict =
  | PlaceTaken
  | { readonly kind: 'record-back' | 'record-gone'; readonly table: TableName; readonly id: string; readonly row: Row }
  | {
      readonly kind: 'field-moved';
      readonly table: TableName;
      readonly id: string;
      readonly column: string;
      /** The record as the command left it, and as it is. */
      readonly seen: Row;
      readonly current: Row;
    }
  | {
      readonly kind: 'stands-on';
      readonly table: TableName;
      readonly id: string;
      readonly row: Row;
      readonly by: string;
      readonly count: number;
    };

export type TakeBack = {
  readonly touched: readonly Touched[];
  /** All of them; with any, nothing may be written. */
  readonly conflicts: readonly Conflict[];
  readonly write: () => Promise<readonly Conflict[]>;
};

/**
 * Decides how every row that a command wrote goes back to what it was before, from the history alone: rows that it made go, rows that it
 * took away come back, changed columns get their former value. What it wrote may have moved since: then the rows stay as they are.
 */
export async function planTakeBack(db: Db, commandId: string): Promise<TakeBack> {
  const tables = await tablesTouchedBy(db, await listTrackedTables(db), commandId);
  await lockTouchedRows(db, tables, commandId);
  return judgeTakeBack(db, tables, commandId);
}

/** The same decision for a preview: it locks nothing, and is made again before anything is written. */
export async function foreseeTakeBack(db: Db, commandId: string): Promise<Pick<TakeBack, 'touched' | 'conflicts'>> {
  return judgeTakeBack(db, await tablesTouchedBy(db, await listTrackedTables(db), commandId), commandId);
}

async function judgeTakeBack(db: Db, tables: readonly TrackedTable[], commandId: string): Promise<TakeBack> {
  const judged: Judged[] = [];
  for (const table of tables) {
    const rows = await judgeRows(db, table, commandId);
    if (rows.length > 0) judged.push({ table, rows });
  }
  return {
    touched: judged.flatMap(({ table, rows }) => rows.map((row) => touchedBy(table, row))),
    conflicts: [
      ...judged.flatMap(({ table, rows }) => rows.flatMap((row) => conflictsOf(table, row))),
      ...(await pointedAt(db, judged)),
    ],
    write: () => writeBack(db, judged, commandId),
  };
}

function touchedBy(table: TrackedTable, row: Judgement): Touched {
  return { table: table.name, id: row.id, projectId: row.projectId, act: actOf(row) };
}

function conflictsOf(table: TrackedTable, row: Judgement): readonly Conflict[] {
  if (row.isUntouched) return [];
  const about = { table: table.name, id: row.id };
  if (!row.isWritten) return [{ kind: 'record-back', ...about, row: row.before ?? {} }];
  if (!row.isThere) return [{ kind: 'record-gone', ...about, row: row.after ?? {} }];
  const own = ownColumns(table, row);
  return changedColumns(table, row.after, row.current)
    .filter((column) => own.includes(column))
    .map((column) => ({ kind: 'field-moved', ...about, column, seen: row.after ?? {}, current: row.current ?? {} }));
}

/** Records that would go while others, which stay, point at them. */
async function pointedAt(db: Db, judged: readonly Judged[]): Promise<readonly Conflict[]> {
  const touched = new Map<string, readonly string[]>(
    judged.map(({ table, rows }) => [table.name, rows.map(({ id }) => id)]),
  );
  const conflicts: Conflict[] = [];
  for (const { table, rows } of judged) {
    const going = idsFor(rows, 'take-away');
    if (going.length === 0) continue;
    for (const pointer of await pointersAt(db, table))
      conflicts.push(...(await standingOn(db, table, { going, pointer, own: touched.get(pointer.table) })));
  }
  return conflicts;
}

type Standing = {
  readonly going: readonly string[];
  readonly pointer: Pointer;
  /** Rows of the pointing table that go back as well; undefined where it is not part of this. */
  readonly own: readonly string[] | undefined;
};

async function standingOn(
  db: Db,
  table: TrackedTable,
  { going, pointer, own }: Standing,
): Promise<readonly Conflict[]> {
  const column = sql.ref(`p.${pointer.column}`);
  const others = own === undefined ? sql`true` : sql`p.id::text <> all(${[...own]}::text[])`;
  const { rows } = await sql<{ id: string; row: Row; count: number }>`
    select t.id, to_jsonb(t) as row, (
        select count(*) from ${sql.table(pointer.table)} p where ${column} = t.id and ${others}) as count
    from ${sql.table(table.name)} t where t.id = any(${idList(table, going)})
      and exists (select 1 from ${sql.table(pointer.table)} p where ${column} = t.id and ${others}) order by t.id`.execute(
    db,
  );
  return rows.map((each) => ({ kind: 'stands-on', table: table.name, by: pointer.table, ...each }));
}
