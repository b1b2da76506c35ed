import { spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefused } from '../start-refused.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { dataFolderOf, environment, logFileOf, makeCluster, makeHome, refuseOtherMajor } from './cluster-folder.ts';
import { isPostgres, readPostmaster } from './postmaster.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';
import { refusalOfWorld } from './world-refusals.ts';

/** A running cluster; `isStarted` tells whether this call started it or found it running. */
export type Cluster = { readonly pid: number; readonly port: number; readonly isStarted: boolean };

export type LaunchOptions = {
  /** Holds the cluster and all that the running instance knows; another folder is another instance. */
  readonly home: string;
  /** The port that clients know already, taken again after a crash; 0 = any free one. */
  readonly port: number;
  /** More `-c name=value` settings. */
  readonly settings: readonly string[];
  /** Where `postgres` and `initdb` are; null = the first that runs. */
  readonly binFolder: string | null;
};

/** A recovery after a crash replays what was not written yet; it may take long while the process lives. */
const READY_MS = 120_000;
const POLL_MS = 20;
/** After `kill -9` of PostgreSQL its helper processes need a moment to let go of the folder. */
const RETRY_MS = 200;
const MOST_TRIES = 50;
const LOG_BYTES = 10 * 1024 * 1024;

/** Attaches to the cluster that runs on this folder, else makes what is missing and starts it. Never deletes a data folder. */
export async function launchCluster(options: LaunchOptions): Promise<Cluster> {
  const running = await runningCluster(options.home);
  if (running !== null) return running;
  const binaries = await findBinaries(options.binFolder);
  makeHome(options.home);
  const runAs = await chooseRunAs(binaries.folder, options.home);
  await makeCluster(options.home, binaries, runAs);
  refuseOtherMajor(options.home, binaries);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const cluster = await attachOrStart(options, binaries, runAs);
    if (cluster !== null) return cluster;
    await sleep(RETRY_MS);
  }
  throw new StartRefused('shell.database-not-started', {
    log: logFileOf(options.home),
    reason: lastFatal(options.home),
  });
}

/** Waits for a starting one; null when no PostgreSQL runs on the folder. */
async function runningCluster(home: string): Promise<Cluster | null> {
  const until = performance.now() + READY_MS;
  while (performance.now() < until) {
    const found = readPostmaster(dataFolderOf(home));
    if (found === null || !isPostgres(found.pid)) return null;
    if (found.isReady && (await answers(found.port))) return { pid: found.pid, port: found.port, isStarted: false };
    await sleep(POLL_MS);
  }
  throw new StartRefused('shell.database-not-started', { log: logFileOf(home), reason: 'it has not become ready' });
}

async function attachOrStart(options: LaunchOptions, binaries: Binaries, runAs: RunAs): Promise<Cluster | null> {
  const running = await runningCluster(options.home);
  if (running !== null) return running;
  forgetStalePid(options.home);
  const child = startPostgres(options, binaries, runAs, options.port === 0 ? await freePort() : options.port);
  const until = performance.now() + READY_MS;
  while (child.exitCode === null && child.signalCode === null && performance.now() < until) {
    const found = readPostmaster(dataFolderOf(options.home));
    if (found?.pid === child.pid && found?.isReady) return { pid: found.pid, port: found.port, isStarted: true };
    await sleep(POLL_MS);
  }
  throwIfHopeless(options.home);
  return null;
}

/** PostgreSQL refuses to start while the number in its pid file belongs to any live process, even one that is no PostgreSQL. */
function forgetStalePid(home: string): void {
  const file = join(dataFolderOf(home), 'postmaster.pid');
  const found = readPostmaster(dataFolderOf(home));
  if (found !== null && !isPostgres(found.pid) && existsSync(`/proc/${found.pid}`)) rmSync(file, { force: true });
}

/** Detached, so that Ctrl-C in the terminal reaches us first and we stop it in order. It writes to a file, so it outlives us. */
function startPostgres(options: LaunchOptions, binaries: Binaries, runAs: RunAs, port: number) {
  const settings = [
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC'],
    ...options.settings,
  ];
  const [command, args] = runAs.command(join(binaries.folder, 'postgres'), [
    ...['-D', dataFolderOf(options.home), '-p', String(port)],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const log = openLog(options.home);
  try {
    const child = spawn(command, [...args], {
      ...runAs.ids,
      detached: true,
      stdio: ['ignore', log, log],
      env: environment(),
    });
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** Opened anew for each start: what stands there afterwards is about this start. Older lines are cut when they grow large. */
function openLog(home: string): number {
  try {
    const log = openSync(logFileOf(home), 'a', 0o600);
    if (fstatSync(log).size > LOG_BYTES) ftruncateSync(log);
    return log;
  } catch (error) {
    throw refusalOfWorld(home, String(error)) ?? error;
  }
}

/** Another process won the race, or the port was taken meanwhile, or the dead one's helpers still hold on: worth another try. */
const TRY_AGAIN =
  /lock file .* already exists|pre-existing shared memory block|Address already in use|could not create any TCP/;

function throwIfHopeless(home: string): void {
  const reason = lastFatal(home);
  const refusal = refusalOfWorld(home, reason);
  if (refusal !== null) throw refusal;
  if (!TRY_AGAIN.test(reason)) throw new StartRefused('shell.database-not-started', { log: logFileOf(home), reason });
}

function lastFatal(home: string): string {
  const lines = readFileSync(logFileOf(home), 'utf8').split('\n');
  return (
    lines.filter((line) => /FATAL|PANIC|could not/.test(line)).at(-1) ??
    lines.filter((line) => line !== '').at(-1) ??
    ''
  );
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(2000, () => socket.destroy());
    socket.once('connect', () => socket.end());
    socket.once('error', () => undefined);
    socket.once('close', (hadError) => resolve(!hadError));
  });
}

const STOP_MS = 20_000;

/** Fast shutdown: open transactions end, everything is written. After 20 s at once, which the next start recovers from. */
export async function stopCluster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const until = performance.now() + STOP_MS;
    if (isPostgres(pid)) process.kill(pid, signal);
    while (performance.now() < until) {
      if (!isPostgres(pid)) return;
      await sleep(POLL_MS);
    }
  }
}
