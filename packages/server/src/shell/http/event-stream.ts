import { type changeEvent, routes } from '@sightline/contract';
import { problem } from '@sightline/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Db, lastSeq, type OutboxEntry, readOutboxAfter } from '../../modules/audit/index.ts';
import { requestDb } from '../request-db.ts';
import { refuse } from './answer.ts';
import { callerOf, type Principal } from './caller.ts';
import { type MountOptions, refuseUndeclared } from './mount.ts';
import { parseRequest } from './parse-request.ts';
import { seenMoves } from './seen-moves.ts';

type ChangeEvent = z.output<typeof changeEvent>;

/** Entries of one read; a browser that was away longer reads on in further rounds. */
const BATCH = 500;
/** A reader that takes nothing is let go beyond this; it comes back and resumes where it was. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/** What one reader may know of the entries, at the moment that they are sent. */
type Sieve = (entries: readonly OutboxEntry[]) => Promise<readonly OutboxEntry[]>;

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

  /** Sends everything after `from` that `seen` leaves, then everything that comes; returns how to stop. */
  follow(from: number, seen: Sieve, send: (event: ChangeEvent) => void): () => void {
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
        const batch = await readOutboxAfter(this.#db, sent, BATCH)
          .then(async (entries) => ({ entries, shown: await seen(entries) }))
          .catch(() => ({ entries: [], shown: [] }));
        for (const entry of batch.shown) send({ ...entry, moved: [...entry.moved] });
        sent = batch.entries.at(-1)?.seq ?? sent;
        if (batch.entries.length === BATCH) isStale = true;
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
    if ((await principalOf(request, options)).accountId === null)
      return refuse(reply, [problem('identity.not-signed-in')]);
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
  const sieve: Sieve = async (entries) => {
    if (entries.length === 0) return [];
    const principal = await principalOf(request, options);
    return seenBy(principal, entries, options);
  };
  const stop = hub.follow(from, sieve, (event) => send(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => {
    send(': still here\n\n');
    endWithSession(reply, request, options);
  }, options.heartbeatMs);
  raw.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

/** What is sent is looked at with the reader's own eyes, as any other answer. */
function seenBy(principal: Principal, entries: readonly OutboxEntry[], { pool, clock, isFirstWallDown }: MountOptions) {
  const now = clock.now();
  const caller = isFirstWallDown ? { ...principal, isInstance: true } : principal;
  return requestDb(pool, { accountId: principal.accountId, now }, 'read only')
    .connection()
    .execute((tx) => seenMoves(tx, entries, { viewer: { caller, now }, principal }));
}

/** A stream lives as long as the session that opened it. While the database is away nothing is decided. */
function endWithSession(reply: FastifyReply, request: FastifyRequest, options: StreamOptions): void {
  principalOf(request, options).then(
    ({ accountId }) => (accountId === null ? reply.raw.end() : undefined),
    () => undefined,
  );
}

function principalOf(request: FastifyRequest, options: MountOptions): Promise<Principal> {
  return callerOf(request, options.db, { ...options, now: options.clock.now() });
}
