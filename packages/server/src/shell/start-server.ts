import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { type Clock, systemClock } from './clock.ts';
import { composeHandlers } from './composition.ts';
import { isForThisMachine } from './http/at-machine.ts';
import { EventHub, mountEventStream } from './http/event-stream.ts';
import { type ListenOptions, listen } from './http/listen.ts';
import { listenForEvents } from './http/listener.ts';
import { type Handlers, mountRoutes } from './http/mount.ts';
import { LOOPBACK_NAMES } from './http/origin.ts';
import { RATE_LIMITS, type RateLimits } from './http/rate-limit.ts';
import { answerUnknown, buildHttpServer } from './http/server.ts';
import { mountStaticFiles, readStaticFiles } from './http/static-files.ts';
import { startInspection } from './inspect/index.ts';
import { dbOn, openConnections } from './pool.ts';
import { strangerDb } from './request-db.ts';

export type ServerOptions = {
  /** Where the migrated database is now, as the role that requests run as; asked for each new connection. */
  readonly databaseUrl: () => string;
  readonly listen: ListenOptions;
  /** What `Authorization: Bearer` must hold to act as the person at the machine. */
  readonly instanceToken: string;
  /** The built pages; null serves the API only. */
  readonly webFolder: string | null;
  /** The bundled worker that reads plan files. */
  readonly inspectWorker: string;
  /** Cookies know no ports: two instances on one machine need a name each. */
  readonly cookieName?: string;
  readonly clock?: Clock;
  readonly hostNames?: readonly string[];
  /** Addresses and ranges of proxies that say truly whom they speak for. */
  readonly trustedProxies?: readonly string[];
  /** How much one address may ask; null = as much as it likes. */
  readonly rateLimits?: RateLimits | null;
  readonly heartbeatMs?: number;
  /** true: the application's own filters let everything through. For the proof that the database's policies hold alone. */
  readonly isFirstWallDown?: boolean;
  readonly reportFailure?: (reference: string, error: unknown) => void;
};

export type RunningServer = {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
};

const HEARTBEAT_MS = 20_000;

/** Serves API and pages on one port until `stop`. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = options.clock ?? systemClock;
  const pool = openConnections(options.databaseUrl, { isPipelined: true });
  const hub = new EventHub(dbOn(pool));
  const inspection = startInspection({ entry: options.inspectWorker });
  const handlers = composeHandlers({ clock, inspectFiles: inspection.inspectFiles });
  const app = buildApp({ ...options, clock }, { pool, hub, handlers });
  const port = await listen(app, options.listen).catch(async (error: unknown) => {
    await Promise.all([inspection.stop(), pool.end()]);
    throw error;
  });
  const listener = listenForEvents(options.databaseUrl, () => hub.wake());
  return {
    url: `http://${reachableHost(options.listen.host)}:${port}`,
    port,
    stop: async () => {
      await app.close();
      await Promise.all([inspection.stop(), listener.stop()]);
      await pool.end();
    },
  };
}

/** An address that listens everywhere is reached on this machine by the loopback one. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

type Parts = { readonly pool: pg.Pool; readonly hub: EventHub; readonly handlers: Handlers };

function buildApp(options: ServerOptions & { readonly clock: Clock }, { pool, hub, handlers }: Parts): FastifyInstance {
  const { webFolder, clock, instanceToken } = options;
  const pages = webFolder !== null && existsSync(webFolder) ? readStaticFiles(webFolder) : null;
  const app = buildHttpServer({
    hostNames: new Set([...LOOPBACK_NAMES, ...(options.hostNames ?? []).map((name) => name.toLowerCase())]),
    trustedProxies: options.trustedProxies ?? [],
    rateLimits: options.rateLimits === undefined ? RATE_LIMITS : options.rateLimits,
    unixMs: clock.unixMs,
    reportFailure: options.reportFailure ?? (() => undefined),
  });
  const mount = {
    pool,
    db: strangerDb(pool),
    clock,
    instanceToken,
    cookieName: options.cookieName ?? 'sightline_session',
    isFirstWallDown: options.isFirstWallDown ?? false,
    isOnLoopback: isForThisMachine(options),
  };
  mountRoutes(app, handlers, mount);
  mountEventStream(app, hub, { ...mount, heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS });
  if (pages === null) app.setNotFoundHandler(answerUnknown);
  else mountStaticFiles(app, pages);
  return app;
}
