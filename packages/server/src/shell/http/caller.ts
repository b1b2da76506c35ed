import { timingSafeEqual } from 'node:crypto';
import type { Grant } from '@sightline/contract';
import type { Instant } from '@sightline/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, Db } from '../../modules/audit/index.ts';
import {
  accountOfSession,
  accountOfToken,
  type HeldGrant,
  hashToken,
  plainGrants,
  SESSION_HOURS,
  type TokenInHand,
} from '../../modules/identity/index.ts';
import { comesFromMachine } from './at-machine.ts';

/** A caller with what he holds, and the API token that he came with. */
export type Principal = Caller & {
  readonly held: readonly HeldGrant[];
  /** The same, whoever's it is. */
  readonly grants: readonly Grant[];
  readonly token: TokenInHand | null;
  /** The organisation's, where it was read on the way. */
  readonly zone: string | null;
};

export const nobody: Principal = {
  accountId: null,
  isInstance: false,
  sessionHash: null,
  held: [],
  grants: [],
  token: null,
  zone: null,
};

/** Reads who asks from the bearer token, the instance's or an account's, else from the session cookie. */
export async function callerOf(
  request: FastifyRequest,
  db: Db,
  options: {
    readonly cookieName: string;
    readonly instanceToken: string;
    readonly isOnLoopback: boolean;
    readonly now: Instant;
  },
): Promise<Principal> {
  const stranger = { ...nobody, isAtMachine: options.isOnLoopback && comesFromMachine(request) };
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    if (isSame(bearer, options.instanceToken)) return { ...stranger, isInstance: true };
    const known = await accountOfToken(db, hashToken(bearer), options.now);
    return known === null ? stranger : { ...stranger, ...known, grants: plainGrants(known.held) };
  }
  const session = cookieOf(request, options.cookieName);
  if (session === null) return stranger;
  const sessionHash = hashToken(session);
  const signedIn = await accountOfSession(db, sessionHash, options.now);
  return { ...stranger, ...signedIn, grants: plainGrants(signedIn?.held ?? []), sessionHash };
}

export function setSessionCookie(reply: FastifyReply, name: string, token: string): void {
  reply.header('set-cookie', `${name}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${SESSION_HOURS * 3600}`);
}

export function clearSessionCookie(reply: FastifyReply, name: string): void {
  reply.header('set-cookie', `${name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
}

function cookieOf(request: FastifyRequest, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name && value !== undefined && value !== '') return value;
  }
  return null;
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
