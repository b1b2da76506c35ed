import type { LocalDate } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STATUS_RULES } from '../organisation/index.ts';
import { openDateColour } from './slip.ts';
import { on } from './testing/facts.ts';

const frame = { today: on('2026-11-20'), rules: DEFAULT_STATUS_RULES };
type Row = readonly [rule: string, on: string, baseline: LocalDate | null, colour: string | null];

const rows: readonly Row[] = [
  ['as agreed', '2027-01-15', on('2027-01-15'), 'green'],
  ['late within the limit', '2027-01-22', on('2027-01-15'), 'green'],
  ['late beyond the green limit', '2027-02-05', on('2027-01-15'), 'amber'],
  ['late beyond the amber limit', '2027-03-15', on('2027-01-15'), 'red'],
  ['passed: it comes today at the earliest', '2026-10-01', on('2026-10-01'), 'red'],
  ['passed a week ago', '2026-11-13', on('2026-11-13'), 'green'],
  ['nothing to measure it against', '2027-03-15', null, null],
  ['no baseline and long passed asks for a look only', '2026-01-05', null, 'amber'],
  ['no baseline and just passed', '2026-11-18', null, null],
];

describe('the colour of a date that is still to be kept', () => {
  it.each(rows)('%s', (_, date, baselineOn, colour) =>
    expect(openDateColour({ on: on(date), baselineOn }, frame)).toBe(colour),
  );
});
