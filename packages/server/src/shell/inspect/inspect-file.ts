import { createHash } from 'node:crypto';
import { readPlanFile, scheduleImported } from '@sightline/interchange';
import { ok } from '@sightline/kernel';
import type { WithoutBytes } from './job.ts';

/** Reads one file and schedules each of its plans. Run it where time and memory are bounded. */
export function inspectFile(bytes: Uint8Array, path: string): WithoutBytes {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const file = readPlanFile(bytes, path);
  if (!file.ok) return { path, digest, result: file };
  const schedules = file.value.plans.map(scheduleImported);
  return { path, digest, result: ok({ file: file.value, schedules }) };
}
