import { expect, inject, it } from 'vitest';
import { fuzzApi } from './support/api-fuzz.ts';

it('answers every request of the OpenAPI document by it, valid or broken (a sample of npm run prove -- api-fuzz, seed 7)', async () => {
  const ground = { cluster: inject('cluster'), inspectWorker: inject('inspectWorker') };
  const result = await fuzzApi(ground, { count: 600, seed: 7 });
  const none = { serverErrors: 0, offSchemaAnswers: 0, brokenAccepted: 0, stackTraces: 0, noAnswers: 0 };
  expect(result, result.examples.join('\n')).toMatchObject(none);
  expect(result.accepted).toBeGreaterThan(50);
  expect(result.broken).toBeGreaterThan(50);
}, 120_000);
