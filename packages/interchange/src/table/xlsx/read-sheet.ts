import { trimmedRow } from '../find-header.ts';
import { cleanText, columnLetter, EMPTY_CELL, TABLE_LIMITS, type TableCell, type TableRow } from '../table.ts';
import { type DateStyles, dateOfSerial, decimalText } from './number-format.ts';
import { type Attributes, type Parts, readPart, WorkbookFault } from './parts.ts';

export type SheetContext = {
  readonly sharedStrings: readonly string[];
  readonly dateStyles: DateStyles;
  readonly is1904: boolean;
  /** Characters that the cells of this workbook may still hold. */
  readonly characters: { left: number };
  readonly mostRows: number;
};

/** The filled rows of one sheet. Gaps cost nothing: a value in row 1,048,576 is one row. */
export function readSheet(parts: Parts, name: string, context: SheetContext): readonly TableRow[] {
  const rows = new Map<number, TableCell[]>();
  const merged: string[] = [];
  const cursor = { row: 0, column: -1 };
  let cell: { attributes: Attributes; value: string | null; inline: string | null; part: 'v' | 't' | null } | null =
    null;
  let isPhonetic = false;
  readPart(parts, name, {
    open: (tag, attributes) => {
      if (tag === 'row') moveToRow(cursor, attributes);
      else if (tag === 'c') cell = { attributes, value: null, inline: null, part: null };
      else if (tag === 'mergeCell' && attributes.ref !== undefined) merged.push(attributes.ref);
      else if (tag === 'rPh') isPhonetic = true;
      else if (cell !== null && (tag === 'v' || (tag === 't' && !isPhonetic))) cell.part = tag;
    },
    text: (text) => {
      if (cell?.part === 'v') cell.value = (cell.value ?? '') + text;
      if (cell?.part === 't') cell.inline = (cell.inline ?? '') + text;
    },
    close: (tag) => {
      if (tag === 'rPh') isPhonetic = false;
      if (cell !== null && tag === cell.part) cell.part = null;
      if (tag !== 'c' || cell === null) return;
      moveToCell(cursor, cell.attributes.r);
      put(rows, cursor, cellOf(cell.attributes, cell.value, cell.inline, context), context);
      cell = null;
    },
  });
  fillMerged(rows, merged);
  return [...rows].sort(([a], [b]) => a - b).flatMap(([number, cells]) => trimmedRow(number, cells) ?? []);
}

type Cursor = { row: number; column: number };

/** `r` may be left out: then the row follows the one before it. */
function moveToRow(cursor: Cursor, attributes: Attributes): void {
  const stated = Number(attributes.r);
  cursor.row = Number.isInteger(stated) && stated > 0 ? stated : cursor.row + 1;
  cursor.column = -1;
}

function moveToCell(cursor: Cursor, reference: string | undefined): void {
  const at = parseReference(reference ?? '');
  if (at === null) cursor.column++;
  else Object.assign(cursor, at);
}

/** `C12` is row 12, column 2; null when it is no reference. */
export function parseReference(reference: string): Cursor | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (match === null) return null;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]), column };
}

function put(rows: Map<number, TableCell[]>, { row, column }: Cursor, cell: TableCell, context: SheetContext): void {
  if (cell.text === '') return;
  if (column >= TABLE_LIMITS.columns) throw new WorkbookFault('too-many-columns', columnLetter(column));
  context.characters.left -= cell.text.length;
  if (context.characters.left < 0) throw new WorkbookFault('too-large', 'the text of its cells');
  const cells = rows.get(row) ?? [];
  while (cells.length < column) cells.push(EMPTY_CELL);
  cells[column] = cell;
  rows.set(row, cells);
  if (rows.size > context.mostRows + 1) throw new WorkbookFault('too-many-rows', '');
}

/** A formula without a stored result is empty; an error such as #REF! is kept as its text, so that it is seen. */
function cellOf(attributes: Attributes, value: string | null, inline: string | null, context: SheetContext): TableCell {
  switch (attributes.t ?? 'n') {
    case 's':
      return text(context.sharedStrings[Number(value ?? Number.NaN)] ?? '');
    case 'inlineStr':
      return text(inline ?? '');
    case 'b':
      return text(value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : '');
    case 'd':
      return { kind: 'date', text: (value ?? '').slice(0, 10) };
    case 'n':
      return numberCell(value ?? '', context.dateStyles[Number(attributes.s ?? 0)] === true, context.is1904);
    default:
      return text(value ?? '');
  }
}

function numberCell(stored: string, isDate: boolean, is1904: boolean): TableCell {
  const decimal = decimalText(stored);
  if (decimal === null) return text(stored);
  const serial = Number(decimal);
  if (isDate && serial >= 0 && serial < 2_958_466) return { kind: 'date', text: dateOfSerial(serial, is1904) };
  return { kind: 'number', text: decimal };
}

function text(value: string): TableCell {
  return { kind: 'text', text: cleanText(value) };
}

/** One value merged down several rows of a column belongs to each of them; merges across columns are titles. */
function fillMerged(rows: Map<number, TableCell[]>, references: readonly string[]): void {
  for (const reference of references) {
    const [from, to] = reference.split(':').map(parseReference);
    const value = rows.get(from?.row ?? 0)?.[from?.column ?? 0];
    if (!from || !to || value === undefined || from.column !== to.column) continue;
    for (const [row, cells] of rows) {
      if (row <= from.row || row > to.row) continue;
      while (cells.length < from.column) cells.push(EMPTY_CELL);
      cells[from.column] = value;
    }
  }
}
