import { execFile } from 'node:child_process';
import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartRefused } from '../start-refused.ts';

/** How to run a program that refuses to be root. */
export type RunAs = {
  readonly command: (program: string, args: readonly string[]) => readonly [string, readonly string[]];
  readonly ids: { readonly uid: number; readonly gid: number } | Record<never, never>;
  /** Gives a folder and everything in it to the user that the program runs as. */
  readonly own: (folder: string) => void;
};

/** The user `nobody` of every Linux. */
const NOBODY = 65_534;

const asCaller: RunAs = { command: (program, args) => [program, args], ids: {}, own: () => undefined };

/** In a user namespace of its own root is shown as user 1000, while outside the files stay root's. */
const inNamespace: RunAs = {
  ...asCaller,
  command: (program, args) => ['unshare', ['--user', '--map-user=1000', program, ...args]],
};

const asNobody: RunAs = { ...asCaller, ids: { uid: NOBODY, gid: NOBODY }, own: (folder) => giveToNobody(folder) };

/** An ordinary user runs PostgreSQL directly; root needs a namespace, else the user `nobody` where that one can reach the folder. */
export async function chooseRunAs(binFolder: string, dataFolder: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return asCaller;
  if (await works(inNamespace, join(binFolder, 'postgres'), ['--version'])) return inNamespace;
  const reaches =
    (await works(asNobody, join(binFolder, 'postgres'), ['--version'])) && (await works(asNobody, 'ls', [dataFolder]));
  if (reaches) return asNobody;
  throw new StartRefused('shell.root-cannot-run-postgres', { folder: dataFolder });
}

async function works(runAs: RunAs, program: string, args: readonly string[]): Promise<boolean> {
  const [command, rest] = runAs.command(program, args);
  return promisify(execFile)(command, [...rest], { ...runAs.ids, timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}

function giveToNobody(folder: string): void {
  chownSync(folder, NOBODY, NOBODY);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    chownSync(join(entry.parentPath, entry.name), NOBODY, NOBODY);
  }
}
