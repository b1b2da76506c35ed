import { expect, inject, it } from 'vitest';
import { sendBadInput } from './support/bad-input.ts';

it('refuses bad input of every kind on every route: in words, at once, without a trace (seed 7)', async () => {
  const ground = { cluster: inject('cluster'), inspectWorker: inject('inspectWorker') };
  const result = await sendBadInput(ground, { seed: 7 });
  expect(result.violations, result.violations.join('\n')).toEqual([]);
  expect(result.requests).toBeGreaterThan(result.operations * 20);
  // Each way to say no was met: wrong form, not there, an id used before, a stale version, too large, no version.
  expect(Object.keys(result.statuses)).toEqual(expect.arrayContaining(['400', '404', '409', '412', '413', '428']));
}, 180_000);
