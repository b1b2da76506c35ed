import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from './test-data.ts';

export type PlanFolder = { readonly path: string; readonly fileCount: number; readonly remove: () => void };

/**
 * A folder as a project office has it: real plan files, the smaller ones first, one that cannot be read (MPP),
 * and some named after the project that they belong to.
 * @param keys project keys that the first files are named after
 */
export function planFolder(count: number, keys: readonly string[]): PlanFolder {
  const folder = mkdtempSync(join(tmpdir(), 'sightline plans '));
  const readable = [...bySize('mspdi', '.xml'), ...bySize('mspdi-from-mpp', '.xml'), ...bySize('xer', '.xer')];
  const chosen = readable.sort((a, b) => a.size - b.size || (a.path < b.path ? -1 : 1)).slice(0, count);
  const files = [...chosen, ...bySize('mpp', '.mpp').slice(0, 1)];
  for (const [index, file] of files.entries()) {
    const key = keys[index];
    const name = key === undefined ? file.name : `${key} plan${file.name.slice(file.name.lastIndexOf('.'))}`;
    copyFileSync(file.path, join(folder, name));
  }
  return {
    path: folder,
    fileCount: readdirSync(folder).length,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function bySize(kind: string, ending: string) {
  const folder = join(dataFolder, 'schedules', kind);
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, path: join(folder, name), size: statSync(join(folder, name)).size }))
    .sort((a, b) => a.size - b.size || (a.name < b.name ? -1 : 1));
}
