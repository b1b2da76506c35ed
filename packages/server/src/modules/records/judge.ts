import type { FieldValue, RecordKind } from '@sightline/contract';
import { type Problem, problem } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../audit/index.ts';
import type { RecordId, StoredRecord } from './record.ts';
import type { Rule } from './rules.ts';
import { readKind } from './store.ts';
import { columnOf, pointersTo, type RecordTable } from './table.ts';

/** Per field the value that the writer saw and the one that he wants. */
export type Patch = Readonly<Record<string, { readonly base: FieldValue; readonly value: FieldValue }>>;

/** What the rule of its kind has against a record as it would stand. */
export async function brokenBy(
  db: Db,
  table: RecordTable,
  record: StoredRecord,
  rule: Rule | undefined,
): Promise<readonly Problem[]> {
  if (rule === undefined) return [];
  const after = new Map((await readKind(db, table)).map((each) => [each.id as string, each]));
  return rule(record, after.set(record.id, record));
}

/** Whether a field names something that is no record of the field's kind: as good as what is nowhere. */
export async function namesNothing(db: Db, kind: RecordKind, { values }: StoredRecord): Promise<boolean> {
  const wanted = Object.entries(kind.fields).flatMap(([field, each]) => {
    const id = values[field];
    return each.kind === 'record' && typeof id === 'string' ? [{ id, of: each.of }] : [];
  });
  if (wanted.length === 0) return false;
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, kind from records.record where id = any(${wanted.map(({ id }) => id)}::uuid[])`.execute(db);
  const found = new Map(rows.map((row) => [row.id, row.kind]));
  return wanted.some(({ id, of }) => found.get(id) !== of);
}

/** How many records name this one. */
export async function namedBy(db: Db, kind: RecordKind, id: RecordId): Promise<number> {
  const pointers = pointersTo(kind);
  if (pointers.length === 0) return 0;
  const counts = pointers.map(
    ({ table, field }) =>
      sql`select count(*) as count from ${sql.table(table.name)} where ${sql.ref(columnOf(field))} = ${id}`,
  );
  const { rows } = await sql<{ count: number }>`${sql.join(counts, sql` union all `)}`.execute(db);
  return rows.reduce((sum, { count }) => sum + count, 0);
}

export function movedFields(kind: RecordKind, patch: Patch, before: StoredRecord): readonly Problem[] {
  return Object.entries(patch)
    .filter(([field, { base }]) => JSON.stringify(base) !== JSON.stringify(before.values[field] ?? null))
    .map(([field, { base }]) =>
      problem(
        'records.field-moved',
        { field, seen: told(base), current: told(before.values[field] ?? null) },
        { subject: { entity: kind.name, id: before.key, field } },
      ),
    );
}

function told(value: FieldValue): string {
  if (value === null) return 'empty';
  return typeof value === 'object' ? value.join(', ') : String(value);
}

export function keyTaken({ name, one }: RecordKind, key: string): Problem {
  return problem('records.key-taken', { one, key }, { subject: { entity: name, id: key, field: 'key' } });
}

/** The answer of the gate to an id that is nowhere, word for word. */
export function isNowhere(): Problem {
  return problem('shell.not-found');
}

export function stillNamed({ name, one }: RecordKind, key: string, count: number): Problem {
  return problem('records.still-named', { one, key, count }, { subject: { entity: name, id: key, field: null } });
}
