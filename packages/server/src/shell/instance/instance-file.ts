import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../database/postmaster.ts';

/** How programs of the same user find the running instance and prove that they may act for it. Readable for its owner only. */
export type InstanceFile = {
  readonly pid: number;
  /** Null while it starts. */
  readonly url: string | null;
  readonly token: string;
};

export function readInstance(home: string): InstanceFile | null {
  try {
    const found = JSON.parse(readFileSync(fileOf(home), 'utf8')) as Partial<InstanceFile>;
    if (typeof found.pid !== 'number' || typeof found.token !== 'string') return null;
    return { pid: found.pid, url: typeof found.url === 'string' ? found.url : null, token: found.token };
  } catch {
    return null;
  }
}

/** Written beside its place and moved there, so that nobody reads half a file. */
export function writeInstance(home: string, instance: InstanceFile): void {
  const draft = `${fileOf(home)}.${instance.pid}`;
  writeFileSync(draft, JSON.stringify(instance), { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, fileOf(home));
}

export function removeInstance(home: string, pid: number): void {
  if (readInstance(home)?.pid === pid) rmSync(fileOf(home), { force: true });
}

/** The instance that runs on this folder; null when there is none, or only the file of one that died. */
export async function liveInstance(home: string): Promise<InstanceFile | null> {
  const found = readInstance(home);
  if (found === null || found.pid === process.pid || !isAlive(found.pid)) return null;
  if (found.url === null) return found;
  return (await answers(found.url)) ? found : null;
}

const ANSWER_MS = 5000;

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/api/session`, { signal: AbortSignal.timeout(ANSWER_MS) }).then(
    (response) => response.headers.get('content-type')?.startsWith('application/json') === true,
    () => false,
  );
}

function fileOf(home: string): string {
  return join(home, 'instance.json');
}
