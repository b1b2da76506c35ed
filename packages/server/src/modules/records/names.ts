import { sql } from 'kysely';
import { definedRecordsOf, type Reading, type TableName } from '../audit/index.ts';
import type { StoredRecord } from './record.ts';
import { columnOf, type RecordTable, tableOf } from './table.ts';

/**
 * What everything is called that these records name: people, other records, and the projects that they belong to.
 * One query for each kind of thing, however many records.
 */
export async function namesIn(
  reading: Reading,
  table: RecordTable,
  records: readonly StoredRecord[],
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = {};
  for (const [source, ids] of named(table, records)) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, ${source.name} as name from ${definedRecordsOf(reading, source.table)} t
      where id = any(${[...ids]}::uuid[]) order by id`.execute(reading.db);
    for (const { id, name } of rows) names[id] = name;
  }
  return names;
}

type Source = { readonly table: TableName; readonly name: ReturnType<typeof sql.ref> };

function named({ group, kind }: RecordTable, records: readonly StoredRecord[]) {
  const found = new Map<string, { readonly source: Source; readonly ids: Set<string> }>();
  const note = (source: Source, ids: readonly unknown[]) => {
    const known = found.get(source.table) ?? { source, ids: new Set<string>() };
    for (const id of ids) if (typeof id === 'string') known.ids.add(id);
    if (known.ids.size > 0) found.set(source.table, known);
  };
  if (group.isInProject)
    note(
      { table: 'portfolio.project', name: sql.ref('key') },
      records.map(({ projectId }) => projectId),
    );
  for (const [field, { kind: of, ...rest }] of Object.entries(kind.fields)) {
    const ids = records.map(({ values }) => values[field]);
    if (of === 'person') note({ table: 'organisation.person', name: sql.ref('name') }, ids);
    if (of === 'record' && 'of' in rest) note(titleOf(tableOf(rest.of)), ids);
  }
  return [...found.values()].map(({ source, ids }) => [source, ids] as const);
}

function titleOf({ name, kind }: RecordTable): Source {
  return { table: name, name: sql.ref(columnOf(kind.title)) };
}
