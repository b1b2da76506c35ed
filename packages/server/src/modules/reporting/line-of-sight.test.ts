import { type SightRow, sightQuery } from '@sightline/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOfSight } from './line-of-sight.ts';
import { currencyOf, idOf, k, on } from './testing/facts.ts';

const program = (number: number, name: string) => ({ id: idOf<'program'>(number), name });
const person = (number: number, name: string) => ({ id: idOf<'person'>(number), name });

function row(number: number, given: Partial<SightRow> = {}): SightRow {
  return {
    id: idOf<'project'>(number),
    key: `PRJ-${number}`,
    version: 1,
    name: `Project ${number}`,
    program: null,
    portfolio: null,
    sponsor: null,
    manager: null,
    tier: null,
    priority: null,
    stage: 'deliver',
    reported: null,
    computed: { colour: 'unknown', basis: 'nothing', reasons: [], dimensions: [] },
    nextMilestone: null,
    goLiveOn: null,
    finishOn: null,
    slipDays: null,
    slipColour: null,
    floatDays: null,
    progressPercent: null,
    currency: currencyOf('GBP'),
    convertedFrom: null,
    hasNoRate: false,
    budgetMinor: null,
    spentMinor: null,
    ledgerLines: null,
    costIndex: null,
    scheduleIndex: null,
    earnedOn: null,
    estimateMinor: null,
    estimateGrowth: null,
    taskCount: 0,
    ...given,
  };
}

const reported = (colour: 'green' | 'amber' | 'red') => ({ colour, on: on('2026-11-01'), source: 'register' as const });
const computed = (colour: 'green' | 'amber' | 'red' | 'unknown') => ({
  colour,
  basis: 'dates-only' as const,
  reasons: ['because'],
  dimensions: [],
});

const rows: readonly SightRow[] = [
  row(9, {
    name: 'Payroll',
    program: program(1, 'Finance'),
    sponsor: person(1, 'Zoë Šimić'),
    budgetMinor: k(500),
    reported: reported('green'),
    computed: computed('red'),
    slipDays: 56,
    priority: 1,
  }),
  row(10, {
    name: 'Expenses',
    program: program(1, 'Finance'),
    manager: person(2, 'Dan Whitaker'),
    budgetMinor: k(500),
    reported: reported('green'),
    computed: computed('green'),
    slipDays: 0,
  }),
  row(100, {
    name: 'Fleet',
    budgetMinor: k(900),
    reported: reported('amber'),
    computed: computed('amber'),
    slipDays: 12,
    stage: 'on-hold',
  }),
  row(2, { name: 'Intranet', program: program(2, 'Commerce'), computed: computed('unknown'), spentMinor: k(3) }),
];

const keys = (query: Record<string, unknown>, of: readonly SightRow[] = rows) =>
  lineOfSight(of, sightQuery.parse(query)).rows.map(({ key }) => key);

describe('line of sight', () => {
  it.each([
    ['nothing asked: what matters most first', {}, ['PRJ-9', 'PRJ-100', 'PRJ-2', 'PRJ-10']],
    ['key, numbers as numbers', { sort: 'key', direction: 'up' }, ['PRJ-2', 'PRJ-9', 'PRJ-10', 'PRJ-100']],
    ['key, down', { sort: 'key' }, ['PRJ-100', 'PRJ-10', 'PRJ-9', 'PRJ-2']],
    ['slip, down: unknown last', { sort: 'slipDays' }, ['PRJ-9', 'PRJ-100', 'PRJ-10', 'PRJ-2']],
    ['slip, up: unknown last too', { sort: 'slipDays', direction: 'up' }, ['PRJ-10', 'PRJ-100', 'PRJ-9', 'PRJ-2']],
    ['computed: red, amber, green, unknown', { sort: 'computed' }, ['PRJ-9', 'PRJ-100', 'PRJ-10', 'PRJ-2']],
    ['budget: ties by key', { sort: 'budgetMinor' }, ['PRJ-100', 'PRJ-9', 'PRJ-10', 'PRJ-2']],
    ['stage in its own order', { sort: 'stage' }, ['PRJ-100', 'PRJ-2', 'PRJ-9', 'PRJ-10']],
    ['search in the name', { search: 'pay' }, ['PRJ-9']],
    ['search in people, without accents', { search: 'zoe SIMIC' }, ['PRJ-9']],
    ['search: every word', { search: 'dan payroll' }, []],
    [
      'search: blanks are no words',
      { search: '  ', sort: 'key', direction: 'up' },
      ['PRJ-2', 'PRJ-9', 'PRJ-10', 'PRJ-100'],
    ],
    ['one program', { programId: idOf(1), sort: 'key', direction: 'up' }, ['PRJ-9', 'PRJ-10']],
    ['two programs', { programId: [idOf(1), idOf(2)], sort: 'key', direction: 'up' }, ['PRJ-2', 'PRJ-9', 'PRJ-10']],
    ['a stage', { stage: 'on-hold' }, ['PRJ-100']],
    ['not reported', { reported: 'unknown' }, ['PRJ-2']],
    ['computed red or unknown', { computed: ['red', 'unknown'] }, ['PRJ-9', 'PRJ-2']],
    [
      'grouped: groups by name, none last',
      { group: 'program', sort: 'key', direction: 'up' },
      ['PRJ-2', 'PRJ-9', 'PRJ-10', 'PRJ-100'],
    ],
    ['second page', { sort: 'key', direction: 'up', offset: 2, limit: 1 }, ['PRJ-10']],
    ['past the end', { offset: 9 }, []],
  ] as const)('%s', (_, query, expected) => {
    expect(keys(query)).toEqual(expected);
  });

  it('rolls up all rows that match, not only those of the page', () => {
    const { total, totals, groups, rows: page } = lineOfSight(rows, sightQuery.parse({ group: 'program', limit: 1 }));
    expect({ total, page: page.length }).toEqual({ total: 4, page: 1 });
    expect(totals).toEqual({
      projects: 4,
      computed: { green: 1, amber: 1, red: 1, unknown: 1 },
      reported: { green: 2, amber: 1, red: 0, unknown: 1 },
      unlikeReported: 1,
      late: 2,
      budgetMinor: String(k(1900)),
      spentMinor: String(k(3)),
      withoutRate: 0,
      withoutBudget: 1,
    });
    expect(groups.map(({ name, totals: of }) => [name, of.projects, Number(of.budgetMinor)])).toEqual([
      ['Commerce', 1, 0],
      ['Finance', 2, k(1000)],
      ['No program', 1, k(900)],
    ]);
  });

  it('puts pages together without gap or repeat, in every sort and grouping; groups add up to the whole', () => {
    const some = fc.array(
      fc.tuple(fc.nat(3), fc.option(fc.nat(3)), fc.constantFrom('green', 'amber', 'red', 'unknown')),
      { maxLength: 40 },
    );
    const sort = fc.constantFrom('materiality', 'key', 'name', 'computed', 'slipDays', 'budgetMinor');
    fc.assert(
      fc.property(
        some,
        sort,
        fc.constantFrom('up', 'down'),
        fc.constantFrom('none', 'program'),
        fc.integer({ min: 1, max: 7 }),
        (drawn, by, direction, group, limit) => {
          const all = drawn.map(([kind, slip, colour], index) =>
            row(index, {
              name: `Same ${kind}`,
              slipDays: slip,
              computed: computed(colour),
              program: kind === 0 ? null : program(kind, `P${kind}`),
            }),
          );
          const ask = (offset: number, most: number) =>
            lineOfSight(all, sightQuery.parse({ sort: by, direction, group, offset, limit: most }));
          const whole = ask(0, 500);
          const pages = Array.from(
            { length: Math.ceil(all.length / limit) },
            (_, page) => ask(page * limit, limit).rows,
          ).flat();
          expect(pages).toEqual(whole.rows);
          expect(new Set(pages.map(({ id }) => id)).size).toBe(all.length);
          if (group === 'program')
            expect(whole.groups.reduce((sum, { totals }) => sum + totals.projects, 0)).toBe(all.length);
          const shuffled = lineOfSight(
            [...all].reverse(),
            sightQuery.parse({ sort: by, direction, group, limit: 500 }),
          );
          expect(shuffled).toEqual(whole);
        },
      ),
      { numRuns: 300 },
    );
  });
});
