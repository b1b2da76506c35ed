import { type Field, isReference } from '@sightline/contract';
import { type RawBuilder, sql } from 'kysely';
import { definedRecordsOf, type ReadContext, type TableName } from '../audit/index.ts';
import { seesProject } from '../identity/index.ts';
import { unitNamesAt } from '../organisation/index.ts';
import { seesPortfolio } from '../portfolio/index.ts';
import type { StoredRecord } from './record.ts';
import { columnOf, type RecordTable, tableOf } from './table.ts';

/**
 * What everything is called that these records name: people, units, other records, and projects and portfolios that the viewer sees.
 * One query for each kind of thing, however many records.
 */
export async function namesIn(
  context: ReadContext,
  table: RecordTable,
  records: readonly StoredRecord[],
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = {};
  for (const [source, ids] of named(context, table, records)) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, ${source.name} as name from ${source.rows} t
      where id = any(${[...ids]}::uuid[]) and ${source.seen} order by id`.execute(context.db);
    for (const { id, name } of rows) names[id] = name;
  }
  return names;
}

type Source = {
  readonly rows: RawBuilder<unknown>;
  readonly name: RawBuilder<unknown>;
  readonly seen: RawBuilder<boolean>;
};

function named(context: ReadContext, { group, kind }: RecordTable, records: readonly StoredRecord[]) {
  const found = new Map<string, { readonly source: Source; readonly ids: Set<string> }>();
  const note = (of: string, source: Source, ids: readonly unknown[]) => {
    const known = found.get(of) ?? { source, ids: new Set<string>() };
    for (const id of ids) if (typeof id === 'string') known.ids.add(id);
    if (known.ids.size > 0) found.set(of, known);
  };
  if (group.isInProject)
    note(
      'own project',
      anyOf(context, 'portfolio.project', sql.ref('key')),
      records.map(({ projectId }) => projectId),
    );
  for (const [name, field] of Object.entries(kind.fields)) {
    if (!isReference(field.kind)) continue;
    const of = field.kind === 'record' ? field.of : field.kind;
    note(
      of,
      sourceOf(context, field),
      records.map(({ values }) => values[name]),
    );
  }
  return [...found.values()].map(({ source, ids }) => [source, ids] as const);
}

function sourceOf(context: ReadContext, field: Field): Source {
  switch (field.kind) {
    case 'person':
      return anyOf(context, 'organisation.person', sql.ref('name'));
    case 'project':
      return {
        ...anyOf(context, 'portfolio.project', sql`key || ' ' || name`),
        seen: seesProject(context, 't.id'),
      };
    case 'portfolio':
      return { ...anyOf(context, 'portfolio.portfolio', sql.ref('name')), seen: seesPortfolio(context) };
    case 'unit':
      return { rows: unitNamesAt(context), name: sql.ref('name'), seen: sql<boolean>`true` };
    case 'record':
      return titleOf(context, tableOf(field.of));
    default:
      throw new Error(`a field of the kind ${field.kind} names nothing`);
  }
}

function anyOf(context: ReadContext, table: TableName, name: RawBuilder<unknown>): Source {
  return { rows: definedRecordsOf(context, table), name, seen: sql<boolean>`true` };
}

/** By its title; one that is told by what it points at goes by its key. */
function titleOf(context: ReadContext, { name, kind }: RecordTable): Source {
  const title = kind.fields[kind.title];
  const isText = title !== undefined && !isReference(title.kind);
  return anyOf(context, name, sql.ref(isText ? columnOf(kind.title) : 'key'));
}
