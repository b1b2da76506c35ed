import { expect, inject, it } from 'vitest';
import { tamperWithChain } from './support/chain.ts';

it('finds and locates every forgery of the audit chain, and rebuilds the state (a sample of npm run prove -- chain, seed 7)', async () => {
  const ground = { cluster: inject('cluster'), inspectWorker: inject('inspectWorker') };
  const result = await tamperWithChain(ground, { count: 180, seed: 7 });
  expect(result, result.examples.join('\n')).toMatchObject({ undetected: 0, notLocated: 0, rebuildFaults: [] });
  expect(Object.keys(result.byKind)).toHaveLength(9);
  expect(result.tablesRebuilt).toBeGreaterThan(5);
}, 120_000);
