import type { NamedSince } from '@sightline/contract';
import type { LocalDate } from '@sightline/kernel';
import { expect, it } from 'vitest';
import { dayOfSince } from './since.ts';

const day = (text: string) => text as LocalDate;
const period = (lastOn: string, state: 'open' | 'closing' | 'closed') => ({ lastOn: day(lastOn), state });
const PERIODS = [period('2026-09-30', 'closed'), period('2026-10-31', 'closed'), period('2026-11-30', 'open')];

const DAYS: readonly (readonly [NamedSince | string, string, typeof PERIODS, string])[] = [
  ['week', '2026-11-20', [], '2026-11-13'],
  ['month', '2026-11-20', [], '2026-10-20'],
  ['month', '2026-03-31', [], '2026-02-28'], // the month before is shorter
  ['month', '2024-03-30', [], '2024-02-29'],
  ['month', '2026-01-15', [], '2025-12-15'],
  ['close', '2026-11-20', PERIODS, '2026-10-31'],
  ['close', '2026-11-20', [period('2026-11-30', 'closed')], '2026-10-31'], // a close that is to come is none
  ['close', '2026-11-20', [period('2026-09-30', 'closed'), period('2026-10-31', 'closing')], '2026-09-30'],
  ['close', '2026-11-20', [], '2026-10-31'],
  ['close', '2026-01-01', [], '2025-12-31'],
  ['2026-10-20', '2026-11-20', PERIODS, '2026-10-20'],
];

it.each(DAYS)('%s before %s is a day', (since, today, periods, wanted) => {
  expect(dayOfSince(since as NamedSince, { today: day(today), periods })).toBe(wanted);
});
