import { expect, inject, it } from 'vitest';
import { judgeMatrix } from './support/matrix.ts';

const seed = Number(process.env.SIGHTLINE_SEED ?? Date.now() % 1000);

it(`judges operations and fields as the oracle does (a sample of npm run prove -- matrix, seed ${seed})`, async () => {
  const ground = { cluster: inject('cluster'), inspectWorker: inject('inspectWorker') };
  const result = await judgeMatrix(ground, { seed, count: 120, stopsAtFirst: false });
  expect(result, result.examples.join('\n')).toMatchObject({
    unexpectedAllows: 0,
    unexpectedDenies: 0,
    refusalsThatChanged: 0,
  });
  expect(result).toMatchObject({ cases: 120, fieldCases: 120 });
}, 400_000);
