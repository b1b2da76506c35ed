import { exponentOf, parseCurrency } from '@sightline/kernel';
import type { Row, TableName } from './rows.ts';

/** How the values of a column are told. */
export type FieldWords = {
  readonly word: string;
  /** `reference`: an id of a record of `of`, told by that record's name. */
  readonly kind: 'text' | 'word' | 'date' | 'money' | 'reference';
  readonly of?: TableName;
};

/** How the records of one table are told: in the list of what was done, before an undo, and in its conflicts. */
export type RecordWords = {
  readonly table: TableName;
  readonly one: string;
  readonly many: string;
  /** What people call this record, `PRJ-101` or `milestone 'Go-live'`. */
  readonly nameOf: (row: Row) => string;
  readonly fields: Readonly<Record<string, FieldWords>>;
  /** Under which name browsers hear that one moved; null = it is told by its project alone. */
  readonly entity: string | null;
};

export type Effect = {
  /** The name of the first record that moved. */
  readonly record: string;
  /** Records of a table that were made or changed. */
  readonly count: (table: TableName) => number;
};

/** Sentences for commands that mean more than the rows that they touch, by the command's name. */
export type EffectWords = Readonly<Record<string, (effect: Effect) => string>>;

export type Words = { readonly records: readonly RecordWords[]; readonly effects: EffectWords };

export function wordsFor(words: Words, table: string): RecordWords {
  return words.records.find((each) => each.table === table) ?? plainWords(table);
}

/** A table that nobody gave words still reads as one: `organisation.fiscal_year` is a fiscal year. */
function plainWords(table: string): RecordWords {
  const [schema = '', name = table] = table.split('.');
  const one = name.replaceAll('_', ' ');
  return {
    table: `${schema}.${name}`,
    one,
    many: `${one} records`,
    nameOf: (row) => (typeof row.name === 'string' ? `${one} '${row.name}'` : `the ${one}`),
    fields: {},
    entity: name.replaceAll('_', '-'),
  };
}

/** Names of records that columns refer to, by id. */
export type Names = ReadonlyMap<string, string>;

export function fieldWord(words: RecordWords, column: string): string {
  return words.fields[column]?.word ?? column.replaceAll('_', ' ');
}

export function valueWords(words: RecordWords, column: string, row: Row, names: Names): string {
  const value = row[column];
  if (value === null || value === undefined) return 'empty';
  const kind = words.fields[column]?.kind ?? 'text';
  switch (kind) {
    case 'text':
      if (Array.isArray(value)) return value.map(String).join(', ');
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'word':
      return String(value).replaceAll('-', ' ');
    case 'date':
      return shortDate(String(value));
    case 'money':
      return moneyWords(Number(value), String(row.currency ?? ''));
    case 'reference':
      return names.get(String(value)) ?? 'a record that is gone';
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1 Mar 27`, as in the product's tables. */
function shortDate(date: string): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? '?'} ${date.slice(2, 4)}`;
}

function moneyWords(minor: number, currency: string): string {
  const code = parseCurrency(currency);
  const exponent = code === null ? 0 : exponentOf(code);
  const digits = (Math.abs(minor) / 10 ** exponent).toFixed(minor % 10 ** exponent === 0 ? 0 : exponent);
  const grouped = digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  return `${minor < 0 ? '-' : ''}${currency === '' ? '' : `${currency} `}${grouped}`;
}
