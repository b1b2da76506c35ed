import type { RegisterField, RegisterImport } from '@sightline/contract';
import type { CellPlace, Fault } from './fault-model.ts';
import { columnOf, FIELDS } from './mapping-model.ts';

export type RegisterRow = RegisterImport['rows'][number];

export type RegisterColumn = {
  readonly field: RegisterField;
  /** Letter of the column in the file; null for a field that no column feeds but that was typed. */
  readonly letter: string | null;
  readonly width: number;
  readonly isNumber: boolean;
};

const WIDTHS: Readonly<Record<RegisterField, number>> = {
  key: 84,
  name: 240,
  sponsor: 132,
  manager: 132,
  program: 170,
  portfolio: 136,
  tier: 44,
  priority: 60,
  stage: 100,
  startsOn: 132,
  goLiveOn: 132,
  forecastOn: 132,
  budget: 96,
  spent: 96,
  reported: 104,
  scope: 240,
};

const NUMBERS: ReadonlySet<RegisterField> = new Set([
  'priority',
  'startsOn',
  'goLiveOn',
  'forecastOn',
  'budget',
  'spent',
]);

/** A table of programs has no other name to show. */
function widthOf(field: RegisterField, { mapping }: RegisterImport): number {
  return field === 'program' && mapping.columns.name === undefined ? 2 * WIDTHS.program : WIDTHS[field];
}

/** One column per field that the file feeds, or that has a fault or a typed text although no column feeds it. */
export function columnsOf(draft: RegisterImport): readonly RegisterColumn[] {
  const touched = new Set<RegisterField>(draft.faults.map((fault) => fault.field));
  for (const row of draft.rows) {
    for (const field of FIELDS) if (row.cells[field]?.isEdited) touched.add(field);
  }
  return FIELDS.filter((field) => columnOf(draft.mapping, field) !== null || touched.has(field)).map((field) => {
    const index = columnOf(draft.mapping, field);
    const letter = draft.headers.find((header) => header.index === index)?.letter ?? null;
    return { field, letter, width: widthOf(field, draft), isNumber: NUMBERS.has(field) };
  });
}

/**
 * With `kept`, only rows with faults: those that have one now and those that had one when the filter was chosen, so that a
 * row does not vanish under the hand that mends it.
 */
export function shownRows(
  rows: readonly RegisterRow[],
  faults: readonly Fault[],
  kept: ReadonlySet<number> | null,
): readonly RegisterRow[] {
  if (kept === null) return rows;
  const faulty = faultyRows(faults);
  return rows.filter((row) => faulty.has(row.row) || kept.has(row.row));
}

export function faultyRows(faults: readonly Fault[]): ReadonlySet<number> {
  return new Set(faults.map((fault) => fault.row));
}

/** What the cell shows: as understood where it was understood, else as written. */
export function shownText(row: RegisterRow, field: RegisterField, hasFault: boolean): string {
  const cell = row.cells[field];
  if (cell === undefined) return '';
  return hasFault || cell.understood === '' ? cell.text : cell.understood;
}

/** `F12`, as the spreadsheet calls it; the field's own name where no column of the file feeds it. */
export function cellReference(draft: RegisterImport, place: CellPlace): string {
  const index = columnOf(draft.mapping, place.field);
  const letter = draft.headers.find((header) => header.index === index)?.letter ?? `${place.field} `;
  return `${letter}${place.row}`;
}
