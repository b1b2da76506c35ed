import { isIP } from 'node:net';
import { routes } from '@sightline/contract';
import { problem } from '@sightline/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './answer.ts';

/** A bucket: so many requests at once, refilled at so many a second. */
type RateLimit = { readonly burst: number; readonly perSecond: number };

/** `entry`: the ways in, where passwords and links can be guessed; what succeeds there is not counted. `general`: all requests. */
export type RateLimits = { readonly entry: RateLimit; readonly general: RateLimit };

/**
 * An office of hundreds behind one address signs in undisturbed, because only failures count at the entry.
 * General: several times what one address can make this machine serve in `bench -- api`; it stops loops that ran away.
 */
export const RATE_LIMITS: RateLimits = {
  entry: { burst: 30, perSecond: 0.1 },
  general: { burst: 20_000, perSecond: 2_000 },
};

/** An attacker with many addresses must not fill the memory: the address that was quiet longest is forgotten. */
const MOST_ADDRESSES = 20_000;

const ENTRY: ReadonlySet<string> = new Set(
  [
    routes.signIn,
    routes.makeFirstAccount,
    routes.readInvitation,
    routes.acceptInvitation,
    routes.changePassword,
    routes.makePasswordLink,
  ].map(({ method, path }) => `${method} ${path}`),
);

export type Asked = { readonly address: string; readonly isEntry: boolean };

export function askedBy(request: FastifyRequest): Asked {
  const isEntry = ENTRY.has(`${request.method} ${request.routeOptions.url ?? ''}`);
  return { address: networkOf(request.ip), isEntry };
}

type Bucket = { left: number; filledMs: number };

/** Buckets by address, in this process: a brake on guessing and on floods. */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #buckets = { entry: new Map<string, Bucket>(), general: new Map<string, Bucket>() };

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /** Takes one request out of what the address has left. Milliseconds to wait; 0 = go on. */
  take({ address, isEntry }: Asked, nowMs: number): number {
    const waitMs = this.#take('general', address, nowMs);
    return waitMs > 0 || !isEntry ? waitMs : this.#take('entry', address, nowMs);
  }

  giveBack({ address, isEntry }: Asked): void {
    const bucket = isEntry ? this.#buckets.entry.get(address) : undefined;
    if (bucket !== undefined) bucket.left = Math.min(bucket.left + 1, this.#limits.entry.burst);
  }

  #take(kind: keyof RateLimits, address: string, nowMs: number): number {
    const { burst, perSecond } = this.#limits[kind];
    const buckets = this.#buckets[kind];
    const seen = buckets.get(address) ?? { left: burst, filledMs: nowMs };
    const left = Math.min(burst, seen.left + (Math.max(0, nowMs - seen.filledMs) / 1000) * perSecond);
    buckets.delete(address);
    buckets.set(address, { left: left >= 1 ? left - 1 : left, filledMs: nowMs });
    if (buckets.size > MOST_ADDRESSES) buckets.delete(buckets.keys().next().value ?? address);
    return left >= 1 ? 0 : ((1 - left) / perSecond) * 1000;
  }
}

type Brake = { readonly limiter: RateLimiter; readonly nowMs: number };

/** Refuses a request of an address that has asked too much. */
export async function brake(request: FastifyRequest, reply: FastifyReply, { limiter, nowMs }: Brake) {
  const asked = askedBy(request);
  const waitMs = limiter.take(asked, nowMs);
  if (waitMs === 0) return;
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  reply.header('retry-after', String(seconds));
  return refuse(reply, [problem('shell.too-many-requests', { address: asked.address, seconds })]);
}

/** One subscriber holds a whole /64 of IPv6: its addresses count as one. */
export function networkOf(address: string): string {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
  return `${[...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
