import { expect, inject, it } from 'vitest';
import { findPlanted } from './support/demo.ts';

/** As written or one of the first variants, another each day. */
const VARIANT = Math.floor(Date.now() / 86_400_000) % 6;

it(`loads the demo with all that it hides in variant ${VARIANT} (a sample of npm run prove -- demo)`, async () => {
  const ground = { cluster: inject('cluster'), inspectWorker: inject('inspectWorker') };
  const result = await findPlanted(ground, [VARIANT]);
  expect(result).toMatchObject({ lost: [], undead: [], brokenChains: 0, rebuildFaults: [] });
  expect(result.planted).toBeGreaterThan(20);
  expect(result.variants.every(({ days }) => days > 120)).toBe(true);
}, 400_000);
