import type { FastifyRequest } from 'fastify';
import { LOOPBACK_NAMES } from './origin.ts';

/** Headers that a proxy adds. Where one stands in between, the peer is the proxy, whoever asks. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** Is the server for this machine alone: it listens there only, and neither further names nor proxies lead to it? */
export function isForThisMachine(options: {
  readonly listen: { readonly host: string };
  readonly hostNames?: readonly string[];
  readonly trustedProxies?: readonly string[];
}): boolean {
  const hosts = [options.listen.host, ...(options.hostNames ?? [])];
  const isLocal = (host: string) => host === 'localhost' || isLoopback(host);
  return hosts.every(isLocal) && (options.trustedProxies ?? []).length === 0;
}

/**
 * Is the caller somebody at the machine itself? Peer and client address are the loopback's, the address bar names it, and no proxy
 * handed the request on, be it believed or not.
 */
export function comesFromMachine(request: FastifyRequest): boolean {
  const name = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  const isHandedOn = PROXY_HEADERS.some((header) => request.headers[header] !== undefined);
  return (
    isLoopback(request.ip) && isLoopback(request.socket.remoteAddress ?? '') && LOOPBACK_NAMES.has(name) && !isHandedOn
  );
}
