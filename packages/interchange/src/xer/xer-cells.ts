import type { LocalMinute, Problem } from '@sightline/kernel';
import type { Findings, Place } from '../findings/findings.ts';
import type { ValueReader } from '../findings/values.ts';
import { MOST_MINUTES } from '../limits.ts';
import type { XerRow } from './xer-tables.ts';

/** One row's values as what they mean; what cannot be read is told at the row's place and comes out as null. */
export type XerCells = {
  readonly text: (column: string) => string;
  readonly date: (column: string) => LocalMinute | null;
  readonly number: (column: string) => number | null;
  /** P6 counts durations in hours; they are whole minutes here, and never negative. */
  readonly minutes: (column: string) => number | null;
  readonly tell: (code: string, column: string, params?: Problem['params']) => void;
};

export type Tools = { readonly values: ValueReader; readonly findings: Findings };

/** `place` is asked for only when there is something to tell: most rows of a large file have nothing. */
export function cellsOf(row: XerRow, place: (row: XerRow) => Place, tools: Tools): XerCells {
  const number = (column: string) => {
    const text = row.cell(column);
    return text === '' ? null : tools.values.number(text, () => place(row), column);
  };
  const tell: XerCells['tell'] = (code, column, params) =>
    tools.findings.add(code, 'warning', place(row), column, params);
  return {
    text: row.cell,
    date: (column) => {
      const text = row.cell(column);
      return text === '' ? null : tools.values.minute(text, () => place(row), column);
    },
    number,
    minutes: (column) => {
      const hours = number(column);
      if (hours === null) return null;
      const minutes = Math.round(hours * 60) + 0;
      if (minutes >= 0 && minutes <= MOST_MINUTES) return minutes;
      tell('interchange.duration-unreadable', column, { field: 'duration', value: `${row.cell(column)} hours` });
      return null;
    },
    tell,
  };
}
