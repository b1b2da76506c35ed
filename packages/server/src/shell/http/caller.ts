import { timingSafeEqual } from 'node:crypto';
import type { Grant } from '@sightline/contract';
import type { Instant } from '@sightline/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, Db } from '../../modules/audit/index.ts';
import { accountOfSession, hashToken, SESSION_HOURS } from '../../modules/identity/index.ts';

/** A caller with what he was given; `zone` is the organisation's, read on the way. */
export type Principal = Caller & { readonly grants: readonly Grant[]; readonly zone: string | null };

export const nobody: Principal = { accountId: null, isInstance: false, sessionHash: null, grants: [], zone: null };

/** Reads who asks from the session cookie or the instance's bearer token. */
export async function callerOf(
  request: FastifyRequest,
  db: Db,
  options: { readonly cookieName: string; readonly instanceToken: string; readonly now: Instant },
): Promise<Principal> {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined && isSame(bearer, options.instanceToken)) return { ...nobody, isInstance: true };
  const token = cookieOf(request, options.cookieName);
  if (token === null) return nobody;
  const sessionHash = hashToken(token);
  const signedIn = await accountOfSession(db, sessionHash, options.now);
  return { ...nobody, ...signedIn, sessionHash };
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
