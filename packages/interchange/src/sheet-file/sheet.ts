import type { LocalDate } from '@sightline/kernel';

/** One cell as it is meant, so that a spreadsheet takes a number for a number and a text for a text. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly on: LocalDate }
  | { readonly kind: 'none' };

/** Rows under one line of heads. */
export type Sheet = {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
};

export const NO_CELL: SheetCell = { kind: 'none' };

export function textCell(text: string | null): SheetCell {
  return text === null ? NO_CELL : { kind: 'text', text };
}

export function numberCell(value: number | null): SheetCell {
  return value === null ? NO_CELL : { kind: 'number', value };
}

export function dateCell(on: LocalDate | null): SheetCell {
  return on === null ? NO_CELL : { kind: 'date', on };
}

/** A text that a spreadsheet could take for a formula (OWASP, CSV Injection). */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n]/.test(text);
}
