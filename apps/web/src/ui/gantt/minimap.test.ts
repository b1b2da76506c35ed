import { describe, expect, it } from 'vitest';
import { scrollTo, strokesOf, windowOf } from './minimap.ts';
import { rowsOf } from './testing/chart.ts';

const whole = { lineCount: 1000, rowHeight: 28, contentWidth: 2000, width: 200, height: 40 };
const viewport = { left: 500, top: 2800, width: 400, height: 560 };

describe('a minimap', () => {
  it('shows the window in sight, never too small to take hold of', () => {
    expect(windowOf(whole, viewport)).toEqual({ x: 50, y: 4, width: 40, height: 6 });
    expect(
      windowOf({ ...whole, lineCount: 3, contentWidth: 100 }, { left: 0, top: 0, width: 400, height: 560 }),
    ).toEqual({
      x: 0,
      y: 0,
      width: 200,
      height: 40,
    });
  });

  it('leads back to what was in sight', () => {
    expect(scrollTo(whole, viewport, { x: 70, y: 4.4 })).toEqual({ left: 500, top: 2800 });
  });

  it('draws no more strokes than can be told apart', () => {
    const rows = rowsOf('Dig     |###');
    const strokes = strokesOf({ ...whole, lineCount: 100_000 }, { origin: 0, pxPerDay: 10 }, () => rows[0] ?? null);
    expect(strokes.length).toBe(160);
    expect(strokes[0]).toEqual({ x: 0, y: 0, width: 3, height: 1, isCritical: true });
  });
});
