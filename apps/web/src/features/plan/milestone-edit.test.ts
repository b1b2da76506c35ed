import type { Id, LocalDate } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import {
  changesOf,
  EMPTY_MILESTONE,
  inOrder,
  isOverdue,
  type Milestone,
  readMilestone,
  shownForecast,
  slipOf,
  toldField,
  typedOf,
} from './milestone-edit.ts';

const day = (text: string) => text as LocalDate;

const goLive: Milestone = {
  id: '0190a000-0000-7000-8000-000000000001' as Id<'milestone'>,
  version: 3,
  name: 'Go-live',
  tier: 1,
  baselineOn: day('2027-02-15'),
  forecastOn: day('2027-02-26'),
  actualOn: null,
};

describe('a milestone that is typed', () => {
  it('comes back unchanged when nothing is typed', () =>
    expect(changesOf(goLive, readMilestone(typedOf(goLive)).values)).toBeNull());

  it('is patched field by field, each with the value that was seen', () => {
    const { values } = readMilestone({ ...typedOf(goLive), forecastOn: '5 Mar 27', actualOn: '' });
    expect(changesOf(goLive, values)).toEqual({ forecastOn: { base: '2027-02-26', value: '2027-03-05' } });
  });

  it('tells all that cannot be read at once', () => {
    const { claims } = readMilestone({ ...EMPTY_MILESTONE, baselineOn: 'TBC', forecastOn: '4/5/2027' });
    expect(Object.keys(claims)).toEqual(['name', 'baselineOn', 'forecastOn']);
    expect(claims.baselineOn).toContain('TBC');
  });
});

it('keeps a day of the next half century', () => {
  const far = { ...goLive, forecastOn: day('2066-03-01') };
  expect(changesOf(far, readMilestone(typedOf(far)).values)).toBeNull();
});

describe('the table of milestones', () => {
  it('shows the slip from the baseline to what happened, else to what is expected', () => {
    expect(slipOf(goLive)).toBe(11);
    expect(slipOf({ ...goLive, actualOn: day('2027-02-14') })).toBe(-1);
    expect(slipOf({ ...goLive, baselineOn: null })).toBeNull();
  });

  it('is in the order in which they come, those without a day last', () => {
    const design = { ...goLive, name: 'Design', forecastOn: null, baselineOn: day('2026-09-18') };
    const some = { ...goLive, name: 'Some day', forecastOn: null, baselineOn: null };
    expect(inOrder([some, goLive, design]).map((each) => each.name)).toEqual(['Design', 'Go-live', 'Some day']);
  });

  it('marks what has passed and is not met', () => {
    expect(isOverdue(goLive, '2027-03-01')).toBe(true);
    expect(isOverdue(goLive, '2027-02-26')).toBe(false);
    expect(isOverdue({ ...goLive, actualOn: day('2027-02-27') }, '2027-03-01')).toBe(false);
  });
});

describe('the dates of a milestone', () => {
  const plain = { ...goLive, forecastOn: goLive.baselineOn };
  const met = { actualOn: day('2027-02-20') };

  it.each([
    ['open', goLive, '2027-02-26', 'forecastOn'],
    ['open, as agreed', plain, '2027-02-15', 'forecastOn'],
    ['open, nobody expects a day', { ...goLive, forecastOn: null }, null, 'baselineOn'],
    ['met, nobody gave a forecast', { ...plain, ...met }, null, 'actualOn'],
    ['met, after a forecast of its own', { ...goLive, ...met }, '2027-02-26', 'actualOn'],
  ] as const)('%s', (_, milestone, forecast, told) => {
    expect(shownForecast(milestone)).toBe(forecast);
    expect(toldField(milestone)).toBe(told);
  });

  it('are new for tier 2, as on the server', () => expect(EMPTY_MILESTONE.tier).toBe('2'));
});
