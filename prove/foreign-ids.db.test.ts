import { expect, inject, it } from 'vitest';
import { nameForeignIds, registersBut } from './support/foreign-ids.ts';

const draw = Number(process.env.SIGHTLINE_SEED ?? Date.now() % 1000);

it(`answers a foreign id as one that is nowhere, and changes nothing (a sample of npm run prove -- foreign-ids, seed 7, registers ${draw})`, async () => {
  const ground = { cluster: inject('cluster'), inspectWorker: inject('inspectWorker') };
  const result = await nameForeignIds(ground, { idsPerKind: 1, seed: 7, leftOut: registersBut(2, draw) });
  expect(result, result.examples.join('\n')).toMatchObject({ unlike: 0, changed: 0, uncovered: [] });
  expect(result.cases).toBeGreaterThan(result.places * 5);
}, 400_000);
