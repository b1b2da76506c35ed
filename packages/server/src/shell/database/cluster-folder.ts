import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartRefused } from '../start-refused.ts';
import type { Binaries } from './binaries.ts';
import { isAlive } from './postmaster.ts';
import type { RunAs } from './run-as.ts';
import { refusalOfWorld } from './world-refusals.ts';

/** Passwords of the cluster's two roles: `postgres` makes databases, `sightline` owns ours and is no superuser. */
export type Credentials = { readonly postgres: string; readonly sightline: string };

export function dataFolderOf(home: string): string {
  return join(home, 'database', 'data');
}

export function logFileOf(home: string): string {
  return join(home, 'database', 'postgres.log');
}

export function readCredentials(home: string): Credentials {
  return JSON.parse(readFileSync(join(home, 'database', 'credentials.json'), 'utf8')) as Credentials;
}

/** Makes the home folder, readable for its owner only, and says it when the disk does not let us. */
export function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    writeFileSync(join(home, '.writable'), '');
    rmSync(join(home, '.writable'));
  } catch (error) {
    throw refusalOfWorld(home, String(error)) ?? error;
  }
}

/**
 * Makes the cluster if there is none. It is built beside its place and moved there in one step,
 * so a process that dies on the way leaves no half cluster, and of two at once one wins.
 */
export async function makeCluster(home: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  const place = join(home, 'database');
  removeAbandoned(home);
  if (existsSync(place)) return;
  const draft = `${place}.new-${process.pid}-${randomBytes(3).toString('hex')}`;
  try {
    await initialise(draft, binaries, runAs);
    renameSync(draft, place);
  } catch (error) {
    const isOvertaken = existsSync(place);
    rmSync(draft, { recursive: true, force: true });
    if (!isOvertaken) throw refusalOfWorld(home, messageOf(error)) ?? error;
  }
}

/** PostgreSQL reads only the data of its own major version. */
export function refuseOtherMajor(home: string, binaries: Binaries): void {
  const found = readFileSync(join(dataFolderOf(home), 'PG_VERSION'), 'utf8').trim();
  if (found === String(binaries.major)) return;
  throw new StartRefused('shell.database-other-version', { folder: home, found, wanted: binaries.major });
}

async function initialise(draft: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  mkdirSync(draft, { mode: 0o700 });
  const credentials: Credentials = { postgres: secret(), sightline: secret() };
  writeFileSync(join(draft, 'credentials.json'), JSON.stringify(credentials), { mode: 0o600 });
  const passwordFile = join(draft, 'password');
  writeFileSync(passwordFile, credentials.postgres, { mode: 0o600 });
  runAs.own(draft);
  const [command, args] = runAs.command(join(binaries.folder, 'initdb'), [
    ...['--pgdata', join(draft, 'data'), '--username=postgres', `--pwfile=${passwordFile}`],
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions', ...localeOf(binaries)],
  ]);
  await promisify(execFile)(command, [...args], { ...runAs.ids, cwd: draft, env: environment() });
  rmSync(passwordFile);
}

/** Unicode letters fold and compare by code point, the same on every machine; the built-in provider came with 17. */
function localeOf(binaries: Binaries): readonly string[] {
  if (binaries.major < 17) return ['--locale=C.UTF-8'];
  return ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
}

/** The caller's environment without PostgreSQL's own variables, which would redirect it. */
export function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
}

function removeAbandoned(home: string): void {
  for (const name of readdirSync(home)) {
    const maker = /^database\.new-(\d+)-/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(join(home, name), { recursive: true, force: true });
  }
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function messageOf(error: unknown): string {
  const { stderr, message } = error as { readonly stderr?: string; readonly message?: string };
  return `${message ?? ''}\n${stderr ?? ''}`;
}
