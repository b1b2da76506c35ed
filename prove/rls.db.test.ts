import { expect, inject, it } from 'vitest';
import { proveSecondWall } from './support/rls.ts';

it('lets nothing of a hidden project through when the application lets all through (a sample of npm run prove -- rls, seed 7)', async () => {
  const ground = { cluster: inject('cluster'), inspectWorker: inject('inspectWorker') };
  const result = await proveSecondWall(ground, { triples: 2000, seed: 7, share: 0.1 });
  const none = { leaks: 0, serverErrors: 0, mismatches: 0, apiDisagreements: 0 };
  expect(result, result.examples.join('\n')).toMatchObject(none);
  expect(result.controlLeaks).toBeGreaterThan(0);
  expect(result.controlMismatches).toBeGreaterThan(0);
}, 300_000);
