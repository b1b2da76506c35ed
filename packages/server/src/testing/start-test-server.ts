import { randomUUID } from 'node:crypto';
import {
  type CallExtras,
  type ClientOptions,
  callRoute,
  type RequestOf,
  type ResponseOf,
  type Route,
  routes,
} from '@sightline/contract';
import type { Instant } from '@sightline/kernel';
import type { Db } from '../modules/audit/index.ts';
import type { Clock } from '../shell/clock.ts';
import { asAppRole } from '../shell/database/app-role.ts';
import { bundleInspectWorker } from '../shell/inspect/testing/bundle-worker.ts';
import { openPool } from '../shell/pool.ts';
import { type ServerOptions, startServer } from '../shell/start-server.ts';

/** A monday in office hours. */
export const TEST_NOW = '2026-06-01T09:00:00.000Z';
export const INSTANCE_TOKEN = 'the-token-of-the-test-instance';
export const FIRST_ACCOUNT = {
  organisationName: 'Northwind Utilities',
  currency: 'GBP',
  zone: 'Europe/London',
  name: 'Priya Raman',
  email: 'priya.raman@northwind.example',
  password: 'correct horse battery',
} as const;

/** Calls the server's routes as one caller; problems arrive as `RefusedError`. */
export type TestClient = {
  readonly options: ClientOptions;
  readonly call: <R extends Route>(route: R, request: RequestOf<R>, extras?: CallExtras) => Promise<ResponseOf<R>>;
};

export type TestServer = TestClient & {
  readonly url: string;
  /** The owner's: sees and may do everything. */
  readonly db: Db;
  readonly stop: () => Promise<void>;
  /** Moves the fixed clock. */
  readonly setNow: (now: string) => void;
  readonly anonymous: TestClient;
  /** Another browser of the same account. */
  readonly signIn: () => Promise<TestClient>;
};

export type TestServerOptions = Partial<ServerOptions> & {
  readonly now?: string;
  /** true: no account is made and `call` is anonymous. */
  readonly isEmpty?: boolean;
};

/** The real server over HTTP on a free port, on a migrated database, with a fixed clock and its first account signed in. */
export async function startTestServer(databaseUrl: () => string, options: TestServerOptions = {}): Promise<TestServer> {
  let now = options.now ?? TEST_NOW;
  const clock: Clock = { now: () => now as Instant, unixMs: () => Date.parse(now) };
  const server = await startServer({
    inspectWorker: options.inspectWorker ?? (await bundleInspectWorker()),
    databaseUrl: () => asAppRole(databaseUrl()),
    clock,
    instanceToken: INSTANCE_TOKEN,
    webFolder: null,
    // Tests and proofs ask more in a second than a person in a day; the test of the limits sets its own.
    rateLimits: null,
    listen: { host: '127.0.0.1', port: 0, isNextAllowed: false },
    reportFailure: (reference, error) => console.error(reference, error),
    ...options,
  });
  const db = openPool(databaseUrl);
  const anonymous = clientOf(server.url, {});
  const own = options.isEmpty === true ? anonymous : clientOf(server.url, await cookieOf(server.url, 'first'));
  return {
    ...own,
    anonymous,
    signIn: async () => clientOf(server.url, await cookieOf(server.url, 'again')),
    url: server.url,
    db,
    stop: async () => {
      await server.stop();
      await db.destroy();
    },
    setNow: (instant) => {
      now = instant;
    },
  };
}

export function clientOf(baseUrl: string, headers: Readonly<Record<string, string>>): TestClient {
  const options: ClientOptions = { baseUrl, headers, mintCommandId: () => randomUUID() };
  return { options, call: (route, request, extras) => callRoute(options, route, request, extras) };
}

/** The session cookie of the first account, made now or signed in again. */
async function cookieOf(url: string, visit: 'first' | 'again'): Promise<Readonly<Record<string, string>>> {
  const route = visit === 'first' ? routes.makeFirstAccount : routes.signIn;
  const { email, password } = FIRST_ACCOUNT;
  const response = await fetch(url + route.path, {
    method: route.method,
    headers: { 'content-type': 'application/json', 'command-id': randomUUID() },
    body: JSON.stringify(visit === 'first' ? FIRST_ACCOUNT : { email, password }),
  });
  if (!response.ok) throw new Error(`no session: ${await response.text()}`);
  return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}
