import { ok, type Problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import type { CommandContext, Db, Outcome } from '../audit/index.ts';
import { stillNamed } from './judge.ts';
import type { RecordId, StoredRecord } from './record.ts';
import type { Rule } from './rules.ts';
import { deleteRecords, readKind, rewriteRecords } from './store.ts';
import { columnOf, pointersTo, type RecordTable } from './table.ts';

type Pair = { readonly kept: StoredRecord; readonly gone: StoredRecord };
type Moved = Outcome<unknown>['moved'];

/** Writes what is kept as it should stand, lets all that names the other record name it, and removes the other. */
export async function mergeRecords(
  { db }: CommandContext,
  table: RecordTable,
  { kept, gone }: Pair,
  rule: Rule | undefined,
): Promise<Result<Moved>> {
  const broken = rule === undefined ? [] : await brokenAfter(db, table, { kept, gone }, rule);
  if (broken.length > 0) return refused(broken);
  await rewriteRecords(db, table, [kept]);
  const moved = await repoint(db, table, { from: gone.id, to: kept.id });
  try {
    await deleteRecords(db, table, [gone.id]);
  } catch (error) {
    // Named by a record that the caller may not see: only the database sees all of these.
    if (!isStillNamed(error)) throw error;
    return refused([stillNamed(table.kind, gone.key, 1)]);
  }
  return ok([
    { entity: 'record', id: kept.id, version: kept.version + 1 },
    { entity: 'record', id: gone.id, version: null },
    ...moved.filter(({ id }) => id !== kept.id),
  ]);
}

async function brokenAfter(db: Db, table: RecordTable, { kept, gone }: Pair, rule: Rule): Promise<readonly Problem[]> {
  const own = Object.entries(table.kind.fields).flatMap(([name, field]) =>
    field.kind === 'record' && field.of === table.kind.name ? [name] : [],
  );
  const after = new Map<string, StoredRecord>();
  for (const record of [...(await readKind(db, table)), kept]) {
    if (record.id === gone.id) continue;
    const turned = own.filter((name) => record.values[name] === gone.id).map((name) => [name, kept.id] as const);
    after.set(record.id, { ...record, values: { ...record.values, ...Object.fromEntries(turned) } });
  }
  return rule(kept, after);
}

async function repoint(
  db: Db,
  { kind }: RecordTable,
  { from, to }: { readonly from: RecordId; readonly to: RecordId },
): Promise<Moved> {
  const moved: Moved[number][] = [];
  for (const { table, field } of pointersTo(kind)) {
    const column = sql.ref(columnOf(field));
    const project = table.group.isInProject ? sql`project_id` : sql`null::uuid`;
    const { rows } = await sql<{ id: string; version: number; projectId: string | null }>`
      update ${sql.table(table.name)} set ${column} = ${to}, version = version + 1
      where ${column} = ${from} and id <> ${from} returning id, version, ${project} as "projectId"`.execute(db);
    for (const { id, version, projectId } of rows) {
      moved.push({ entity: 'record', id, version });
      if (projectId !== null) moved.push({ entity: 'project', id: projectId, version: null });
    }
  }
  return moved;
}

const FOREIGN_KEY_VIOLATION = '23503';

function isStillNamed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION;
}
