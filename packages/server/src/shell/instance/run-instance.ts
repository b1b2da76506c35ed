import { createHash, randomBytes } from 'node:crypto';
import { makeHome } from '../database/cluster-folder.ts';
import { type Database, openEmbeddedDatabase, openServerDatabase } from '../database/database.ts';
import { migrate, readMigrations } from '../database/migrate.ts';
import { prepareStart, type StartChoice } from '../demo/prepare-start.ts';
import { isForThisMachine } from '../http/at-machine.ts';
import type { ListenOptions } from '../http/listen.ts';
import { productFiles } from '../product-files.ts';
import { StartRefused } from '../start-refused.ts';
import { type RunningServer, startServer } from '../start-server.ts';
import { liveInstance, removeInstance, writeInstance } from './instance-file.ts';

export type InstanceOptions = {
  /** Holds the embedded database and the instance file. */
  readonly home: string;
  /** A PostgreSQL server; null = the embedded one. */
  readonly databaseUrl: string | null;
  readonly listen: ListenOptions;
  readonly hostNames: readonly string[];
  readonly trustedProxies: readonly string[];
  /** What an empty database begins with; left out: nothing. */
  readonly choice?: StartChoice;
  /** Progress for the person at the terminal. */
  readonly report: (line: string) => void;
};

export type RunningInstance = RunningServer & { readonly token: string; readonly stop: () => Promise<void> };

/** Runs the product on its folder until `stop`. Refuses when an instance runs there already. */
export async function runInstance(options: InstanceOptions): Promise<RunningInstance> {
  makeHome(options.home);
  const running = await liveInstance(options.home);
  if (running !== null) {
    throw new StartRefused('shell.runs-already', { url: running.url ?? 'an address to come', pid: running.pid });
  }
  const token = randomBytes(32).toString('base64url');
  writeInstance(options.home, { pid: process.pid, url: null, token });
  try {
    const served = await serveDatabase(options, { token, isAdopted: true });
    writeInstance(options.home, { pid: process.pid, url: served.url, token });
    return { ...served, token, stop: () => served.stop().finally(() => removeInstance(options.home, process.pid)) };
  } catch (error) {
    removeInstance(options.home, process.pid);
    throw error;
  }
}

/** Runs the product for the time of one act, beside an instance or without one; nobody else learns its address. */
export async function withTemporaryInstance<T>(
  options: Omit<InstanceOptions, 'listen' | 'hostNames' | 'trustedProxies' | 'choice'>,
  act: (instance: { readonly url: string; readonly token: string }) => Promise<T>,
): Promise<T> {
  makeHome(options.home);
  const token = randomBytes(32).toString('base64url');
  const listen = { host: '127.0.0.1', port: 0, isNextAllowed: false };
  const served = await serveDatabase(
    { ...options, listen, hostNames: [], trustedProxies: [] },
    { token, isAdopted: false },
  );
  return act({ url: served.url, token }).finally(served.stop);
}

type Serving = { readonly token: string; readonly isAdopted: boolean };

async function serveDatabase(options: InstanceOptions, { token, isAdopted }: Serving): Promise<RunningServer> {
  const database = await openDatabase(options, isAdopted);
  try {
    await migrate(database.url(), readMigrations(productFiles.migrations));
    await makeChoice(database, options);
    const server = await startServer({
      databaseUrl: database.appUrl,
      listen: options.listen,
      hostNames: options.hostNames,
      trustedProxies: options.trustedProxies,
      instanceToken: token,
      webFolder: productFiles.web,
      inspectWorker: productFiles.inspectWorker,
      cookieName: `sightline_${shortHash(options.databaseUrl ?? options.home)}`,
      reportFailure: (reference, error) => options.report(`failure ${reference}: ${describe(error)}`),
    });
    return { ...server, stop: () => server.stop().finally(database.stop) };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function makeChoice(database: Database, options: InstanceOptions): Promise<void> {
  const { choice, listen, report } = options;
  if (choice === undefined) return;
  const place = { host: listen.host, isForThisMachine: isForThisMachine(options) };
  await prepareStart(database.url, { ...choice, ...place, report });
}

async function openDatabase(options: InstanceOptions, isAdopted: boolean): Promise<Database> {
  const { databaseUrl, home, report } = options;
  const database =
    databaseUrl === null
      ? await openEmbeddedDatabase({ home, isAdopted, report })
      : await openServerDatabase(databaseUrl);
  report(`Database: ${database.describe}`);
  return database;
}

/** Names the cookie: the same after a restart, another for the instance beside this one. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
