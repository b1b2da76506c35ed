import { type changeEvent, routes } from '@sightline/contract';
import { problem } from '@sightline/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Db, lastSeq, readOutboxAfter } from '../../modules/audit/index.ts';
import { refuse } from './answer.ts';
import { callerOf } from './caller.ts';
import { type MountOptions, refuseUndeclared } from './mount.ts';
import { parseRequest } from './parse-request.ts';

type ChangeEvent = z.output<typeof changeEvent>;

/** Entries of one read; a browser that was away longer reads on in further rounds. */
const BATCH = 500;
/** A reader that takes nothing is let go beyond this; it comes back and resumes where it was. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

export type StreamOptions = MountOptions & { readonly heartbeatMs: number };

/** Sends outbox entries to browsers in commit order. A notification only wakes it; the outbox says what happened. */
export class EventHub {
  readonly #db: Db;
  readonly #listeners = new Set<() => Promise<void>>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Called for each NOTIFY, and after the listening connection was lost and found again. */
  wake(): void {
    for (const listener of this.#listeners) void listener();
  }

  /** Sends everything after `from`, then everything that comes; returns how to stop. */
  follow(from: number, send: (event: ChangeEvent) => void): () => void {
    let sent = from;
    let isReading = false;
    let isStale = false;
    const pump = async () => {
      if (isReading) {
        isStale = true;
        return;
      }
      isReading = true;
      do {
        isStale = false;
        const entries = await readOutboxAfter(this.#db, sent, BATCH).catch(() => []);
        for (const entry of entries) send({ ...entry, moved: [...entry.moved] });
        sent = entries.at(-1)?.seq ?? sent;
        if (entries.length === BATCH) isStale = true;
      } while (isStale && this.#listeners.has(pump));
      isReading = false;
    };
    this.#listeners.add(pump);
    void pump();
    return () => this.#listeners.delete(pump);
  }
}

export function mountEventStream(app: FastifyInstance, hub: EventHub, options: StreamOptions): void {
  const open = new Set<FastifyReply>();
  app.addHook('preClose', async () => {
    for (const reply of open) reply.raw.end();
  });
  const route = routes.followEvents;
  refuseUndeclared('followEvents', route);
  app.get(route.path, async (request, reply) => {
    if (!(await isSignedIn(request, options))) return refuse(reply, [problem('identity.not-signed-in')]);
    const parsed = parseRequest(route, request);
    if (!parsed.ok) return refuse(reply, parsed.problems);
    const last = await lastSeq(options.db);
    const seen = Number(request.headers['last-event-id'] ?? Number.NaN);
    stream(reply, hub, {
      from: Number.isSafeInteger(seen) && seen >= 0 && seen <= last ? seen : last,
      request,
      options,
    });
    open.add(reply);
    reply.raw.on('close', () => open.delete(reply));
    return reply;
  });
}

type Following = { readonly from: number; readonly request: FastifyRequest; readonly options: StreamOptions };

function stream(reply: FastifyReply, hub: EventHub, { from, request, options }: Following): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  const send = (text: string) => {
    raw.write(text);
    if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy();
  };
  send(`retry: 2000\nid: ${from}\n\n`);
  const stop = hub.follow(from, (event) => send(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => {
    send(': still here\n\n');
    endWithSession(reply, request, options);
  }, options.heartbeatMs);
  raw.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

/** A stream lives as long as the session that opened it. While the database is away nothing is decided. */
function endWithSession(reply: FastifyReply, request: FastifyRequest, options: StreamOptions): void {
  isSignedIn(request, options).then(
    (isLive) => (isLive ? undefined : reply.raw.end()),
    () => undefined,
  );
}

async function isSignedIn(request: FastifyRequest, options: MountOptions): Promise<boolean> {
  return (await callerOf(request, options.db, { ...options, now: options.clock.now() })).accountId !== null;
}
