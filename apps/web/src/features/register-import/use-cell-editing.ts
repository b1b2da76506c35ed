import type { RegisterField, RegisterImport } from '@sightline/contract';
import { type KeyboardEvent, useState } from 'react';
import { type CellPlace, faultsToFix, nextFault, placeKey } from './fault-model.ts';
import type { RegisterRow } from './grid-model.ts';
import { textAt } from './pending-edits.ts';
import type { RegisterDraft } from './use-register-draft.ts';

/** Id of the column with the row's number, its tick and what it would do. */
export const TAKE = 'take';

/** The cell that is open, and the text that it opens with. */
export type Editing = CellPlace & {
  readonly text: string;
  /** The text that stood there is marked, so that typing replaces it; what was just typed is not. */
  readonly isMarked: boolean;
};

export type CellActs = {
  readonly onEdit: (place: CellPlace) => void;
  readonly onSave: (place: CellPlace, text: string, goesOn: boolean) => void;
  /** A suggested text is sent even where it is the text that stands there: it confirms it. */
  readonly onTake: (place: CellPlace, text: string, goesOn: boolean) => void;
  /** The focus went elsewhere: what was typed is kept. */
  readonly onLeave: (place: CellPlace, text: string) => void;
  readonly onRevert: (place: CellPlace) => void;
  readonly onSkip: (row: number, isSkipped: boolean) => void;
};

type Options = {
  readonly draft: RegisterImport;
  readonly register: RegisterDraft;
  readonly fields: readonly RegisterField[];
  /** Scrolls to the cell and puts the focus on it, in the next frame. */
  readonly standOn: (place: CellPlace) => void;
};

/** Which cell is open, and what the keyboard does with it. */
export function useCellEditing({ draft, register, fields, standOn }: Options) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const shownAt = (place: CellPlace) =>
    register.pending.find((edit) => placeKey(edit) === placeKey(place))?.text ?? textAt(draft, place);
  const edit = (place: CellPlace) => {
    standOn(place);
    // The grid puts the focus on the cell in the next frame; the editor takes it from there.
    requestAnimationFrame(() => setEditing({ ...place, text: shownAt(place), isMarked: true }));
  };
  const keep = (place: CellPlace, text: string) => {
    if (text !== shownAt(place)) register.type([{ ...place, text }]);
  };
  const close = (place: CellPlace, goesOn: boolean) => {
    setEditing(null);
    const next = goesOn ? faultAfter(draft, register, fields, place) : null;
    if (next === null) standOn(place);
    else edit(next);
  };
  const acts: CellActs = {
    onEdit: edit,
    onSave: (place, text, goesOn) => {
      keep(place, text);
      close(place, goesOn);
    },
    onTake: (place, text, goesOn) => {
      register.type([{ ...place, text }]);
      close(place, goesOn);
    },
    onLeave: (place, text) => {
      keep(place, text);
      setEditing(null);
    },
    onRevert: (place) => close(place, false),
    onSkip: (row, isSkipped) => register.skip([{ row, isSkipped }]),
  };
  const onKey = (event: KeyboardEvent, row: RegisterRow, columnId: string): boolean => {
    if (columnId === TAKE && event.key === ' ') {
      acts.onSkip(row.row, !row.isSkipped);
      return true;
    }
    const field = fields.find((each) => each === columnId);
    const typed = field === undefined ? null : typedText(event);
    if (field === undefined || typed === null) return false;
    const place = { row: row.row, field };
    // At once: the next letter may be typed before the next frame.
    setEditing({ ...place, text: typed.replaces ? typed.text : shownAt(place), isMarked: !typed.replaces });
    return true;
  };
  return { editing, edit, acts, onKey };
}

/** The next cell to mend, leaving out what has just been typed. */
function faultAfter(
  draft: RegisterImport,
  register: RegisterDraft,
  fields: readonly RegisterField[],
  place: CellPlace,
): CellPlace | null {
  const typed = new Set([...register.pending, place].map(placeKey));
  const open = draft.faults.filter((fault) => !typed.has(placeKey(fault)));
  return nextFault(faultsToFix(open), fields, place);
}

/** As in a spreadsheet: a letter replaces the text, F2 and the space bar open it, Delete empties it. */
function typedText(event: KeyboardEvent): { readonly replaces: boolean; readonly text: string } | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'F2' || event.key === ' ') return { replaces: false, text: '' };
  if (event.key === 'Delete' || event.key === 'Backspace') return { replaces: true, text: '' };
  return event.key.length === 1 ? { replaces: true, text: event.key } : null;
}
