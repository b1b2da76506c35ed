import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf, RATE_LIMITS, RateLimiter } from './rate-limit.ts';

const limits = { entry: { burst: 3, perSecond: 0.5 }, general: { burst: 5, perSecond: 10 } };
const knock = { address: '192.0.2.7', isEntry: true };
const read = { address: '192.0.2.7', isEntry: false };

describe('the brake on one address', () => {
  it('lets a burst pass, then says how long to wait', () => {
    const limiter = new RateLimiter(limits);
    expect([1, 2, 3, 4].map(() => limiter.take(knock, 0))).toEqual([0, 0, 0, 2000]);
    expect(limiter.take(knock, 1999)).toBeCloseTo(1);
    expect(limiter.take(knock, 2000)).toBe(0);
  });

  it('counts no entry that succeeded', () => {
    const limiter = new RateLimiter(limits);
    for (let at = 0; at < 50; at++) {
      expect(limiter.take(knock, at * 1000)).toBe(0);
      limiter.giveBack(knock);
    }
  });

  it('gives back nothing of what all requests share', () => {
    const limiter = new RateLimiter(limits);
    const waits = Array.from({ length: 6 }, () => {
      const waitMs = limiter.take(read, 0);
      limiter.giveBack(read);
      return waitMs;
    });
    expect(waits).toEqual([0, 0, 0, 0, 0, 100]);
  });

  it('brakes no other address', () => {
    const limiter = new RateLimiter(limits);
    for (let at = 0; at < 9; at++) limiter.take(knock, 0);
    expect(limiter.take({ address: '192.0.2.8', isEntry: true }, 0)).toBe(0);
  });

  it('forgets the address that was quiet longest, and keeps the one that knocks', () => {
    const limiter = new RateLimiter(limits);
    for (let at = 0; at < 60_000; at++) {
      if (at % 10_000 === 0) for (let more = 0; more < 4; more++) limiter.take(knock, 0);
      limiter.take({ address: `other ${at}`, isEntry: true }, 0);
    }
    expect(limiter.take(knock, 0)).toBeGreaterThan(0);
  });

  it('never lets more pass than the burst and what came in since', () => {
    const gaps = fc.array(fc.nat(3000), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(gaps, (waits) => {
        const limiter = new RateLimiter(RATE_LIMITS);
        const times = waits.map((_, index) => waits.slice(0, index + 1).reduce((sum, each) => sum + each, 0));
        const passed = times.filter((nowMs) => limiter.take(knock, nowMs) === 0).length;
        const { burst, perSecond } = RATE_LIMITS.entry;
        return passed <= burst + ((times.at(-1) ?? 0) / 1000) * perSecond + 1e-6;
      }),
    );
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    // IPv4 as a socket of both families tells it.
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('takes %s as %s', (address, network) => expect(networkOf(address)).toBe(network));
});
