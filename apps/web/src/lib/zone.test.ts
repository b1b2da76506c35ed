import type { Instant } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { clockIn, instantIn, justBefore } from './zone.ts';

describe('the clocks of a zone', () => {
  it.each([
    ['UTC', '2026-11-23T14:30:07.123Z', '2026-11-23T14:30:07'],
    ['Asia/Kolkata', '2026-11-23T20:00:00.000Z', '2026-11-24T01:30:00'],
    ['America/New_York', '2026-07-01T03:00:00.000Z', '2026-06-30T23:00:00'],
  ])('in %s at %s show %s', (zone, instant, shown) => expect(clockIn(zone, instant as Instant)).toBe(shown));

  it.each([
    ['UTC', '2026-11-23T14:30', '2026-11-23T14:30:00.000Z'],
    ['Europe/London', '2026-07-01T09:00', '2026-07-01T08:00:00.000Z'],
    ['Pacific/Auckland', '2026-11-24T01:00', '2026-11-23T12:00:00.000Z'],
    // Twice on the clock: the second.
    ['Europe/London', '2026-10-25T01:30', '2026-10-25T01:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T06:30:00.000Z'],
    // Never on the clock: as long after the jump.
    ['Europe/London', '2026-03-29T01:30', '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
  ])('in %s show %s at %s', (zone, minute, instant) => expect(instantIn(zone, minute)).toBe(instant));

  it('tell the millisecond before', () =>
    expect(justBefore('2026-11-24T00:00:00.000Z')).toBe('2026-11-23T23:59:59.999Z'));
});
