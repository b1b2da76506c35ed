import { type Settings, settings } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import {
  type Draft,
  emptyDraft,
  nextFiscalYear,
  rateText,
  readDraft,
  readRate,
  wantedRules,
  withoutSection,
} from './settings-draft.ts';

const rules = {
  spiGreenFrom: 0.95,
  spiAmberFrom: 0.85,
  spiIgnoredUnderPercent: 10,
  slipGreenDays: 10,
  slipGreenShare: 0.05,
  slipAmberDays: 30,
  slipAmberShare: 0.1,
  floatRedUnderDays: 0,
  costGreenGrowth: 0.05,
  costAmberGrowth: 0.15,
  costNotRedUnderPercent: 15,
  costSmallAdverse: 25_000,
};
const period = { fiscalYear: 2026, reason: null };
/** What the sections of their own tests hold. */
const SECTIONS = {
  workingCalendar: { week: [[], [], [], [], [], [], []], exceptions: [] },
  sizeTiers: {
    S: { budgetTo: 1, monthsTo: 1, managerLoad: 0, scheduleChecks: 'full' },
    M: { budgetTo: 2, monthsTo: 2, managerLoad: 0, scheduleChecks: 'full' },
    L: { budgetTo: 3, monthsTo: 3, managerLoad: 0, scheduleChecks: 'full' },
    XL: { managerLoad: 0, scheduleChecks: 'full' },
  },
  authorityLimits: [],
};
const seen: Settings = settings.parse({
  ...SECTIONS,
  version: 3,
  name: 'Northwind',
  zone: 'Europe/London',
  languages: ['en'],
  dateStyle: 'day-first',
  numberStyle: 'comma',
  currency: 'GBP',
  fiscalFirstMonth: 1,
  periods: [
    { ...period, firstOn: '2026-01-01', lastOn: '2026-01-31', number: 1, state: 'closed' },
    { ...period, firstOn: '2026-02-01', lastOn: '2026-02-28', number: 2, state: 'open' },
  ],
  exchangeRates: [{ currency: 'EUR', from: '2026-01-01', rate: { numerator: 86, scale: 2 } }],
  statusRules: rules,
  defaultStatusRules: rules,
});
const draftOf = (change: Partial<Draft>): Draft => ({ ...emptyDraft(seen), ...change });

describe('a draft of the settings', () => {
  it('names languages, and how days and numbers are shown', () => {
    const read = readDraft(draftOf({ general: { languages: 'pl en', dateStyle: 'iso', numberStyle: 'point' } }));
    expect(read.general).toEqual({
      languages: { base: ['en'], value: ['pl', 'en'] },
      dateStyle: { base: 'day-first', value: 'iso' },
      numberStyle: { base: 'comma', value: 'point' },
    });
    expect(read.lines.map(({ from, to }) => [from, to])).toEqual([
      ['English', 'Polish, English'],
      ['1 Mar 2027', '2027-03-01'],
      ['1,234.5', '1.234,5'],
    ]);
    expect(readDraft(draftOf({ general: { languages: '' } })).claims).toEqual({
      languages: 'Choose at least one language.',
    });
  });

  it('changes nothing when what stands there is typed again', () => {
    const read = readDraft(
      draftOf({
        general: { name: ' Northwind ', fiscalFirstMonth: '1' },
        rules: { slipGreenShare: '5.0' },
        periods: { '2026-01-01': { state: 'closed', reason: '' } },
      }),
    );
    expect(read).toMatchObject({
      general: null,
      rules: null,
      year: null,
      periods: [],
      rates: [],
      lines: [],
      claims: {},
    });
  });

  it('carries the value that was seen beside each wanted one', () => {
    const read = readDraft(draftOf({ general: { zone: 'UTC' }, rules: { slipGreenShare: '2.5', slipGreenDays: '3' } }));
    expect(read.general).toEqual({ zone: { base: 'Europe/London', value: 'UTC' } });
    expect(read.rules).toEqual({ slipGreenShare: { base: 0.05, value: 0.025 }, slipGreenDays: { base: 10, value: 3 } });
    expect(wantedRules(read)).toEqual({ slipGreenShare: 0.025, slipGreenDays: 3 });
    expect(read.lines.map(({ from, to }) => `${from} to ${to}`)).toEqual([
      'Europe/London to UTC',
      '10 to 3',
      '5 to 2.5',
    ]);
  });

  it('says of every field what cannot be read', () => {
    const read = readDraft(
      draftOf({
        general: { name: ' ' },
        rules: { slipGreenDays: 'ten', spiGreenFrom: '' },
        periods: { '2026-01-01': { state: 'open', reason: ' ' } },
      }),
    );
    expect(Object.keys(read.claims).sort()).toEqual(['2026-01-01', 'name', 'slipGreenDays', 'spiGreenFrom']);
  });

  it('gives a reason where a period opens again, and nowhere else', () => {
    const read = readDraft(
      draftOf({
        periods: {
          '2026-01-01': { state: 'open', reason: ' A late invoice ' },
          '2026-02-01': { state: 'closing', reason: 'typed before' },
        },
      }),
    );
    expect(read.periods).toEqual([
      { firstOn: '2026-01-01', base: 'closed', value: 'open', reason: 'A late invoice' },
      { firstOn: '2026-02-01', base: 'open', value: 'closing', reason: null },
    ]);
  });

  it('replaces a rate of the same day instead of adding a second', () => {
    const [old] = seen.exchangeRates;
    const added = readRate({ currency: 'eur', from: '1 Jan 26', rate: '0.8567' });
    if (old === undefined || !('rate' in added)) throw new Error('a rate was expected');
    const [change] = readDraft(draftOf({ addedRates: [added.rate] })).rates;
    expect(change).toMatchObject({ base: { numerator: 86, scale: 2 }, value: { numerator: 8567, scale: 4 } });
    expect(readDraft(draftOf({ removedRates: [old] })).rates).toMatchObject([{ base: old.rate, value: null }]);
  });

  it('loses a section once that is kept, and no other', () => {
    const draft = draftOf({ general: { name: 'N' }, rules: { slipGreenDays: '3' }, addedYear: 2027 });
    expect(withoutSection(draft, 'rules')).toEqual({ ...draft, rules: {} });
    expect(withoutSection(draft, 'year')).toEqual({ ...draft, addedYear: null });
  });
});

it.each([
  [{ currency: 'EU', from: '', rate: '0' }, ['currency', 'from', 'rate']],
  [{ currency: 'EUR', from: '1/2/26', rate: '0.1234567890123' }, ['from', 'rate']], // a day that can be two, 13 decimals
  [{ currency: 'EUR', from: '2026-01-01', rate: '-1' }, ['rate']],
])('the rate %j cannot be read at %j', (typed, fields) => {
  const read = readRate(typed);
  expect('claims' in read ? Object.keys(read.claims) : []).toEqual(fields);
});

it.each([
  [{ numerator: 5, scale: 3 }, '0.005'],
  [{ numerator: 12, scale: 0 }, '12'],
])('%j is written %s', (rate, text) => {
  expect(rateText(rate)).toBe(text);
});

it('offers the year after the last one, or else the one of today', () => {
  expect(nextFiscalYear(seen, '2026-11-20')).toBe(2027);
  expect(nextFiscalYear({ ...seen, periods: [] }, '2026-11-20')).toBe(2026);
  expect(nextFiscalYear({ ...seen, periods: [], fiscalFirstMonth: 4 }, '2026-11-20')).toBe(2027);
  expect(nextFiscalYear({ ...seen, periods: [], fiscalFirstMonth: 4 }, '2026-03-31')).toBe(2026);
});
