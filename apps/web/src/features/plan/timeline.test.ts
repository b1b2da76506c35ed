import { describe, expect, it } from 'vitest';
import { isStatusFlipped, scaleOf, shareOf, ticksOf } from './timeline.ts';

const scale = (start: string, finish: string) => {
  const found = scaleOf(start, finish);
  if (found === null) throw new Error('no scale');
  return found;
};

describe('the scale of a timeline', () => {
  it('runs over whole months', () => {
    const half = scale('2026-01-15T08:00', '2026-02-10T17:00');
    expect(half.to - half.from).toBe(31 + 28);
  });

  it('is none without dates', () => {
    expect(scaleOf(null, '2026-02-10T17:00')).toBeNull();
    expect(scaleOf('2026-02-10T17:00', null)).toBeNull();
  });

  it('takes a plan that ends in December into the next year', () => {
    const year = scale('2026-01-01T00:00', '2026-12-31T17:00');
    expect(year.to - year.from).toBe(365);
  });
});

describe('a place on the scale', () => {
  const january = scale('2026-01-01T08:00', '2026-01-20T17:00');

  it.each([
    ['2026-01-01T00:00', 0],
    ['2026-01-16T12:00', 0.5],
    // A date outside is drawn at the edge, not beyond it.
    ['2025-06-01T00:00', 0],
    ['2027-06-01T00:00', 1],
  ])('%s is at %d', (minute, share) => expect(shareOf(january, minute)).toBeCloseTo(share, 6));
});

describe('the ticks', () => {
  it('name each month of a short plan, and the year at its turn', () =>
    expect(ticksOf(scale('2026-11-05T08:00', '2027-02-10T17:00')).map((each) => each.label)).toEqual([
      'Nov',
      'Dec',
      'Jan 27',
      'Feb',
    ]));

  it('thin out to years in a long one', () =>
    expect(ticksOf(scale('2016-11-14T08:00', '2023-01-13T17:00')).map((each) => each.label)).toEqual([
      '2017',
      '2018',
      '2019',
      '2020',
      '2021',
      '2022',
      '2023',
    ]));
});

describe('the label of the status date', () => {
  it('stands left of its line only at the far edge', () =>
    expect([0, 0.5, 0.78, 0.79, 1].map(isStatusFlipped)).toEqual([false, false, false, true, true]));
});
