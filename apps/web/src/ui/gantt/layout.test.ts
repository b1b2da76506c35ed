import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GanttRow, Tier, Weight } from './gantt-types.ts';
import { hitTest } from './hit-test.ts';
import { linesWithin, type SceneRow } from './layout.ts';
import { linksInSight } from './links.ts';
import { CELL, chartOf, linesOf, ROW, rowsOf, sceneOf } from './testing/chart.ts';

/** Draws what it was given. */
function redrawn(chart: string): string {
  const names = linesOf(chart)
    .map((line) => line.slice(0, 8).trim())
    .filter((name) => name !== '');
  return chartOf(sceneOf(rowsOf(chart)), names);
}

const CHARTS: readonly (readonly [string, string])[] = [
  [
    'bars by their weight, with float',
    `
    Dig     |####
    Pave    |    ===...
    Paint   |    ~~~.
    `,
  ],
  [
    'a summary over its rows, baselines below their bars',
    `
    Road    |[---------]
            |_________
    Dig     |   #####
            | _____
    Open    |
    `,
  ],
  [
    'milestones by their tier, joined to where they were to stand',
    `
    Gate    |   A Gate
    Handover|   +----B 3Mar
    Early   |   B----+ 1Mar
    Own     |      c own
    `,
  ],
];

describe('a chart', () => {
  it.each(CHARTS)('draws %s', (_, chart) => expect(redrawn(chart)).toBe(linesOf(chart).join('\n')));

  it('lays only the lines in sight', () => {
    expect(linesWithin({ top: 28, height: 56 }, 28, 10)).toEqual({ first: 1, last: 2 });
    expect(linesWithin({ top: 27, height: 56 }, 28, 10)).toEqual({ first: 0, last: 2 });
    expect(linesWithin({ top: 0, height: 100 }, 28, 0)).toEqual({ first: 0, last: -1 });
  });
});

const day = fc.integer({ min: -20, max: 80 });
const tier = fc.constantFrom<Tier>(1, 2, 3);
const weight = fc.constantFrom<Weight>('critical', 'near', 'normal');
const marker = fc.record({
  at: day,
  tier,
  weight,
  was: fc.option(day),
  label: fc.string({ minLength: 1, maxLength: 12 }),
});
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 40 }))
  .map(([start, length]) => ({ start, finish: start + length }));
const row: fc.Arbitrary<GanttRow> = fc.oneof(
  fc
    .record({
      bar: span,
      baseline: fc.option(span),
      done: fc.double({ min: 0, max: 1, noNaN: true }),
      weight,
      float: fc.nat(30),
    })
    .map(
      ({ bar, baseline, done, weight: of, float }): GanttRow => ({
        place: 0,
        shape: 'bar',
        ...bar,
        baseline,
        done,
        weight: of,
        lateFinish: bar.finish + float,
      }),
    ),
  marker.map((of): GanttRow => ({ place: 0, shape: 'milestone', marker: of })),
  fc
    .record({ bar: span, markers: fc.array(marker, { maxLength: 8 }) })
    .map(({ bar, markers }): GanttRow => ({ place: 0, shape: 'summary', ...bar, baseline: null, markers })),
);
const rows = fc
  .array(row, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((each, place) => ({ ...each, place })));

describe('any rows', () => {
  it('keep their marks and texts inside their line', () =>
    fc.assert(
      fc.property(rows, fc.integer({ min: 22, max: 48 }), (given, rowHeight) => {
        for (const { rect, marks, labels } of sceneOf(given, { rowHeight }).rows) {
          for (const { rect: mark } of marks) {
            expect(mark.y).toBeGreaterThanOrEqual(rect.y);
            expect(mark.y + mark.height).toBeLessThanOrEqual(rect.y + rect.height);
          }
          for (const label of labels) {
            expect(label.x).toBeGreaterThanOrEqual(rect.x);
            expect(label.x + label.width).toBeLessThanOrEqual(rect.x + rect.width);
          }
        }
      }),
    ));

  it('have no two texts over one another', () =>
    fc.assert(fc.property(rows, (given) => sceneOf(given).rows.every(({ labels }) => areApart(labels)))));

  it('are met where they were painted', () =>
    fc.assert(
      fc.property(rows, (given) => {
        const scene = sceneOf(given);
        for (const drawn of scene.rows) {
          for (const { rect } of drawn.marks) {
            const hit = hitTest(scene, { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
            expect(hit?.row.place).toBe(drawn.place);
            expect(hit?.mark).not.toBeNull();
          }
        }
      }),
    ));
});

function areApart(labels: SceneRow['labels']): boolean {
  const sorted = [...labels].sort((a, b) => a.x - b.x);
  return sorted.every((label, at) => at === 0 || label.x >= (sorted[at - 1]?.x ?? 0) + (sorted[at - 1]?.width ?? 0));
}

describe('a point beside everything', () => {
  const scene = sceneOf(rowsOf('Dig     |  ###'));
  it.each([
    ['the bar', { x: 35, y: 13 }, 'bar'],
    ['empty time of the row', { x: 300, y: 13 }, null],
  ])('meets %s', (_, point, kind) => {
    const hit = hitTest(scene, point);
    expect([hit?.row.place, hit?.mark?.kind ?? null]).toEqual([0, kind]);
  });
  it('meets no row under the last one', () => expect(hitTest(scene, { x: 35, y: ROW + 1 })).toBeNull());
});

describe('links', () => {
  const given = rowsOf(`
    Dig     |###
    Pave    |   ####
    Open    |         B
    Fence   |  ===
  `);
  const columns = {
    from: Int32Array.from([0, 1, 0]),
    to: Int32Array.from([1, 2, 3]),
    type: ['FS', 'FS', 'SS'] as const,
    isCritical: Uint8Array.from([1, 1, 0]),
  };
  const inSight = (more: Partial<Parameters<typeof linksInSight>[1]> = {}) =>
    linksInSight(columns, {
      lineOf: Int32Array.from([0, 1, 2, 3]),
      first: 0,
      last: 3,
      rowAt: (place) => given[place] ?? null,
      tied: new Set(),
      ...more,
    });
  const ends = (links: ReturnType<typeof inSight>) =>
    links.map((link) => `${link.fromLine}-${link.toLine} ${link.weight}`);

  it('show when they are critical, or tied to what is looked at', () => {
    expect(ends(inSight())).toEqual(['0-1 critical', '1-2 critical']);
    expect(ends(inSight({ tied: new Set([3]) }))).toEqual(['0-1 critical', '1-2 critical', '0-3 tied']);
  });

  it('show while they cross what is in sight, never into what is folded away', () => {
    expect(ends(inSight({ first: 2, last: 3 }))).toEqual(['1-2 critical']);
    expect(ends(inSight({ lineOf: Int32Array.from([0, -1, 1, 2]) }))).toEqual([]);
  });

  it('leave at the finish, run in the gap and enter from above', () => {
    const [link] = sceneOf(given, { links: inSight() }).links;
    expect(link?.points.map(({ x, y }) => [x, y])).toEqual([
      [3 * CELL, 13],
      [34, 13],
      [34, ROW + 2],
      [34, ROW + 7],
    ]);
  });

  it('run right-angled from one bar to the other, whatever their type', () =>
    fc.assert(
      fc.property(rows, fc.constantFrom('FS', 'SS', 'FF', 'SF'), fc.nat(11), fc.nat(11), (all, type, a, b) => {
        const [from, to] = [all[a % all.length], all[b % all.length]];
        if (from === undefined || to === undefined || from === to) return;
        const link = { from, to, fromLine: from.place, toLine: to.place, type, weight: 'critical' } as const;
        const points = sceneOf(all, { links: [link] }).links[0]?.points ?? [];
        points.slice(1).forEach((point, at) => {
          expect(point.x === points[at]?.x || point.y === points[at]?.y).toBe(true);
        });
        const [start, end] = [points[0], points.at(-1)];
        expect(Math.floor((start?.y ?? 0) / ROW)).toBe(from.place);
        expect(Math.floor((end?.y ?? 0) / ROW)).toBe(to.place);
      }),
    ));
});

describe('what lies behind the rows', () => {
  it('shades freezes at every zoom and days of rest where a day is wide enough', () => {
    const given = { freezes: [{ from: 2, to: 4, name: 'Year end' }], rests: [{ from: 5, to: 6 }] };
    const kinds = (pxPerDay: number) =>
      sceneOf([], { ...given, scale: { origin: 0, pxPerDay } }).bands.map(({ x, width, kind }) => [kind, x, width]);
    expect(kinds(20)).toEqual([
      ['rest', 100, 40],
      ['freeze', 40, 60],
    ]);
    expect(kinds(2)).toEqual([['freeze', 4, 6]]);
  });

  it('tells the status date, and today where it is another day', () => {
    const lines = (statusDay: number | null, today: number | null) =>
      sceneOf([], { statusDay, today }).lines.map(({ kind, x }) => `${kind} ${x}`);
    expect(lines(3, 8)).toEqual(['today 85', 'status 35']);
    expect(lines(3, 3)).toEqual(['status 35']);
    expect(lines(null, 3)).toEqual(['today 35']);
  });
});
