import type { FieldValue, RecordKind } from '@sightline/contract';
import type { Id } from '@sightline/kernel';
import type { Row } from '../audit/index.ts';
import { columnOf } from './table.ts';

export type RecordId = Id<'record'>;
export type Values = Readonly<Record<string, FieldValue>>;

export type StoredRecord = {
  readonly id: RecordId;
  readonly version: number;
  readonly key: string;
  readonly projectId: Id<'project'> | null;
  readonly values: Values;
};

/** What a record holds when only some of its fields were given. */
export function filled(kind: RecordKind, given: { readonly [field: string]: FieldValue | undefined }): Values {
  return Object.fromEntries(Object.keys(kind.fields).map((field) => [field, given[field] ?? null]));
}

export function columnsOf(values: Values): Row {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [columnOf(field), value]));
}

/** The next free key of a kind after those ever used: `SYS-12`. */
export function nextKey({ prefix }: RecordKind, used: readonly string[]): string {
  const numbers = used.map((key) => (key.startsWith(`${prefix}-`) ? Number(key.slice(prefix.length + 1)) : 0));
  const most = numbers.filter((number) => Number.isSafeInteger(number)).reduce((a, b) => Math.max(a, b), 0);
  return `${prefix}-${most + 1}`;
}
