import { describe, expect, it } from 'vitest';
import { readTypedMoment } from './typed-moment.ts';

const HERE = { today: '2026-11-24', zone: 'Europe/Warsaw' };

describe('a moment to read back to', () => {
  it.each([
    ['23 Nov 2026', '2026-11-23'],
    [' 2026-10-31 ', '2026-10-31'],
    ['24.11.26', '2026-11-24'],
    // A time is of the organisation's clocks: Warsaw is an hour ahead in winter, two in summer.
    ['23 Nov 2026 14:30', '2026-11-23T13:30:00.000Z'],
    ['23 Nov 2026, 9:05', '2026-11-23T08:05:00.000Z'],
    ['2026-07-01T00:30', '2026-06-30T22:30:00.000Z'],
    ['8:15', '2026-11-24T07:15:00.000Z'],
    // As an address carries it.
    ['2026-11-23T14:30:07.123Z', '2026-11-23T14:30:07.123Z'],
  ])('typed as %s is %s', (text, at) => expect(readTypedMoment(text, HERE)).toEqual({ ok: true, at }));

  it.each([
    ['', 'Type a day, or choose one below.'],
    ['last week', '“last week” is not a day. Type it as 1 Mar 27 or 2027-03-01.'],
    ['last week 14:30', '“last week” is not a day. Type it as 1 Mar 27 or 2027-03-01.'],
    ['23 Nov 2026 24:30', '“24:30” is not a time. Type it as 14:30.'],
    ['3/4/2026', '“3/4/2026” can be Fri 3 Apr 2026 or Wed 4 Mar 2026. Type the month as a word.'],
    // Tomorrow: it has no end to read yet.
    ['25 Nov 2026', 'Wed 25 Nov 2026 is still to come. Type a day up to Tue 24 Nov 2026.'],
    ['25 Nov 2026 00:00', 'Wed 25 Nov 2026 is still to come. Type a day up to Tue 24 Nov 2026.'],
  ])('typed as "%s" is told: %s', (text, claim) => expect(readTypedMoment(text, HERE)).toEqual({ ok: false, claim }));
});
