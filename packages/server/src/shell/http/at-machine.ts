import type { FastifyRequest } from 'fastify';
import { LOOPBACK_NAMES } from './origin.ts';

/** Headers that a proxy adds. Where one stands in between, the peer is the proxy, whoever asks. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** Does the server listen for this machine alone? */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || isLoopback(host);
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
