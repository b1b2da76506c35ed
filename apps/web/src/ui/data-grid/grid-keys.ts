import type { GridPlace } from './grid-types.ts';

export type GridBounds = { readonly rows: number; readonly columns: number; readonly pageRows: number };

/** Where a key leads from a place; null when the key does not move. `skip` tells which lines cannot be stood on. */
export function placeAfterKey(
  key: string,
  isControl: boolean,
  from: GridPlace,
  bounds: GridBounds,
  canStandOn: (index: number) => boolean,
): GridPlace | null {
  const last = bounds.rows - 1;
  switch (key) {
    case 'ArrowDown':
      return inRow(from, nearest(from.index + 1, 1, last, canStandOn));
    case 'ArrowUp':
      return inRow(from, nearest(from.index - 1, -1, last, canStandOn));
    case 'PageDown':
      return inRow(from, nearest(Math.min(last, from.index + bounds.pageRows), -1, last, canStandOn));
    case 'PageUp':
      return inRow(from, nearest(Math.max(0, from.index - bounds.pageRows), 1, last, canStandOn));
    case 'ArrowRight':
      return { ...from, column: Math.min(bounds.columns - 1, from.column + 1) };
    case 'ArrowLeft':
      return { ...from, column: Math.max(0, from.column - 1) };
    case 'Home':
      return isControl ? { index: nearest(0, 1, last, canStandOn) ?? 0, column: 0 } : { ...from, column: 0 };
    case 'End':
      return isControl
        ? { index: nearest(last, -1, last, canStandOn) ?? last, column: bounds.columns - 1 }
        : { ...from, column: bounds.columns - 1 };
    default:
      return null;
  }
}

function inRow(from: GridPlace, index: number | null): GridPlace {
  return index === null ? from : { ...from, index };
}

function nearest(start: number, step: 1 | -1, last: number, canStandOn: (index: number) => boolean): number | null {
  for (let index = start; index >= 0 && index <= last; index += step) if (canStandOn(index)) return index;
  return null;
}
