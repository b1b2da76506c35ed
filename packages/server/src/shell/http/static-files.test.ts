import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LOOPBACK_NAMES } from './origin.ts';
import { buildHttpServer } from './server.ts';
import { mountStaticFiles, readStaticFiles } from './static-files.ts';

const base = mkdtempSync(join(tmpdir(), 'sightline-web-'));
const folder = join(base, 'web');
mkdirSync(join(folder, 'assets'), { recursive: true });
afterAll(() => rmSync(base, { recursive: true }));
writeFileSync(join(folder, 'index.html'), '<script nonce="NONCE-OF-THIS-ANSWER" src="/assets/app-1.js"></script>');
writeFileSync(join(folder, 'assets', 'app-1.js'), 'go()');
writeFileSync(join(base, 'secret.txt'), 'secret');

function app() {
  const files = readStaticFiles(folder);
  if (files === null) throw new Error('no page');
  const server = buildHttpServer({
    hostNames: LOOPBACK_NAMES,
    trustedProxies: [],
    rateLimits: null,
    unixMs: () => 0,
    reportFailure: () => undefined,
  });
  mountStaticFiles(server, files);
  return server;
}

const ask = (url: string, headers: Record<string, string> = {}) =>
  app().inject({ method: 'GET', url, headers: { host: 'localhost:7400', ...headers } });

describe('the built pages', () => {
  it.each([
    ['/', 'no-store', 'text/html; charset=utf-8'],
    // An address of the app itself: its router reads it.
    ['/projects/018f0000-0000-7000-8000-000000000000?tab=plan', 'no-store', 'text/html; charset=utf-8'],
    ['/assets/app-1.js', 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8'],
  ])('%s is served with %s', async (url, cache, type) => {
    const response = await ask(url);
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({ 'cache-control': cache, 'content-type': type });
  });

  it('are not sent again to a browser that has them', async () => {
    const tag = String((await ask('/assets/app-1.js')).headers.etag);
    expect((await ask('/assets/app-1.js', { 'if-none-match': tag })).statusCode).toBe(304);
  });

  it.each(['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt'])(
    '%s leads to nothing outside the folder',
    async (url) => expect((await ask(url)).body).not.toContain('secret'),
  );

  it.each(['/assets/gone.js', '/api/nothing'])('%s is not there', async (url) => {
    const response = await ask(url);
    expect([response.statusCode, response.json().problems[0].code]).toEqual([404, 'shell.no-such-address']);
  });

  it('carry a nonce of each answer, which alone may run and style', async () => {
    const [one, other] = [await ask('/'), await ask('/index.html')].map(({ headers, body }) => {
      const policy = String(headers['content-security-policy']);
      return { policy, nonce: /nonce="([\w-]{22})"/.exec(body)?.[1] ?? 'none', tag: headers.etag };
    });
    expect(one?.policy).toContain(`script-src 'nonce-${one?.nonce}'; style-src 'nonce-${one?.nonce}';`);
    expect(one?.policy).toMatch(/object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/);
    expect(one?.policy).not.toMatch(/unsafe|blob:/);
    expect(other?.nonce).not.toBe(one?.nonce);
    expect(one?.tag).toBeUndefined();
  });

  it('are none when nothing was built', () => {
    expect(readStaticFiles(join(folder, 'assets'))).toBeNull();
  });
});
