import pg from 'pg';

const RETRY_MS = 500;

/** Keeps one connection that hears NOTIFY, and finds it again when the database was away. */
export function listenForEvents(url: string, wake: () => void): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  const connect = async () => {
    const next = new pg.Client({ connectionString: url });
    next.on('notification', wake);
    next.on('error', () => next.end().catch(() => undefined));
    next.on('end', () => {
      if (!isStopped) retry = setTimeout(connect, RETRY_MS);
    });
    client = next;
    try {
      await next.connect();
      await next.query('listen sightline');
      wake();
    } catch {
      await next.end().catch(() => undefined);
    }
  };
  void connect();
  return {
    stop: async () => {
      isStopped = true;
      if (retry !== null) clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
