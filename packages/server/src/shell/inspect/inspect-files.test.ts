import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roadPlan } from '../../modules/plan/testing/road-plan.ts';
import { type Inspection, startInspection } from './index.ts';
import { bundleInspectWorker } from './testing/bundle-worker.ts';

let inspection: Inspection;
beforeAll(async () => {
  inspection = startInspection({ entry: await bundleInspectWorker() });
});
afterAll(() => inspection.stop());

describe('startInspection', () => {
  it('reads and schedules a plan in a worker', async () => {
    const [file] = await inspection.inspectFiles(roadPlan('Road'), 'road.xml');
    expect(file?.digest).toMatch(/^[0-9a-f]{64}$/);
    if (file?.result.ok !== true) throw new Error('not read');
    expect(file.result.value.file.plans[0]?.name).toBe('Road');
    expect(file.result.value.schedules.map((each) => each.ok)).toEqual([true]);
  });

  it('gives every file of a zip with its own result', async () => {
    const zip = zipSync({ 'a.xml': roadPlan('A'), 'b.txt': new TextEncoder().encode('none'), 'c.xml': roadPlan('C') });
    const files = await inspection.inspectFiles(zip, 'all.zip');
    expect(files.map((file) => file.result.ok)).toEqual([true, false, true]);
  });

  it('refuses what cannot be opened, naming the file', async () => {
    const [file] = await inspection.inspectFiles(zipSync({ 'a.xml': new Uint8Array(50_000_000) }), 'bomb.zip');
    expect(file?.result.ok).toBe(false);
    expect(file?.path).toBe('bomb.zip');
  });

  it('spoils no other file of a zip by one that is too heavy', async () => {
    const home = mkdtempSync(join(tmpdir(), 'sightline-heavy-'));
    const entry = join(home, 'worker.mjs');
    writeFileSync(
      entry,
      `import { parentPort } from 'node:worker_threads';
parentPort.on('message', (job) => {
  if (job.kind === 'expand') {
    const value = ['light', 'heavy', 'lighter'].map((path) => ({ path, bytes: new Uint8Array() }));
    return parentPort.postMessage({ kind: 'expand', result: { ok: true, value } });
  }
  if (job.path === 'heavy') for (;;);
  const result = { ok: true, value: { file: { plans: [], problems: [], notCarried: [] }, schedules: [] } };
  parentPort.postMessage({ kind: 'inspect', file: { path: job.path, digest: job.path, result } });
});`,
    );
    const small = startInspection({ entry, seconds: 1, size: 1 });
    const files = await small.inspectFiles(new Uint8Array(), 'all.zip');
    await small.stop();
    rmSync(home, { recursive: true });
    expect(files.map((file) => [file.path, file.result.ok])).toEqual([
      ['light', true],
      ['heavy', false],
      ['lighter', true],
    ]);
    const problems = files.flatMap(({ result }) => (result.ok ? [] : result.problems));
    expect(problems).toEqual([
      expect.objectContaining({ code: 'plan.file-too-heavy', params: { path: 'heavy', seconds: 1 } }),
    ]);
  });
});
