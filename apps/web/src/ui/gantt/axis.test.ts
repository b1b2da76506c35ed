import { dayFromCivil } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutAxis } from './axis.ts';
import { fitting, stepped, unitOf, within } from './time-scale.ts';

const origin = dayFromCivil(2026, 10, 1);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (month: number) => MONTHS[month - 1] ?? '';
const measure = (text: string) => text.length * 6;

function axis(pxPerDay: number, more: Partial<Parameters<typeof layoutAxis>[0]> = {}) {
  const viewport = { left: 0, width: 600 };
  return layoutAxis({
    scale: { origin, pxPerDay },
    viewport,
    sight: viewport,
    bands: [],
    lines: [],
    monthName,
    measure,
    ...more,
  });
}
const texts = (cells: readonly { readonly text: string }[]) =>
  cells.map((cell) => cell.text).filter((text) => text !== '');

describe('an axis', () => {
  it.each([
    [28, 'day', ['Oct'], ['1', '2', '3']],
    [6, 'week', ['Oct', 'Nov', 'Dec'], ['28', '5', '12']],
    [2, 'month', ['2026', '2027'], ['Oct', 'Nov', 'Dec']],
    [0.5, 'quarter', ['2026', '2027', '2028'], ['Q4', 'Q1', 'Q2']],
    [0.1, 'year', [], ['2026', '2027', '2028']],
    [0.03, 'year', [], ['2026', '2031', '2036']],
  ])('at %d px a day tells %s', (pxPerDay, unit, coarse, fine) => {
    const scene = axis(pxPerDay);
    expect([scene.unit, texts(scene.coarse).slice(0, 3), texts(scene.fine).slice(0, 3)]).toEqual([unit, coarse, fine]);
  });

  it('names the date of a line before a band, and the band beside it while that still touches it', () => {
    const bands = [
      { from: origin + 20, to: origin + 40, name: 'Year-end freeze' },
      { from: origin + 100, to: origin + 120, name: 'Tax close' },
    ];
    const lines = [{ at: origin + 25, text: '26 Oct' }];
    expect(axis(4, { bands, lines }).names.map(({ text, tone }) => `${tone} ${text}`)).toEqual([
      'line 26 Oct',
      'band Year-end freeze',
      'band Tax close',
    ]);
    const far = [{ from: origin + 24, to: origin + 26, name: 'Audit' }];
    expect(axis(1, { bands: far, lines }).names.map(({ text }) => text)).toEqual(['26 Oct']);
  });

  it('never lets two names overlap, nor a name leave what is in sight', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(150), text: fc.string({ maxLength: 20 }) }), { maxLength: 9 }),
        (given) => {
          const lines = given.map(({ at, text }) => ({ at: origin + at, text }));
          const spans = axis(4, { lines })
            .names.map(({ x, text }) => ({ x, right: x + measure(text) }))
            .sort((a, b) => a.x - b.x);
          spans.forEach(({ x, right }, at) => {
            expect(x).toBeGreaterThanOrEqual(spans[at - 1]?.right ?? 0);
            expect(right).toBeLessThanOrEqual(600);
          });
        },
      ),
    ));
});

describe('zoom', () => {
  it('goes a step nearer and back to where it was', () => {
    for (const from of [0.6, 2.5, 11]) expect(stepped(stepped(from, 1), -1)).toBe(from);
    expect([stepped(44, 1), stepped(0.02, -1)]).toEqual([44, 0.02]);
  });
  it('fits a plan into a width, within bounds', () => {
    expect(fitting(300, 600)).toBe(2);
    expect([fitting(0, 600), fitting(1e9, 600), within(7)]).toEqual([44, 0.02, 7]);
  });
  it('tells the finest unit that has room', () =>
    expect([20, 5, 1, 0.4, 0.1].map(unitOf)).toEqual(['day', 'week', 'month', 'quarter', 'year']));
});
