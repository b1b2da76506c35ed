import type { ChangedField, SightRow } from '@sightline/contract';
import { fullDate } from '../../lib/format.ts';
import type { GridColumn } from '../../ui/data-grid/grid-types.ts';
import { wordsBefore } from './change-words.ts';
import { changesStrings as strings } from './changes-strings.ts';
import classes from './moved-columns.module.css';
import type { Changes, Moved } from './use-changes.ts';

/** Which field a column of the grid shows. */
const FIELD_OF: Readonly<Record<string, ChangedField>> = {
  reported: 'reported',
  computed: 'computed',
  stage: 'stage',
  finishOn: 'finishOn',
  slipDays: 'slipDays',
  budget: 'budgetMinor',
  spent: 'spentMinor',
};

/** The same columns, with a small mark in each cell that has moved; it says what stood there. */
export function movedColumns(
  columns: readonly GridColumn<SightRow>[],
  { changes, moved }: { readonly changes: Changes | null; readonly moved: Moved },
): readonly GridColumn<SightRow>[] {
  if (changes === null || moved.size === 0) return columns;
  const day = fullDate(changes.since);
  return columns.map((column) => {
    const field = FIELD_OF[column.id];
    const noteOf = (row: SightRow): string | null => {
      const change = moved.get(row.id);
      if (change === undefined) return null;
      if (column.id === 'key') return change.presence === 'new' ? strings.wasNotThere(day) : null;
      const before = field === undefined ? null : wordsBefore(change, field, changes.currency);
      return before === null ? null : strings.was(before, day);
    };
    if (field === undefined && column.id !== 'key') return column;
    return {
      ...column,
      cell: (row, state) => {
        const note = noteOf(row);
        if (note === null) return column.cell(row, state);
        return (
          <>
            {column.cell(row, state)}
            <Mark note={note} />
          </>
        );
      },
    };
  });
}

function Mark({ note }: { readonly note: string }) {
  return (
    <span className={classes.mark} title={note} role="img" aria-label={note}>
      <svg width={6} height={6} viewBox="0 0 6 6" aria-hidden="true">
        <path d="M0 0H6V6Z" />
      </svg>
    </span>
  );
}
