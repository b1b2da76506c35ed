import { expect, inject, it } from 'vitest';
import { lookBack } from './support/as-of.ts';

const seed = Number(process.env.SEED ?? 11);

it(`reads every past moment as it was read at it, byte for byte (a sample of npm run prove -- as-of, seed ${seed})`, async () => {
  const ground = { cluster: inject('cluster'), inspectWorker: inject('inspectWorker') };
  const result = await lookBack(ground, { commands: 30, seed });
  expect(result, result.examples.join('\n')).toMatchObject({ unlike: 0, unasked: [], failures: [] });
  expect(result.shared).toBeGreaterThan(0);
  expect(Object.keys(result.done).length).toBeGreaterThan(9);
}, 180_000);
