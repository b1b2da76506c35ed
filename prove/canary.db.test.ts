import { expect, inject, it } from 'vitest';
import { seekCanaries } from './support/canary.ts';
import { FIRST_VIEWER } from './support/canary-world.ts';

const ground = () => ({ cluster: inject('cluster'), inspectWorker: inject('inspectWorker') });

it('tells nobody a secret of a project that he may not see (a sample of npm run prove -- canary, seed 7)', async () => {
  const result = await seekCanaries(ground(), { count: 800, seed: 7 });
  expect(result, result.examples.join('\n')).toMatchObject({ leaks: 0, wrongTotals: 0, unanswered: 0 });
  expect(result.requests).toBe(800);
  expect(result.streamFrames).toBeGreaterThan(0);
  for (const place of ['own', 'other', 'secret', 'sealed']) expect(result.shownRightly[place]).toBeGreaterThan(3);
}, 120_000);

it('finds the secrets that somebody is shown who, as it is told, may not see them', async () => {
  const result = await seekCanaries(ground(), { count: 150, seed: 7, blindfold: FIRST_VIEWER });
  expect(result.leaks).toBeGreaterThan(3);
  for (const example of result.examples) expect(example).toMatch(new RegExp(`^${FIRST_VIEWER} reads`));
}, 120_000);
