import type { SightChange } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { changeWords, type TOLD_FIELDS, wordsBefore } from './change-words.ts';

const change = (given: object) =>
  ({ reported: null, computed: null, stage: null, finishOn: null, slipDays: null, ...given }) as SightChange;

describe('the words of a change', () => {
  it.each<readonly [(typeof TOLD_FIELDS)[number], object, string]>([
    ['stage', { from: 'initiate', to: 'deliver' }, 'Initiate to Deliver'],
    ['finishOn', { from: '2027-03-01', to: '2027-04-01' }, '1 Mar 27 to 1 Apr 27'],
    ['finishOn', { from: null, to: '2027-04-01' }, 'none to 1 Apr 27'],
    ['slipDays', { from: 25, to: 56, by: 31 }, '+31 d, now +56 d'],
    ['slipDays', { from: null, to: 56, by: null }, 'none to +56 d'],
    ['slipDays', { from: 3, to: -2, by: -5 }, '−5 d, now −2 d'],
    ['spentMinor', { from: 0, to: 12_000_000, by: 12_000_000 }, '+£120k, now £120k'],
    ['budgetMinor', { from: 50_000_000, to: null, by: null }, '£500k to none'],
  ])('%s %j: %s', (field, move, words) => {
    expect(changeWords(change({ [field]: move }), field, 'GBP')).toBe(words);
  });

  it('has none for what stands as it stood', () => {
    expect(changeWords(change({}), 'stage', 'GBP')).toBeNull();
    expect(wordsBefore(change({}), 'computed', 'GBP')).toBeNull();
  });

  it.each<readonly ['reported' | 'computed' | 'slipDays', object, string]>([
    ['reported', { from: null, to: 'red' }, 'none'],
    ['computed', { from: 'green', to: 'red' }, 'green'],
    ['slipDays', { from: 5, to: 6, by: 1 }, '+5 d'],
  ])('tells what %s was', (field, move, words) => {
    expect(wordsBefore(change({ [field]: move }), field, 'GBP')).toBe(words);
  });
});
