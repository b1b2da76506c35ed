import type { Point } from './gantt-types.ts';
import type { Mark, Scene, SceneRow } from './layout.ts';

/** A mark is met a little beside it, too: a diamond of 6 px is hard to aim at. */
const SLACK = 3;

export type Hit = { readonly row: SceneRow; readonly mark: Mark | null };

/** What was painted under a point of the content; the topmost mark where two lie there. */
export function hitTest(scene: Pick<Scene, 'rows'>, { x, y }: Point): Hit | null {
  const row = scene.rows.find(({ rect }) => y >= rect.y && y < rect.y + rect.height);
  if (row === undefined) return null;
  const isOn = ({ rect }: Mark) => x >= rect.x - SLACK && x <= rect.x + rect.width + SLACK;
  return { row, mark: row.marks.findLast(isOn) ?? null };
}
