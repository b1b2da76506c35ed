import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { FILE_POLICY, pagePolicy } from './security-headers.ts';
import { answerUnknown } from './server.ts';

/** The built pages in memory, by address: what is not in the list cannot be asked for. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;
type StaticFile = { readonly bytes: Buffer; readonly type: string; readonly tag: string };

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const PAGE = '/index.html';
/** Stands in the built page where the nonce of each answer goes; the build writes it (apps/web/vite.config.ts). */
const NONCE_PLACE = 'NONCE-OF-THIS-ANSWER';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Reads a folder of built files once; null when it holds no page. */
export function readStaticFiles(folder: string): StaticFiles | null {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { bytes, type, tag });
  }
  return files.has(PAGE) ? files : null;
}

/** Files below assets/ carry their hash in the name and never change; every address of the app is answered by the one page. */
export function mountStaticFiles(app: FastifyInstance, files: StaticFiles): void {
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    const isPage = !/^\/(api|assets)(\/|$)/.test(path);
    const file = files.get(path) ?? (isPage ? files.get(PAGE) : undefined);
    if (!isReading || file === undefined) return answerUnknown(request, reply);
    if (file === files.get(PAGE)) return sendPage(reply, file);
    reply.header('content-security-policy', FILE_POLICY);
    reply.header('cache-control', path.startsWith('/assets/') ? FOR_EVER : 'no-cache');
    return sendFile(reply, file, request.headers['if-none-match']);
  });
}

/** Never answered from a cache: a kept page would carry a nonce that the policy beside it no longer names. */
function sendPage(reply: FastifyReply, { bytes, type }: StaticFile): FastifyReply {
  const nonce = randomBytes(16).toString('base64url');
  reply.header('content-security-policy', pagePolicy(nonce));
  reply.header('cache-control', 'no-store');
  return reply.status(200).type(type).send(bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce));
}

function sendFile(reply: FastifyReply, file: StaticFile, known: string | undefined): FastifyReply {
  reply.header('etag', file.tag);
  if (known === file.tag) return reply.status(304).send();
  return reply.status(200).type(file.type).send(file.bytes);
}
