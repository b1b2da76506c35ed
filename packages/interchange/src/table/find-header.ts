import { EMPTY_CELL, type TableCell, type TableRow } from './table.ts';

/** Title lines stand above a header, but not more than this many filled lines. */
const MOST_TITLE_LINES = 30;
/** A header names at least this share of the columns that the rows fill; a title line does not. */
const HEADER_SHARE = 0.6;

export type FoundHeader = {
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
};

/** The first line that names most columns in words, and the filled rows under it. Null when nothing is filled. */
export function findHeader(filled: readonly TableRow[]): FoundHeader | null {
  const candidates = filled.slice(0, MOST_TITLE_LINES);
  const widest = Math.max(0, ...candidates.map((row) => filledCells(row).length));
  const isHeader = (row: TableRow) =>
    filledCells(row).length >= widest * HEADER_SHARE && filledCells(row).every((cell) => cell.kind === 'text');
  const header = candidates.find(isHeader) ?? candidates[0];
  if (header === undefined) return null;
  const rows = filled.slice(filled.indexOf(header) + 1);
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), header.cells.length);
  const headers = Array.from({ length: width }, (_, index) =>
    (header.cells[index] ?? EMPTY_CELL).text.replace(/\s+/g, ' '),
  );
  return { headerRow: header.number, headers, rows };
}

/** The cells up to the last filled one; null when none is. */
export function trimmedRow(number: number, cells: readonly TableCell[]): TableRow | null {
  const last = cells.findLastIndex((cell) => cell.text !== '');
  return last === -1 ? null : { number, cells: cells.slice(0, last + 1) };
}

function filledCells(row: TableRow): readonly TableCell[] {
  return row.cells.filter((cell) => cell.text !== '');
}
