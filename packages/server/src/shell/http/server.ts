import { randomBytes } from 'node:crypto';
import { type Route, routes } from '@sightline/contract';
import { type Problem, problem } from '@sightline/kernel';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { refuse } from './answer.ts';
import { isDatabaseAway, isDiskFull, isTextUnstorable } from './database-errors.ts';
import { guardOrigin, type HostNames } from './origin.ts';
import { askedBy, brake, RateLimiter, type RateLimits } from './rate-limit.ts';
import { securityHeaders } from './security-headers.ts';

const JSON_BYTES = 1024 * 1024;
/** An address may carry settings that are tried out: 20,000 characters, each up to nine when it is escaped. */
const HEAD_BYTES = 192 * 1024;
const UPLOAD_MB = 64;
export const UPLOAD_BYTES = UPLOAD_MB * 1024 * 1024;

export type HttpOptions = {
  readonly hostNames: HostNames;
  /** Addresses and ranges whose X-Forwarded headers are believed; nobody else's are. */
  readonly trustedProxies: readonly string[];
  /** null = no limit. */
  readonly rateLimits: RateLimits | null;
  readonly unixMs: () => number;
  /** Gets what only the operator may see: a reference and the error behind it. */
  readonly reportFailure: (reference: string, error: unknown) => void;
};

/** A Fastify server with our limits, guards and error answers, and no routes yet. */
export function buildHttpServer(options: HttpOptions): FastifyInstance {
  const limiter = options.rateLimits === null ? null : new RateLimiter(options.rateLimits);
  const app = fastify({
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    bodyLimit: JSON_BYTES,
    http: { maxHeaderSize: HEAD_BYTES },
    requestTimeout: 120_000,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => answerError(error, reply.headers(headersFor(request)), options),
  });
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: UPLOAD_BYTES },
    (_request, body, done) => done(null, body),
  );
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headersFor(request));
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    const problems = guardOrigin(request, options.hostNames);
    if (problems.length > 0) return refuse(reply, problems);
    if (limiter !== null) return brake(request, reply, { limiter, nowMs: options.unixMs() });
  });
  app.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode < 400) limiter?.giveBack(askedBy(request));
  });
  app.setErrorHandler((error, _request, reply) => answerError(error, reply, options));
  return app;
}

function headersFor(request: FastifyRequest): Readonly<Record<string, string>> {
  return securityHeaders({ isEncrypted: request.protocol === 'https' });
}

/** The refusal for an address that no route serves: a wrong method names the right ones. */
export function answerUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?')[0] ?? '';
  const methods = methodsOf(path);
  if (methods.length === 0) return refuse(reply, [problem('shell.no-such-address', { path })]);
  reply.header('allow', methods.join(', '));
  return refuse(reply, [problem('shell.wrong-method', { path, method: request.method, methods: methods.join(', ') })]);
}

const patterns = (Object.values(routes) as Route[]).map((route) => ({
  method: route.method,
  pattern: new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`),
}));

function methodsOf(path: string): readonly string[] {
  return [...new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
}

function answerError(error: unknown, reply: FastifyReply, options: HttpOptions): FastifyReply {
  const known = problemOf(error);
  if (known === null) {
    const reference = randomBytes(4).toString('hex');
    options.reportFailure(reference, error);
    return refuse(reply, [problem('shell.failed', { reference })]);
  }
  if (known.code === 'shell.database-away') reply.header('retry-after', '2');
  return refuse(reply, [known]);
}

function problemOf(error: unknown): Problem | null {
  if (isDatabaseAway(error)) return problem('shell.database-away');
  if (isDiskFull(error)) return problem('shell.database-disk-full');
  if (isTextUnstorable(error)) return problem('shell.text-not-storable');
  const code = (error as { readonly code?: unknown }).code;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problem('shell.too-large', { most: UPLOAD_MB, mostJson: 1 });
  const isUnreadable = typeof code === 'string' && code.startsWith('FST_ERR_CTP_');
  const isBadJson = error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400;
  if (isUnreadable || isBadJson) return problem('shell.body-not-json');
  return typeof code === 'string' && code.startsWith('FST_ERR_') ? problem('shell.request-malformed') : null;
}
