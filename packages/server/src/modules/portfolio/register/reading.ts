import type { Severity } from '@sightline/kernel';

/** A value that would mend a cell: typed over it with one click. */
export type Suggestion = { readonly text: string; readonly label: string };

/** Why a cell cannot be taken as it is; where it stands and what it says is added by the table. */
export type CellFault = {
  readonly code: string;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string | number>>;
  readonly suggestions: readonly Suggestion[];
};

/** What a cell was understood as. An empty cell has neither value nor fault. */
export type Reading<T> = { readonly value: T | null; readonly understood: string; readonly fault: CellFault | null };

export const NOTHING: Reading<never> = { value: null, understood: '', fault: null };
export const LEAVE_EMPTY: Suggestion = { text: '', label: 'Leave empty' };

export function understood<T>(value: T, shown: string): Reading<T> {
  return { value, understood: shown, fault: null };
}

export function faulty(
  code: string,
  suggestions: readonly Suggestion[],
  params: CellFault['params'] = {},
  severity: Severity = 'error',
): Reading<never> {
  return { value: null, understood: '', fault: { code, severity, params, suggestions } };
}

/** The same text for the cell and for the button. */
export function suggest(...texts: readonly string[]): readonly Suggestion[] {
  return texts.map((text) => ({ text, label: text }));
}
