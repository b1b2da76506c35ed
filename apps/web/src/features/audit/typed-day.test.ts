import { describe, expect, it } from 'vitest';
import { readTypedDay } from './typed-day.ts';

const TODAY = '2026-11-24';

describe('a day to read back to', () => {
  it.each([
    ['23 Nov 2026', '2026-11-23'],
    [' 2026-10-31 ', '2026-10-31'],
    ['24.11.26', '2026-11-24'],
  ])('typed as %s is %s', (text, day) => expect(readTypedDay(text, TODAY)).toEqual({ ok: true, day }));

  it.each([
    ['', 'Type a day, or choose one below.'],
    ['last week', '“last week” is not a day. Type it as 1 Mar 27 or 2027-03-01.'],
    ['3/4/2026', '“3/4/2026” can be Fri 3 Apr 2026 or Wed 4 Mar 2026. Type the month as a word.'],
    // Tomorrow: it has no end to read yet.
    ['25 Nov 2026', 'Wed 25 Nov 2026 is still to come. Type a day up to Tue 24 Nov 2026.'],
  ])('typed as "%s" is told: %s', (text, claim) => expect(readTypedDay(text, TODAY)).toEqual({ ok: false, claim }));
});
