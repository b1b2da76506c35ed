import { randomUUID } from 'node:crypto';
import { routes } from '@sightline/contract';
import { expect, it } from 'vitest';
import type { TestServerOptions } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';

const limits = { entry: { burst: 3, perSecond: 0.1 }, general: { burst: 200, perSecond: 100 } };
const open = (options: TestServerOptions) => testServer({ rateLimits: limits, ...options });

const wrongly = (url: string, headers: Record<string, string> = {}) =>
  fetch(url + routes.signIn.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'command-id': randomUUID(), ...headers },
    body: JSON.stringify({ email: `${randomUUID()}@northwind.example`, password: 'a wrong one' }),
  });

it('makes an address wait that guesses at the entry, and says for how long', async () => {
  const { url, setNow } = await open({ isEmpty: true });
  for (let tries = 0; tries < 3; tries++) expect((await wrongly(url)).status).toBe(401);
  const refused = await wrongly(url);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
  expect(await refused.json()).toMatchObject({
    problems: [
      {
        code: 'shell.too-many-requests',
        text: 'Too many requests came from 127.0.0.1 in a short time.',
        advice: 'Wait 10 s, then send the request again.',
      },
    ],
  });
  expect((await fetch(url + routes.readSession.path)).status).toBe(200);
  setNow('2026-06-01T09:00:11.000Z');
  expect((await wrongly(url)).status).toBe(401);
});

it('counts no sign-in that succeeds, so that an office behind one address gets in', async () => {
  const server = await open({});
  for (let tries = 0; tries < 5; tries++) await server.signIn();
  expect((await wrongly(server.url)).status).toBe(401);
});

it('believes a forwarded address only of a proxy that it was told of', async () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const alone = await open({ isEmpty: true });
  for (let tries = 0; tries < 3; tries++) await wrongly(alone.url, from(`192.0.2.${tries}`));
  expect((await wrongly(alone.url, from('192.0.2.9'))).status).toBe(429);
  const behind = await open({ isEmpty: true, trustedProxies: ['127.0.0.0/8'] });
  for (let tries = 0; tries < 4; tries++) await wrongly(behind.url, from('192.0.2.1'));
  expect((await wrongly(behind.url, from('192.0.2.1'))).status).toBe(429);
  expect((await wrongly(behind.url, from('192.0.2.2'))).status).toBe(401);
  // What a client wrote in front of the proxy's own entry is not believed.
  expect((await wrongly(behind.url, from('192.0.2.77, 192.0.2.1'))).status).toBe(429);
});

it.each([
  { proxies: [], told: 'https', expected: null },
  { proxies: ['127.0.0.1'], told: 'http', expected: null },
  { proxies: ['127.0.0.1'], told: 'https', expected: 'max-age=63072000' },
])('asks for TLS for good only behind TLS: $told by $proxies', async ({ proxies, told, expected }) => {
  const { url } = await open({ isEmpty: true, trustedProxies: proxies });
  const response = await fetch(url + routes.readSession.path, { headers: { 'x-forwarded-proto': told } });
  expect(response.headers.get('strict-transport-security')).toBe(expected);
});

it('lets no answer of the API be drawn, run or framed', async () => {
  const { url } = await open({ isEmpty: true });
  const { headers } = await fetch(url + routes.readSession.path);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-security-policy': "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
});
