import { describe, expect, it } from 'vitest';
import { buildIfStale } from '../tools/build.mjs';
import { killDrill } from './support/kill-drill.ts';

describe('kill -9 under load (a sample of npm run prove -- kill)', () => {
  it('of node, then of PostgreSQL, loses and doubles no acknowledged command (seed 7)', async () => {
    await buildIfStale({ parts: ['server'] });
    const result = await killDrill({ cycles: 2, seed: 7, writers: 3 });
    expect(result).toMatchObject({ lost: 0, doubled: 0, isChainWhole: true, failures: [] });
    expect(result.acked).toBeGreaterThan(10);
  }, 120_000);
});
