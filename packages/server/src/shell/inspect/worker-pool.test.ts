import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Answer, Job } from './job.ts';
import { WorkerPool } from './worker-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-pool-'));
const entry = join(folder, 'worker.mjs');
/** A worker that does to its thread what a file might do to its reader. */
writeFileSync(
  entry,
  `import { parentPort, threadId } from 'node:worker_threads';
const acts = {
  work: (path) => ({ kind: 'expand', result: { ok: true, value: [{ path: String(threadId), bytes: new Uint8Array() }] } }),
  loop: () => { for (;;); },
  eat: () => { const all = []; for (;;) all.push(new Array(10000).fill(Math.random())); },
  throw: () => { throw new RangeError('a defect'); },
  exit: () => process.exit(0),
};
parentPort.on('message', (job) => parentPort.postMessage(acts[job.path]()));`,
);

const pools: WorkerPool[] = [];
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.stop()));
  rmSync(folder, { recursive: true });
});

function poolOf(size: number): WorkerPool {
  const pool = new WorkerPool({ entry, size, seconds: 1, megabytes: 64 });
  pools.push(pool);
  return pool;
}

const job = (path: string): Job => ({ kind: 'expand', bytes: new Uint8Array(), path });

/** The thread that did the work. */
function threadOf(answer: Answer | null): string | undefined {
  return answer?.kind === 'expand' && answer.result.ok ? answer.result.value[0]?.path : undefined;
}

describe('WorkerPool', () => {
  it('uses a worker again', async () => {
    const pool = poolOf(1);
    const [first, second] = [await pool.run(job('work')), await pool.run(job('work'))];
    expect(threadOf(first)).toMatch(/^\d+$/);
    expect(threadOf(second)).toBe(threadOf(first));
  });

  it.each(['loop', 'eat', 'exit'])('gives up a job that would %s, and goes on with a new worker', async (act) => {
    const pool = poolOf(1);
    const before = await pool.run(job('work'));
    const [bad, after] = await Promise.all([pool.run(job(act)), pool.run(job('work'))]);
    expect(bad).toBeNull();
    expect(threadOf(after)).toMatch(/^\d+$/);
    expect(threadOf(after)).not.toBe(threadOf(before));
  });

  it('passes on what a reader throws, and goes on with a new worker', async () => {
    const pool = poolOf(1);
    await expect(pool.run(job('throw'))).rejects.toThrow('a defect');
    expect(threadOf(await pool.run(job('work')))).toMatch(/^\d+$/);
  });

  it('does many jobs with few workers, whatever some of them do', async () => {
    const pool = poolOf(2);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => pool.run(job(index === 7 ? 'loop' : index === 20 ? 'eat' : 'work'))),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(2);
    expect(new Set(answers.map(threadOf)).size).toBeLessThanOrEqual(1 + 4);
  });

  it('ends what runs and what waits when it is stopped', async () => {
    const pool = poolOf(1);
    const jobs = [pool.run(job('loop')), pool.run(job('work'))];
    await pool.stop();
    expect(await Promise.all(jobs)).toEqual([null, null]);
  });
});
