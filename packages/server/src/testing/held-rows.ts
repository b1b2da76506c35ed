/** A table of an export: its columns, and each row as PostgreSQL's own text of every column. */
export type HeldTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
};
export type Held = ReadonlyMap<string, HeldTable>;

/** What a migration is allowed to change; without columns, the whole table. */
export type DeclaredChange = {
  readonly migration: string;
  readonly table: string;
  readonly columns?: readonly string[];
  readonly why: string;
};

/** Reads the text of a whole export. */
export function heldIn(text: string): Held {
  const held = new Map<string, HeldTable>();
  let rows: (string | null)[][] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('[')) rows.push(JSON.parse(line) as (string | null)[]);
    if (!line.startsWith('{"table":')) continue;
    const { table, columns } = JSON.parse(line) as { table: string; columns: readonly { readonly name: string }[] };
    rows = [];
    held.set(table, { columns: columns.map(({ name }) => name), rows });
  }
  return held;
}

export type Difference = { readonly table: string; readonly column: string | null; readonly rows: number };

/**
 * What an upgrade did to what was there: columns that are gone or whose values differ, and rows that went or came.
 * A row is found again by its columns that are in both. Tables and columns that are new are no difference.
 */
export function differencesBetween(before: Held, after: Held): readonly Difference[] {
  return [...before].flatMap(([table, was]) => {
    const is = after.get(table);
    return is === undefined ? [{ table, column: null, rows: was.rows.length }] : differencesIn(table, was, is);
  });
}

function differencesIn(table: string, was: HeldTable, is: HeldTable): readonly Difference[] {
  if (was.rows.length !== is.rows.length) return [{ table, column: null, rows: is.rows.length - was.rows.length }];
  const gone = was.columns.filter((column) => !is.columns.includes(column));
  const kept = was.columns.filter((column) => is.columns.includes(column));
  const changed = kept.filter((column) => sorted(was, [column]) !== sorted(is, [column]));
  const isShuffled = changed.length === 0 && sorted(was, kept) !== sorted(is, kept);
  return [
    ...[...gone, ...changed].map((column) => ({ table, column, rows: was.rows.length })),
    ...(isShuffled ? [{ table, column: null, rows: was.rows.length }] : []),
  ];
}

function sorted({ columns, rows }: HeldTable, wanted: readonly string[]): string {
  const places = wanted.map((column) => columns.indexOf(column));
  return rows
    .map((row) => JSON.stringify(places.map((place) => row[place])))
    .sort()
    .join('\n');
}

/** Is this what a migration declared? */
export function isDeclared({ table, column }: Difference, change: DeclaredChange): boolean {
  if (change.table !== table) return false;
  return change.columns === undefined || (column !== null && change.columns.includes(column));
}
