import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const RETRY_MS = 500;

/** Keeps one connection that hears NOTIFY, and finds it again when the database was away. */
export function listenForEvents(url: () => string, wake: () => void): { readonly stop: () => Promise<void> } {
  const ending = new AbortController();
  const listening = keepListening(url, wake, ending.signal);
  return {
    stop: async () => {
      ending.abort();
      await listening;
    },
  };
}

async function keepListening(url: () => string, wake: () => void, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    await listenOnce(url(), wake, ending).catch(() => undefined);
    await sleep(RETRY_MS, undefined, { signal: ending }).catch(() => undefined);
  }
}

/** Returns when the connection has ended. What happened while nobody listened is read at once. */
async function listenOnce(url: string, wake: () => void, ending: AbortSignal): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true });
  const ended = new Promise<void>((resolve) => client.once('end', resolve).on('error', () => resolve()));
  client.on('notification', wake);
  try {
    await client.connect();
    await client.query('listen sightline');
    wake();
    await Promise.race([ended, aborted(ending)]);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
