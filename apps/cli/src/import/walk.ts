import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that was named or found, or a path that cannot be read and why. */
export type Found = { readonly path: string; readonly size: number; readonly fault: string | null };

/** The files of the given paths, folders entered recursively, in name order. Dot files and links inside folders are passed over. */
export async function* walk(paths: readonly string[]): AsyncGenerator<Found> {
  for (const path of paths) {
    const found = await stat(path).catch(faultOf);
    if (typeof found === 'string') yield { path, size: 0, fault: found };
    else if (found.isDirectory()) yield* walkFolder(path);
    else yield { path, size: found.size, fault: null };
  }
}

async function* walkFolder(folder: string): AsyncGenerator<Found> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(faultOf);
  if (typeof entries === 'string') {
    yield { path: folder, size: 0, fault: entries };
    return;
  }
  const plain = entries.filter((entry) => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()));
  const names = plain.map((entry) => join(folder, entry.name)).sort((a, b) => (a < b ? -1 : 1));
  yield* walk(names);
}

export function faultOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'does not exist';
  return code === 'EACCES' || code === 'EPERM' ? 'may not be read by you' : `cannot be read (${code || String(error)})`;
}
