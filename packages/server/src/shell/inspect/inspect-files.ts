import { createHash } from 'node:crypto';
import { assert, type Problem, problem, refused } from '@sightline/kernel';
import type { InspectedFile, InspectFiles } from '../../modules/plan/index.ts';
import { RecentFiles } from './recent-files.ts';
import { type PoolOptions, WorkerPool } from './worker-pool.ts';

export type Inspection = { readonly inspectFiles: InspectFiles; readonly stop: () => Promise<void> };

/** Two cores are common; a file that fits the upload limit is read in seconds and a few hundred megabytes. */
const LIMITS = { size: 2, seconds: 60, megabytes: 1024 };

/** Of files, not of what is made of them, which takes about five times as much. */
const MOST_REMEMBERED_BYTES = 48 * 1024 * 1024;

/** Starts reading plan files in worker threads. A zip is opened in one job and each of its files read in another. */
export function startInspection(options: Pick<PoolOptions, 'entry'> & Partial<PoolOptions>): Inspection {
  const limits = { ...LIMITS, ...options };
  const pool = new WorkerPool(limits);
  const recent = new RecentFiles(MOST_REMEMBERED_BYTES);
  const tooHeavy = (path: string) => problem('plan.file-too-heavy', { path, seconds: limits.seconds });

  const inspect = async (bytes: Uint8Array, path: string): Promise<InspectedFile> => {
    const answer = await pool.run({ kind: 'inspect', bytes, path });
    if (answer === null) return refusedFile(bytes, path, [tooHeavy(path)]);
    assert(answer.kind === 'inspect', 'a worker answers what it was asked');
    const file = { ...answer.file, bytes };
    recent.keep(file);
    return file;
  };

  const inspectFiles: InspectFiles = async (bytes, path) => {
    const known = recent.find(digestOf(bytes), path);
    if (known !== null) return [known];
    const answer = await pool.run({ kind: 'expand', bytes, path });
    if (answer === null) return [refusedFile(bytes, path, [tooHeavy(path)])];
    assert(answer.kind === 'expand', 'a worker answers what it was asked');
    if (!answer.result.ok) return [refusedFile(bytes, path, answer.result.problems)];
    return Promise.all(answer.result.value.map((each) => inspect(each.bytes, each.path)));
  };
  return { inspectFiles, stop: () => pool.stop() };
}

function refusedFile(bytes: Uint8Array, path: string, problems: readonly Problem[]): InspectedFile {
  return { path, bytes, digest: digestOf(bytes), result: refused(problems) };
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
