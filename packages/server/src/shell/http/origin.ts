import { type Problem, problem } from '@sightline/kernel';
import type { FastifyRequest } from 'fastify';

/** Host names that the server answers for, without ports, in lower case. */
export type HostNames = ReadonlySet<string>;

export const LOOPBACK_NAMES: HostNames = new Set(['localhost', '127.0.0.1', '[::1]']);

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Two guards beside the session cookie. A foreign host name is DNS rebinding: a page elsewhere whose name was pointed at us.
 * A write that a page of another origin sends is forged; clients that are no browsers send no origin.
 */
export function guardOrigin(request: FastifyRequest, hostNames: HostNames): readonly Problem[] {
  const host = (request.headers.host ?? '').toLowerCase();
  if (!hostNames.has(nameOf(host))) return [problem('shell.wrong-host', { host: host.slice(0, 200) })];
  const origin = request.headers.origin;
  if (SAFE_METHODS.has(request.method) || origin === undefined) return [];
  const isOurs = origin.toLowerCase().replace(/^https?:\/\//, '') === host;
  return isOurs ? [] : [problem('shell.wrong-origin', { origin: origin.slice(0, 200) })];
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, '');
}
