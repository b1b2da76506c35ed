import { expect, inject, it } from 'vitest';
import { race } from './support/races.ts';

it('loses no update and doubles no command (a sample of npm run prove -- races, seed 7)', async () => {
  const ground = { cluster: inject('cluster'), inspectWorker: inject('inspectWorker') };
  const options = { clients: 12, editsPerClient: 8, objects: 3, commands: 20, seed: 7 };
  const { edits, replays, failures } = await race(ground, options);
  expect(edits).toMatchObject({ lostUpdates: 0, miscounted: 0, strangeAnswers: [] });
  expect(edits.acknowledged + edits.stale).toBe(edits.edits);
  expect(edits.stale).toBeGreaterThan(0);
  expect(edits.acknowledged).toBeGreaterThan(5);
  expect(replays).toMatchObject({ unlikeAnswers: 0, wrongEffects: 0, otherBodyAccepted: 0 });
  expect(failures).toEqual([]);
}, 120_000);
