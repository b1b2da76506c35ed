import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What PostgreSQL's own `postmaster.pid` says. Lines: pid, folder, start, port, socket folder, address, shared memory, status. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly isReady: boolean };

/** Null when the file is missing or not written to its end yet. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  const lines = readText(join(dataFolder, 'postmaster.pid'))?.split('\n') ?? [];
  const pid = Number(lines[0]);
  if (!(pid > 1)) return null;
  return { pid, port: Number(lines[3]) || 0, isReady: lines[7]?.trim() === 'ready' };
}

/** Is this process there, and is it PostgreSQL? A number that another program got since, or a dead child that nobody collected, is not. */
export function isPostgres(pid: number): boolean {
  return isAlive(pid) && basename(programOf(pid)).startsWith('postgres');
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const state = /\) ([A-Z])/.exec(readText(`/proc/${pid}/stat`) ?? '')?.[1];
  return state !== 'Z' && state !== 'X';
}

function programOf(pid: number): string {
  const line = readText(`/proc/${pid}/cmdline`);
  if (line !== null) return line.split('\0')[0] ?? '';
  try {
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
