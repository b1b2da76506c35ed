import { type changeEvent, routes } from '@sightline/contract';
import { problem } from '@sightline/kernel';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { type Db, lastSeq, readOutboxAfter } from '../../modules/audit/index.ts';
import { callerOf } from './caller.ts';
import { type MountOptions, refuse } from './mount.ts';

type ChangeEvent = z.output<typeof changeEvent>;

/** Entries of one read; a browser that was away longer reads on in further rounds. */
const BATCH = 500;
const HEARTBEAT_MS = 20_000;

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
      } while (isStale);
      isReading = false;
    };
    this.#listeners.add(pump);
    void pump();
    return () => this.#listeners.delete(pump);
  }
}

export function mountEventStream(app: FastifyInstance, hub: EventHub, options: MountOptions): void {
  app.get(routes.followEvents.path, async (request, reply) => {
    const caller = await callerOf(request, options.db, { ...options, now: options.clock.now() });
    if (caller.accountId === null) return refuse(reply, [problem('identity.not-signed-in')]);
    const seen = Number(request.headers['last-event-id'] ?? Number.NaN);
    stream(reply, hub, Number.isSafeInteger(seen) ? seen : await lastSeq(options.db));
    return reply;
  });
}

function stream(reply: FastifyReply, hub: EventHub, from: number): void {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  reply.raw.write(`retry: 2000\nid: ${from}\n\n`);
  const stop = hub.follow(from, (event) => reply.raw.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => reply.raw.write(': still here\n\n'), HEARTBEAT_MS);
  reply.raw.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

