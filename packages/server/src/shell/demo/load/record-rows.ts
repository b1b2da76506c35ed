import type { FieldValue } from '@sightline/contract';
import { stableId } from '@sightline/demo';
import { assert, type Id } from '@sightline/kernel';
import type { Row, TableName } from '../../../modules/audit/index.ts';
import { filled, recordRow, tableOf } from '../../../modules/records/index.ts';

export type Told = {
  readonly kind: string;
  readonly id: string;
  readonly projectId?: string | null;
  readonly values: { readonly [field: string]: FieldValue | undefined };
};
export type TableRow = { readonly table: TableName; readonly row: Row };

/** Gives records of registers their keys, one series for each kind, or for each kind and project. */
export class RecordRows {
  readonly #last = new Map<string, number>();

  of({ kind: name, id, projectId = null, values }: Told): TableRow {
    const table = tableOf(name);
    const unknown = Object.keys(values).filter((field) => !Object.hasOwn(table.kind.fields, field));
    assert(unknown.length === 0, `the kind ${name} has no field ${unknown.join(', ')}`);
    const series = `${name} ${projectId}`;
    const number = (this.#last.get(series) ?? 0) + 1;
    this.#last.set(series, number);
    const record = {
      id: id as Id<'record'>,
      version: 1,
      key: `${table.kind.prefix}-${number}`,
      projectId: projectId as Id<'project'> | null,
      values: filled(table.kind, values),
    };
    return { table: table.name, row: recordRow(table, record) };
  }
}

/** An id for what the generator has as a part of something else: the same for the same whole and part. */
export function partId<Kind extends string>(kind: Kind, ...parts: readonly string[]): Id<Kind> {
  return stableId(kind, parts.join('/'));
}
