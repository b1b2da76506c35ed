import type { RegisterImport } from '@sightline/contract';
import { type CellPlace, type CellText, placeKey } from './fault-model.ts';

/** Text typed over a cell that the server has not confirmed yet, with the text that stood there when it was typed. */
export type PendingEdit = CellText & { readonly base: string };

export type Conflict = PendingEdit & { readonly theirs: string };

export function textAt(draft: RegisterImport, place: CellPlace): string {
  return draft.rows.find((each) => each.row === place.row)?.cells[place.field]?.text ?? '';
}

export function withBase(draft: RegisterImport, edits: readonly CellText[]): readonly PendingEdit[] {
  const rows = new Map(draft.rows.map((row) => [row.row, row]));
  return edits.map((edit) => ({ ...edit, base: rows.get(edit.row)?.cells[edit.field]?.text ?? '' }));
}

/** The last text typed into a cell wins; its base stays the one that was first seen. */
export function addPending(pending: readonly PendingEdit[], edits: readonly PendingEdit[]): readonly PendingEdit[] {
  const merged = new Map(pending.map((edit) => [placeKey(edit), edit]));
  for (const edit of edits) {
    const earlier = merged.get(placeKey(edit));
    merged.set(placeKey(edit), earlier === undefined ? edit : { ...edit, base: earlier.base });
  }
  return [...merged.values()];
}

/**
 * After a stale write the draft is read again. Cells that nobody else touched may be sent once more;
 * a cell whose text moved meanwhile is a conflict that the person decides.
 */
export function rebase(
  draft: RegisterImport,
  pending: readonly PendingEdit[],
): { readonly safe: readonly PendingEdit[]; readonly conflicts: readonly Conflict[] } {
  const safe: PendingEdit[] = [];
  const conflicts: Conflict[] = [];
  for (const edit of pending) {
    const theirs = textAt(draft, edit);
    // Typing the same text again confirms it, so it is sent although it changes nothing.
    if (theirs === edit.base) safe.push(edit);
    else if (theirs !== edit.text) conflicts.push({ ...edit, theirs });
  }
  return { safe, conflicts };
}
