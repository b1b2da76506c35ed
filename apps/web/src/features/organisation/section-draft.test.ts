import type { AuthorityLimit, Settings } from '@sightline/contract';
import type { LocalDate } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { EMPTY_SECTIONS, hoursText, readDay, readHours, readSections, type SectionsDraft } from './section-draft.ts';

const OFFICE = [{ start: 540, finish: 1020 }];
const bounds = (budgetTo: number, monthsTo: number) => ({
  budgetTo,
  monthsTo,
  managerLoad: 0.15,
  scheduleChecks: 'full' as const,
});
const limit: AuthorityLimit = { role: 'cio', portfolioId: null, amountTo: 500_000, delayDaysTo: null };
const seen = {
  workingCalendar: {
    week: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []],
    exceptions: [{ on: '2026-12-25' as LocalDate, name: 'Christmas', shifts: [] }],
  },
  sizeTiers: {
    S: bounds(250_000, 6),
    M: bounds(1_000_000, 12),
    L: bounds(5_000_000, 24),
    XL: { managerLoad: 1, scheduleChecks: 'full' as const },
  },
  authorityLimits: [limit],
} as unknown as Settings;
const read = (draft: Partial<SectionsDraft>) => readSections(seen, { ...EMPTY_SECTIONS, ...draft });

describe('hours as they are typed', () => {
  it.each([
    ['09:00-17:00', '09:00–17:00'],
    ['9-12, 13-17', '09:00–12:00, 13:00–17:00'],
    ['9:30 to 24:00', '09:30–24:00'],
    ['', ''],
  ])('%s', (text, shown) => {
    expect(hoursText(readHours(text) ?? [{ start: 0, finish: 1 }])).toBe(shown);
  });
  it.each(['nine', '17:00-09:00', '9:60-10:00', '9-25'])('%s is none', (text) => {
    expect(readHours(text)).toBeNull();
  });
});

describe('the sections of a draft', () => {
  it('change nothing when nothing is typed, or the same is typed', () => {
    const same = { hours: { 0: '9-17' }, sizes: { 'S.budgetTo': '250,000' } };
    for (const draft of [{}, same]) expect(read(draft)).toMatchObject({ changes: {}, lines: [], claims: {} });
  });

  it('tell each change in a line, and send each section whole with what was seen', () => {
    const { changes, lines } = read({
      hours: { 4: '09:00-13:00' },
      removedDays: ['2026-12-25' as LocalDate],
      sizes: { 'S.budgetTo': '300,000', 'XL.managerLoad': '80', 'S.scheduleChecks': 'light' },
      removedLimits: [limit],
      addedLimits: [{ ...limit, role: 'sponsor', delayDaysTo: 5 }],
    });
    expect(lines.map(({ label, from, to }) => `${label}: ${from} to ${to}`)).toEqual([
      'Friday: 09:00–17:00 to 09:00–13:00',
      '25 Dec 26: Christmas to none',
      'S, budget up to: 250,000 to 300,000',
      'S, plan checks: All to Light',
      'XL, % of a manager: 100 to 80',
      'CIO: 500,000, any delay to none',
      'Sponsor: none to 500,000, 5 days',
    ]);
    expect(changes.workingCalendar?.base).toEqual(seen.workingCalendar);
    expect(changes.workingCalendar?.value.exceptions).toEqual([]);
    expect(changes.sizeTiers?.value).toMatchObject({ S: { budgetTo: 300_000 }, XL: { managerLoad: 0.8 } });
    expect(changes.authorityLimits?.value).toMatchObject([{ role: 'sponsor' }]);
  });

  it('mark what cannot be read, and leave it as it was', () => {
    const { claims, changes } = read({ hours: { 0: 'always' }, sizes: { 'M.monthsTo': 'a year' } });
    expect(Object.keys(claims)).toEqual(['hours.0', 'M.monthsTo']);
    expect(changes).toEqual({});
  });
});

describe('a day that differs', () => {
  it('is read from its three parts, or each part that is wrong is named', () => {
    expect(readDay({ on: '26 Dec 26', name: ' Boxing day ', hours: '' })).toEqual({
      day: { on: '2026-12-26', name: 'Boxing day', shifts: [] },
    });
    expect(readDay({ on: 'soon', name: '', hours: 'few' })).toMatchObject({
      claims: { on: expect.any(String), name: expect.any(String), hours: expect.any(String) },
    });
  });
});
