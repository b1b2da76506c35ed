import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartRefused } from '../start-refused.ts';
import { asAppRole } from './app-role.ts';
import { readCredentials } from './cluster-folder.ts';
import { type Cluster, launchCluster, stopCluster } from './launch.ts';
import { isPostgres } from './postmaster.ts';
import { appUrl, ownerUrl, prepareCluster, superuserUrl } from './prepare.ts';

/** Where the database is now. The address may change when an embedded one was started again. */
export type Database = {
  /** Of the owner: migrations, exports, checks. */
  readonly url: () => string;
  /** Of the role that requests run as. */
  readonly appUrl: () => string;
  /** Of the role that may make databases; the tests' way in. */
  readonly superuserUrl: () => string;
  readonly describe: string;
  /** The embedded server's process; null when somebody else runs the server. */
  readonly pid: () => number | null;
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  readonly home: string;
  /** true: stop it at the end even when it ran before us, as an instance does that takes over after a crash. */
  readonly isAdopted: boolean;
  readonly settings?: readonly string[];
  readonly binFolder?: string;
  readonly report?: (line: string) => void;
};

const WATCH_MS = 200;
const RETRY_MS = 1000;

/** Starts or finds the embedded PostgreSQL and keeps it running: when it dies, it is started again on the same port. */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<Database> {
  const launch = async (port: number) => {
    const launched = await launchCluster({
      home: options.home,
      port,
      settings: options.settings ?? [],
      binFolder: options.binFolder ?? null,
    });
    await prepareCluster(launched.port, readCredentials(options.home));
    return launched;
  };
  let cluster: Cluster = await launch(0);
  const ending = new AbortController();
  const kept = keepRunning(options, ending.signal, {
    pid: () => cluster.pid,
    restart: async () => {
      cluster = await launch(cluster.port);
    },
  });
  const credentials = readCredentials(options.home);
  return {
    url: () => ownerUrl(cluster.port, credentials),
    appUrl: () => appUrl(cluster.port, credentials),
    superuserUrl: () => superuserUrl(cluster.port, credentials),
    describe: `embedded PostgreSQL in ${options.home}`,
    pid: () => cluster.pid,
    stop: async () => {
      ending.abort();
      await kept;
      if (options.isAdopted || cluster.isStarted) await stopCluster(cluster.pid);
    },
  };
}

type Kept = { readonly pid: () => number; readonly restart: () => Promise<void> };

async function keepRunning(options: EmbeddedOptions, ending: AbortSignal, kept: Kept): Promise<void> {
  while (await slept(WATCH_MS, ending)) {
    if (isPostgres(kept.pid())) continue;
    options.report?.('PostgreSQL has gone; starting it again');
    try {
      await kept.restart();
      options.report?.('PostgreSQL runs again');
    } catch (error) {
      options.report?.(`PostgreSQL did not start: ${String(error)}`);
      await slept(RETRY_MS, ending);
    }
  }
}

/** False when the wait was cut short because all ends. */
function slept(ms: number, ending: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { ref: false, signal: ending }).catch(() => false);
}

const OLDEST_MAJOR = 15;

/** A PostgreSQL that somebody else runs. */
export async function openServerDatabase(url: string): Promise<Database> {
  const major = await majorOf(url);
  if (major < OLDEST_MAJOR) throw new StartRefused('shell.database-too-old', { found: major, oldest: OLDEST_MAJOR });
  return {
    url: () => url,
    appUrl: () => asAppRole(url),
    superuserUrl: () => url,
    describe: `PostgreSQL ${major} at ${withoutPassword(url)}`,
    pid: () => null,
    stop: async () => undefined,
  };
}

async function majorOf(url: string): Promise<number> {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new StartRefused('shell.database-url-wrong', {
      url: withoutPassword(url),
      reason: 'it does not begin with postgres://',
    });
  }
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    await client.connect();
    const { rows } = await client
      .query<{ server_version_num: string }>('show server_version_num')
      .finally(() => client.end());
    return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  } catch (error) {
    throw new StartRefused('shell.database-url-wrong', { url: withoutPassword(url), reason: reasonOf(error) });
  }
}

/** What may be shown and logged. */
export function withoutPassword(url: string): string {
  return url.replace(/(:\/\/[^:/@]*):[^@]*@/, '$1@');
}

function reasonOf(error: unknown): string {
  const { message, code, errors } = error as {
    message?: string;
    code?: string;
    errors?: readonly { message: string }[];
  };
  return message || errors?.[0]?.message || code || 'no answer';
}
