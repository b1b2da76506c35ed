import { folded } from '@sightline/contract';
import type { ComponentType } from 'react';

/** In the order in which they stand. */
export const PALETTE_GROUPS = ['recent', 'go', 'find', 'create', 'act'] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

/** A line of the palette. */
export type PaletteItem = {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly label: string;
  /** Before the label: a human key. */
  readonly code?: string | null;
  /** After the label: what it is or where it lives. */
  readonly note: string;
  /** Keys that do the same. */
  readonly keys?: string;
  /** true: shown only when words ask for it. */
  readonly isQuiet?: boolean;
  readonly Icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly run: () => void;
};

/** What the words leave of what the palette offers by itself: each word begins a word of the line. Without words, all that is not quiet. */
export function offered(items: readonly PaletteItem[], words: readonly string[]): readonly PaletteItem[] {
  if (words.length === 0) return items.filter(({ isQuiet }) => isQuiet !== true);
  return items.filter(({ code, label, note }) => {
    const known = folded(`${code ?? ''} ${label} ${note}`).split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => known.some((each) => each.startsWith(word)) || folded(code ?? '').startsWith(word));
  });
}

/** By group, and what was opened lately not a second time among what was found. */
export function inGroups(items: readonly PaletteItem[]): readonly PaletteItem[] {
  const known = new Set<string>();
  return PALETTE_GROUPS.flatMap((group) => items.filter((item) => item.group === group)).filter(({ id }) => {
    const isNew = !known.has(id);
    known.add(id);
    return isNew;
  });
}

/** The line that a key leads to from this one; the ends meet. null = the key moves nothing. */
export function stepTo(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(count - 1, at + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    default:
      return null;
  }
}

const PAGE = 8;
