import type { RecordGroup, RecordKind } from '@sightline/contract';
import type { TableRow } from '@sightline/interchange';
import { filled, plainName, type RecordTable, type StoredRecord, tableOf } from '../records/index.ts';
import type { Lookups } from './lookups.ts';
import { type RowPlan, type Sources, textOf } from './row-plan.ts';

/** A kind whose records a file makes by naming them, such as the vendors of contracts. */
export type NamedKind = {
  readonly field: string;
  readonly table: RecordTable;
  readonly onRecord: readonly StoredRecord[];
  readonly mint: () => StoredRecord['id'];
  readonly nextKey: () => string;
};

/** What a file adds to the records that its rows name. */
export type Named = {
  readonly table: RecordTable;
  readonly made: readonly StoredRecord[];
  /** Known ones with the spellings that they gain. */
  readonly respelt: readonly StoredRecord[];
  readonly spellings: number;
};

/** Only kinds of the same group: who may write the one may write the other. */
export function namedFields(group: RecordGroup, kind: RecordKind): readonly (readonly [string, RecordTable])[] {
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    if (field.kind !== 'record' || field.of === kind.name) return [];
    const table = tableOf(field.of);
    return table.group === group && table.kind.isMadeByName === true ? [[name, table] as const] : [];
  });
}

type Table = { readonly rows: readonly TableRow[]; readonly sources: Sources };

/** Names that nobody knows yet become known, each with an id of its own. */
export function withNewNames(lookups: Lookups, { rows, sources }: Table, named: readonly NamedKind[]): Lookups {
  const records = { ...lookups.records };
  for (const { field, table, mint } of named) {
    const lookup = new Map(records[table.kind.name]);
    for (const row of rows) {
      const text = textOf(sources, row, field);
      const name = plainName(text);
      if (name !== '' && text.length <= longestName(table) && !lookup.has(name)) lookup.set(name, mint());
    }
    records[table.kind.name] = lookup;
  }
  return { ...lookups, records };
}

function longestName({ kind }: RecordTable): number {
  const title = kind.fields[kind.title];
  return title?.kind === 'text' ? title.max : 0;
}

/** Decides what is made and what gains a spelling, from the rows that are taken. */
export function namedByRows(
  { field, table, onRecord, nextKey }: NamedKind,
  { rows, sources, plans }: Table & { readonly plans: readonly RowPlan[] },
  lookups: Lookups,
): Named {
  const taken = new Set(plans.flatMap(({ act, row }) => (act === 'faulty' ? [] : [row])));
  const spelt = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const text = textOf(sources, row, field);
    const id = lookups.records[table.kind.name]?.get(plainName(text)) ?? null;
    if (id === null || !taken.has(row.number)) continue;
    const counts = spelt.get(id) ?? new Map<string, number>();
    spelt.set(id, counts.set(text, (counts.get(text) ?? 0) + 1));
  }
  const known = new Map(onRecord.map((record) => [record.id as string, record]));
  const made: StoredRecord[] = [];
  const respelt: StoredRecord[] = [];
  for (const [id, counts] of spelt) {
    const before = known.get(id);
    const texts = [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
    if (before === undefined) made.push(madeOf(table, { id: id as StoredRecord['id'], key: nextKey(), texts }));
    else respelt.push(...withSpellings(table, before, texts));
  }
  const added = [...made, ...respelt].reduce((sum, record) => sum + spellingsIn(record).length, 0);
  const before = respelt.reduce((sum, { id }) => sum + spellingsIn(known.get(id)).length, 0);
  return { table, made, respelt, spellings: added - before };
}

type Spelt = { readonly id: StoredRecord['id']; readonly key: string; readonly texts: readonly string[] };

/** Called as most rows spell it. */
function madeOf({ kind }: RecordTable, { id, key, texts: [name = '', ...others] }: Spelt): StoredRecord {
  const values = filled(kind, { [kind.title]: name, spellings: others.length === 0 ? null : kept(others) });
  return { id, key, version: 1, projectId: null, values };
}

function withSpellings({ kind }: RecordTable, record: StoredRecord, texts: readonly string[]): readonly StoredRecord[] {
  const spellings = spellingsIn(record);
  const known = new Set([record.key, record.values[kind.title], ...spellings]);
  const others = kept([...spellings, ...texts.filter((text) => !known.has(text))]);
  return others.length === spellings.length ? [] : [{ ...record, values: { ...record.values, spellings: others } }];
}

function spellingsIn(record: StoredRecord | undefined): readonly string[] {
  const spellings = record?.values.spellings;
  return Array.isArray(spellings) ? spellings : [];
}

const MOST_SPELLINGS = 40;
const MOST_LETTERS = 120;

function kept(spellings: readonly string[]): readonly string[] {
  return spellings.filter(({ length }) => length <= MOST_LETTERS).slice(0, MOST_SPELLINGS);
}
