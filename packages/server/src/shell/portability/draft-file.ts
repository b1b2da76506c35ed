import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { StartRefused } from '../start-refused.ts';
import { reasonOf } from './file-fault.ts';
import type { Sink } from './write-export.ts';

/** Makes a file that is there wholly or not at all, and that only its owner may read. `check` sees it before it gets its name. */
export async function makeFile<T>(
  file: string,
  make: (sink: Sink) => Promise<T>,
  check: (draft: string, made: T) => Promise<void> = async () => undefined,
): Promise<T> {
  const place = resolve(file);
  if (existsSync(place)) throw new StartRefused('portability.file-exists', { file });
  const draft = `${place}.part-${process.pid}`;
  const written = <R>(act: Promise<R>) =>
    act.catch((error: unknown) => {
      throw new StartRefused('portability.file-not-written', { file, reason: reasonOf(error) });
    });
  try {
    const made = await writeDraft(draft, make, written);
    await check(draft, made);
    await written(rename(draft, place).then(() => syncFolder(dirname(place))));
    return made;
  } finally {
    await rm(draft, { force: true });
  }
}

type Written = <R>(act: Promise<R>) => Promise<R>;

async function writeDraft<T>(draft: string, make: (sink: Sink) => Promise<T>, written: Written): Promise<T> {
  const handle = await written(open(draft, 'wx', 0o600));
  try {
    const made = await make((text) => written(writeAll(handle, text)));
    await written(handle.sync());
    return made;
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, text: string): Promise<void> {
  await handle.writeFile(text);
}

/** The name of a file survives a power cut only when its folder was written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
