import type { MeasureText, Tier } from './gantt-types.ts';

/** A mark of one row, by its edges, that wants its text beside it. */
export type LabelWish = { readonly left: number; readonly right: number; readonly tier: Tier; readonly text: string };
export type PlacedLabel = { readonly x: number; readonly width: number; readonly text: string };

/** Between a mark and its text. */
const GAP = 6;
/** Marks nearer than this share one text. */
const SHARED_WITHIN = 31;

type Span = { readonly from: number; readonly to: number };
type Bounds = { readonly from: number; readonly to: number; readonly measure: MeasureText };

/**
 * Texts of one row: right of the mark; marks nearer than 31 px share one, in date order; at the edge it flips left; where it runs into
 * another mark or text it is left out, tier 3 first and then tier 2. Those of tier 1 stand before the others are placed.
 */
export function placeLabels(wishes: readonly LabelWish[], { from, to, measure }: Bounds): readonly PlacedLabel[] {
  const groups = sharing([...wishes].sort((a, b) => a.left - b.left));
  const taken: Span[] = groups.map((group) => ({ from: group.left, to: group.right }));
  const placed: PlacedLabel[] = [];
  for (const group of [...groups].sort((a, b) => a.tier - b.tier)) {
    const width = measure(group.text);
    const others = taken.filter((span) => span.from !== group.left || span.to !== group.right);
    const rightwards = group.right + GAP;
    const leftwards = group.left - GAP - width;
    const x = [rightwards, leftwards].find(
      (at) => at >= from && at + width <= to && !others.some((span) => at < span.to && at + width > span.from),
    );
    if (x === undefined) continue;
    placed.push({ x, width, text: group.text });
    taken.push({ from: x, to: x + width });
  }
  return placed;
}

/** Neighbours as one mark with all their texts; it counts as its highest. */
function sharing(sorted: readonly LabelWish[]): LabelWish[] {
  const groups: LabelWish[] = [];
  for (const wish of sorted) {
    const last = groups.at(-1);
    if (last === undefined || wish.left - last.right >= SHARED_WITHIN) groups.push(wish);
    else
      groups[groups.length - 1] = {
        left: last.left,
        right: Math.max(last.right, wish.right),
        tier: Math.min(last.tier, wish.tier) as Tier,
        text: `${last.text}, ${wish.text}`,
      };
  }
  return groups;
}
