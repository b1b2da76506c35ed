import { StartRefused } from '../start-refused.ts';

/** What the operating system's words mean for whoever runs the program. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i, 'shell.disk-full'],
  [/EROFS|Read-only file system/i, 'shell.disk-read-only'],
  [/EACCES|EPERM|Permission denied|Operation not permitted/i, 'shell.folder-forbidden'],
];

/** Null when the words are none that we know. */
export function refusalOfWorld(folder: string, words: string): StartRefused | null {
  const code = MEANINGS.find(([pattern]) => pattern.test(words))?.[1];
  return code === undefined ? null : new StartRefused(code, { folder });
}
