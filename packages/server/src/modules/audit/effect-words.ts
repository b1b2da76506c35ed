import {
  type EffectWords,
  fieldWord,
  type Names,
  type RecordWords,
  valueWords,
  type Words,
  wordsFor,
} from './record-words.ts';
import type { RowChange } from './row-changes.ts';
import type { Row, TableName } from './rows.ts';

type Told = { readonly name: string; readonly changes: readonly RowChange[] };

/** One sentence for what a command did: `Changed go-live of PRJ-101 from 1 Mar 27 to 4 Mar 27`. */
export function effectOf({ name, changes }: Told, words: Words, names: Names): string {
  const own: EffectWords[string] | undefined = words.effects[name];
  const [only, ...others] = changes;
  if (only === undefined) return 'Changed nothing that is kept';
  const record = wordsFor(words, only.table).nameOf(only.after ?? only.before ?? {});
  if (own !== undefined) return own({ record, count: (table) => countOf(changes, table) });
  if (others.length === 0 && only.alike === 1) return rowWords(only, wordsFor(words, only.table), names);
  return countWords(changes, words);
}

/** One line per changed column, or one for the record as a whole, as an undo would do it. */
export function undoLines(change: RowChange, words: RecordWords, names: Names): readonly UndoLine[] {
  const record = words.nameOf(change.before ?? change.after ?? {});
  if (change.before === null || change.after === null)
    return [{ record, act: change.before === null ? 'take-away' : 'put-back', field: null, from: null, to: null }];
  const { before, after } = change;
  return changedIn(before, after).flatMap((column) => {
    const line = { record, act: 'set-back' as const };
    const [from, to] = [after[column], before[column]];
    if (isParted(from) && isParted(to))
      return changedIn(to, from).map((part) => ({
        ...line,
        field: part,
        from: partWords(from[part]),
        to: partWords(to[part]),
      }));
    const told = (of: Row) => valueWords(words, column, of, names);
    return [{ ...line, field: fieldWord(words, column), from: told(after), to: told(before) }];
  });
}

/** A value of several named parts, told part by part. */
function isParted(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function partWords(part: unknown): string {
  if (part === undefined || part === null) return 'empty';
  return typeof part === 'string' ? part : JSON.stringify(part);
}

export type UndoLine = {
  readonly record: string;
  readonly act: 'take-away' | 'put-back' | 'set-back';
  readonly field: string | null;
  readonly from: string | null;
  readonly to: string | null;
};

/** The ids that changed columns refer to, by the table that holds them. */
export function referencesOf(changes: readonly RowChange[], words: Words): ReadonlyMap<TableName, readonly string[]> {
  const found = new Map<TableName, Set<string>>();
  for (const { table, before, after } of changes) {
    for (const [column, { kind, of }] of Object.entries(wordsFor(words, table).fields)) {
      if (kind !== 'reference' || of === undefined) continue;
      for (const id of [before?.[column], after?.[column]])
        if (typeof id === 'string') found.set(of, (found.get(of) ?? new Set()).add(id));
    }
  }
  return new Map([...found].map(([table, ids]) => [table, [...ids]]));
}

export function changedIn(before: Row, after: Row): readonly string[] {
  return Object.keys(after).filter(
    (column) => column !== 'version' && JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  );
}

function rowWords({ before, after }: RowChange, words: RecordWords, names: Names): string {
  const place = placeOf(before ?? after ?? {}, words, names);
  if (before === null) return `Added ${words.nameOf(after ?? {})}${place}`;
  if (after === null) return `Removed ${words.nameOf(before)}${place}`;
  const columns = changedIn(before, after);
  const [column, ...more] = columns;
  if (column === undefined) return `Confirmed ${words.nameOf(after)}${place}`;
  if (more.length > 0)
    return `Changed ${listed(columns.map((each) => fieldWord(words, each)))} of ${words.nameOf(after)}${place}`;
  const [from, to] = [valueWords(words, column, before, names), valueWords(words, column, after, names)];
  return `Changed ${fieldWord(words, column)} of ${words.nameOf(after)}${place} from ${from} to ${to}`;
}

/** ` in PRJ-101`, for what belongs to a project. */
function placeOf(row: Row, words: RecordWords, names: Names): string {
  if (words.fields.project_id?.kind !== 'reference') return '';
  const name = names.get(String(row.project_id));
  return name === undefined ? '' : ` in ${name}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `Added 59 projects and 12 people; changed 4 projects`. */
function countWords(changes: readonly RowChange[], words: Words): string {
  const kinds: readonly (readonly [string, (change: RowChange) => boolean])[] = [
    ['added', ({ before }) => before === null],
    ['changed', ({ before, after }) => before !== null && after !== null],
    ['removed', ({ after }) => after === null],
  ];
  const parts = kinds.flatMap(([verb, isOfKind]) => {
    const counts = countByTable(changes.filter(isOfKind));
    const told = [...counts].map(([table, count]) => amount(wordsFor(words, table), count));
    return told.length === 0 ? [] : [`${verb} ${listed(told)}`];
  });
  const sentence = parts.join('; ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export function amount(words: RecordWords, count: number): string {
  return `${count} ${count === 1 ? words.one : words.many}`;
}

/** Every listed row carries how many are like it; one of each kind is enough. */
function countByTable(changes: readonly RowChange[]): ReadonlyMap<TableName, number> {
  return new Map(changes.map((change) => [change.table, change.alike]));
}

function countOf(changes: readonly RowChange[], table: TableName): number {
  const of = changes.filter((change) => change.table === table && change.after !== null);
  const made = of.find(({ before }) => before === null)?.alike ?? 0;
  return made + (of.find(({ before }) => before !== null)?.alike ?? 0);
}
