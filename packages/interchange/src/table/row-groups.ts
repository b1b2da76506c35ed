import { EMPTY_CELL, type TableRow } from './table.ts';

/** One value of one column, which the wanted rows hold. */
export type WantedRows = { readonly column: number; readonly value: string };

/** The rows that hold the value; case and spaces do not matter. Null = all. */
export function wantedRows(rows: readonly TableRow[], wanted: WantedRows | null): readonly TableRow[] {
  if (wanted === null) return rows;
  const value = plain(wanted.value);
  return rows.filter((row) => plain(textIn(row, wanted.column)) === value);
}

export type RowGroup = { readonly value: string; readonly rows: number };

const MOST_GROUPS = 100;
const MOST_CHARACTERS = 120;

/**
 * The values by which a column puts rows into groups, the largest group first. None for a column whose values are many, long,
 * or different in most rows: nobody asks for one of those.
 */
export function rowGroups(rows: readonly TableRow[], column: number): readonly RowGroup[] {
  const groups = new Map<string, { readonly value: string; rows: number }>();
  for (const row of rows) {
    const value = textIn(row, column);
    if (value === '') continue;
    if (value.length > MOST_CHARACTERS) return [];
    const group = groups.get(plain(value));
    if (group !== undefined) group.rows++;
    else if (groups.size === MOST_GROUPS) return [];
    else groups.set(plain(value), { value, rows: 1 });
  }
  const found = [...groups.values()].sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1));
  const filled = found.reduce((sum, group) => sum + group.rows, 0);
  return found.length > 1 && found.length * 2 <= filled ? found : [];
}

function textIn(row: TableRow, column: number): string {
  return (row.cells[column] ?? EMPTY_CELL).text;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
