import { type Field, type RecordGroup, type RecordKind, recordGroups } from '@sightline/contract';
import type { TableName } from '../audit/index.ts';

/** Where the records of a kind are kept. Names come from the definitions in code, never from a request. */
export type RecordTable = {
  readonly group: RecordGroup;
  readonly kind: RecordKind;
  readonly name: TableName;
};

const TABLES: ReadonlyMap<string, RecordTable> = new Map(
  recordGroups.flatMap((group) =>
    group.kinds.map((kind) => [kind.name, { group, kind, name: `${group.name}.${inSnakeCase(kind.name)}` } as const]),
  ),
);

export const recordTables: readonly RecordTable[] = [...TABLES.values()];

/** @throws when no kind has this name: names come from the contract's schemas, which know them all */
export function tableOf(kind: string): RecordTable {
  const table = TABLES.get(kind);
  if (table === undefined) throw new Error(`no register holds the kind ${kind}`);
  return table;
}

/** `hostedOnId` is kept in the column `hosted_on_id`. */
export function columnOf(field: string): string {
  return inSnakeCase(field);
}

export type Pointer = { readonly table: RecordTable; readonly field: string };

/** The fields of all kinds that name records of this one. */
export function pointersTo(kind: RecordKind): readonly Pointer[] {
  return recordTables.flatMap((table) =>
    Object.entries(table.kind.fields)
      .filter(([, field]) => field.kind === 'record' && field.of === kind.name)
      .map(([field]) => ({ table, field })),
  );
}

/** The type of a field's column, as PostgreSQL names it. */
export function columnType(field: Field): string {
  switch (field.kind) {
    case 'text':
    case 'choice':
      return 'text';
    case 'date':
      return 'date';
    case 'whole':
    case 'percent':
      return 'integer';
    case 'money':
      return 'bigint';
    case 'flag':
      return 'boolean';
    case 'words':
      return 'text[]';
    case 'person':
    case 'project':
    case 'unit':
    case 'portfolio':
    case 'record':
      return 'uuid';
  }
}

function inSnakeCase(name: string): string {
  return name.replaceAll('-', '_').replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
