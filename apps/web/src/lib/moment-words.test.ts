import { expect, it } from 'vitest';
import { momentInWords } from './moment-words.ts';

it.each([
  // Summer time, and the day that changes with the zone.
  ['2026-06-08T09:00:00.000Z', 'Europe/London', 'Mon 8 Jun 2026, 10:00'],
  ['2026-06-08T23:30:00.000Z', 'Europe/Warsaw', 'Tue 9 Jun 2026, 01:30'],
  ['2026-06-08T00:00:00.000Z', 'UTC', 'Mon 8 Jun 2026, 00:00'],
])('%s in %s is %s', (instant, zone, words) => expect(momentInWords(instant, zone)).toBe(words));
