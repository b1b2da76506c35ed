import { describe, expect, it } from 'vitest';
import { datesOf } from './task-words.ts';

describe('the dates of a task in a line', () => {
  it.each([
    ['a stretch', '2026-06-01T08:00', '2026-06-17T17:00', '1 Jun 26 to 17 Jun 26'],
    ['one day', '2026-06-01T08:00', '2026-06-01T17:00', '1 Jun 26'],
    ['a milestone', '2026-06-01T17:00', '2026-06-01T17:00', '1 Jun 26'],
    ['a plan that could not be scheduled', null, null, 'no dates'],
  ])('%s', (_, start, finish, shown) => expect(datesOf({ start, finish })).toBe(shown));
});
