import type { PlanRows } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { daysOf, planStore, weightOf } from './plan-rows.ts';

const DAY = 1440;

function answer(
  offset: number,
  rows: readonly (readonly [string, PlanRows['columns']['kind'][number], number])[],
): PlanRows {
  const each = <T>(value: (row: (typeof rows)[number], index: number) => T) => rows.map(value);
  return {
    total: 5,
    offset,
    columns: {
      id: each((_, index) => `id ${offset + index}`) as unknown as PlanRows['columns']['id'],
      code: each((_, index) => String(offset + index + 1)),
      wbs: each(() => ''),
      name: each(([name]) => name),
      kind: each(([, kind]) => kind),
      outlineLevel: each(([, , level]) => level),
      durationDays: each(() => 1),
      percentComplete: each(() => 50),
      start: each((_, index) => (offset + index) * DAY),
      finish: each((_, index) => (offset + index + 1) * DAY),
      lateFinish: each((_, index) => (offset + index + 3) * DAY),
      baselineStart: each(() => null),
      baselineFinish: each(() => 2 * DAY),
      storedFinish: each(() => null),
      totalFloatDays: each(() => 2),
      isCritical: each(([name]) => name !== 'Fence'),
    },
    links: { from: [], to: [], type: [], lag: [], isDriving: [] },
    restDays: [],
  };
}

const first = answer(0, [
  ['Road', 'summary', 1],
  ['Dig', 'task', 2],
  ['Open', 'finish-milestone', 2],
]);
const second: PlanRows = {
  ...answer(3, [
    ['Fence', 'task', 1],
    ['Sign', 'task', 1],
  ]),
  links: {
    from: [0, 1, 3],
    to: [3, 4, 4],
    type: ['SS', 'FS', 'FF'],
    lag: ['', '+2 d', ''],
    isDriving: [true, true, false],
  },
};
const store = planStore(5, [second, first], ({ name }) => name);

describe('the rows of a plan by columns', () => {
  it('come in any order, and are told by their place', () => {
    expect([0, 2, 4].map((place) => store.rowAt(place)?.name)).toEqual(['Road', 'Open', 'Sign']);
    expect([store.placeOfId('id 3'), store.placeOfId('another')]).toEqual([3, null]);
    expect([...store.levels]).toEqual([1, 2, 2, 1, 1]);
  });

  it('are null and of no level while they are on the way', () => {
    const early = planStore(5, [first], ({ name }) => name);
    expect([early.rowAt(3), early.drawnAt(3, false), early.levels[3]]).toEqual([null, null, 0]);
  });

  it('fold where something lies under them', () =>
    expect([0, 1, 3].map((place) => store.canFold(store.rowAt(place) as never))).toEqual([true, false, false]));

  it('are drawn as bars, milestones and summaries; a folded one shows the milestones under it', () => {
    expect(store.drawnAt(1, false)).toEqual({
      ...{ place: 1, shape: 'bar', start: 1, finish: 2, baseline: null, done: 0.5, weight: 'critical', lateFinish: 4 },
    });
    expect(store.drawnAt(2, false)).toMatchObject({ shape: 'milestone', marker: { at: 3, was: 2, label: 'Open' } });
    expect(store.drawnAt(0, false)).toMatchObject({ shape: 'summary', markers: [] });
    expect(store.drawnAt(0, true)).toMatchObject({ markers: [{ at: 3, was: null, label: 'Open' }] });
  });

  it('know what comes before them', () =>
    expect(store.predecessorsOf(4)).toEqual([
      { place: 1, type: 'FS', lag: '+2 d' },
      { place: 3, type: 'FF', lag: '' },
    ]));

  it('have critical links only where both ends are critical and the link set the date', () =>
    expect([...store.links.isCritical]).toEqual([0, 1, 0]));

  it('reach from the first day to the last', () => {
    expect(daysOf([first, second])).toEqual({ from: 0, to: 5 });
    expect(daysOf([])).toBeNull();
  });
});

describe('the weight of a bar', () => {
  it.each([
    [{ isCritical: true, totalFloatDays: 0 }, 'critical'],
    [{ isCritical: false, totalFloatDays: 5 }, 'near'],
    [{ isCritical: false, totalFloatDays: 5.5 }, 'normal'],
    [{ isCritical: false, totalFloatDays: null }, 'normal'],
    [{ isCritical: false, totalFloatDays: 0, percentComplete: 100 }, 'normal'],
  ])('of %j is %s', (row, weight) => expect(weightOf({ percentComplete: 0, ...row })).toBe(weight));
});
