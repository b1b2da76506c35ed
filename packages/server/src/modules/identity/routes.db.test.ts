import { randomUUID } from 'node:crypto';
import { routes } from '@sightline/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_ACCOUNT, type TestServer } from '../../testing/index.ts';
import { testServer } from '../../testing/test-server.ts';
import { hashToken } from './session.ts';

describe('the first account', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ isEmpty: true });
  });

  it('is asked for on an empty database, made once, and signed in', async () => {
    expect(await server.call(routes.readSession, {})).toMatchObject({
      isFirstRun: true,
      account: null,
      today: '2026-06-01',
    });
    const [first, second] = await Promise.allSettled([
      server.call(routes.makeFirstAccount, { body: FIRST_ACCOUNT }),
      server.call(routes.makeFirstAccount, { body: { ...FIRST_ACCOUNT, email: 'twin@northwind.example' } }),
    ]);
    const won = [first, second].filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    await expect(server.call(routes.makeFirstAccount, { body: FIRST_ACCOUNT })).rejects.toMatchObject({ status: 409 });
    expect(await server.call(routes.readSession, {})).toMatchObject({
      isFirstRun: false,
      account: null,
      organisation: null,
    });
  });
});

describe('a session', () => {
  let server: TestServer;
  const { email, password } = FIRST_ACCOUNT;
  const signIn = (given: string) => server.anonymous.call(routes.signIn, { body: { email, password: given } });
  beforeAll(async () => {
    server = await testServer();
  });

  it('shows whose it is, and the organisation', async () => {
    expect(await server.call(routes.readSession, {})).toMatchObject({
      account: { email, name: FIRST_ACCOUNT.name },
      organisation: { name: FIRST_ACCOUNT.organisationName, currency: 'GBP' },
    });
  });

  it('ends at the sign-out, in this browser only', async () => {
    const other = await server.signIn();
    await other.call(routes.signOut, {});
    await expect(other.call(routes.readDirectory, {})).rejects.toMatchObject({ status: 401 });
    await expect(server.call(routes.readDirectory, {})).resolves.toBeDefined();
  });

  it('is worth nothing to who has stolen it once it was signed out, whatever he asks and whatever the clock says', async () => {
    const [client, thief] = [await server.signIn(), server.url];
    await client.call(routes.signOut, {});
    for (const now of ['2026-06-01T09:00:00.000Z', '2026-06-01T08:00:00.000Z', '2026-06-01T10:00:00.000Z']) {
      server.setNow(now);
      for (const route of [routes.readDirectory, routes.addPortfolio, routes.followEvents, routes.changePassword]) {
        const headers = { ...client.options.headers, 'command-id': randomUUID(), 'content-type': 'application/json' };
        const isRead = route.method === 'GET';
        const given = { method: route.method, headers, ...(isRead ? {} : { body: '{}' }) };
        expect((await fetch(thief + route.path, given)).status).toBe(401);
      }
    }
    server.setNow('2026-06-01T09:00:00.000Z');
  });

  /** A clock that is an hour wrong, on one node of several or for a while: who is signed in stays so, for an hour more or less. */
  it.each([
    ['an hour back, when it began', '2026-06-01T08:00:00.000Z', 200],
    ['an hour ahead, at its beginning', '2026-06-01T10:00:00.000Z', 200],
    ['an hour ahead, in its last hour', '2026-06-01T21:00:00.000Z', 401],
    ['an hour back, in the hour after its end', '2026-06-01T20:30:00.000Z', 200],
  ])('under a clock that is %s', async (_, now, status) => {
    const client = await server.signIn();
    server.setNow(now);
    const answer = await fetch(server.url + routes.readDirectory.path, { headers: client.options.headers ?? {} });
    server.setNow('2026-06-01T09:00:00.000Z');
    expect(answer.status).toBe(status);
  });

  it('of a new password is not given twice by a link, even when the clock goes back an hour', async () => {
    const newcomer = {
      personId: null,
      name: 'Ana',
      email: 'ana@northwind.example',
      grants: [{ role: 'cio' as const, scope: { kind: 'all' as const } }],
    };
    const { token } = await server.call(routes.invite, { body: newcomer });
    const use = () =>
      server.anonymous.call(routes.acceptInvitation, {
        params: { token: token ?? '' },
        body: { password: 'correct horse battery' },
      });
    server.setNow('2026-06-01T10:00:00.000Z');
    await use();
    server.setNow('2026-06-01T09:00:00.000Z');
    await expect(use()).rejects.toMatchObject({ status: 404, problems: [{ code: 'identity.link-not-valid' }] });
  });

  it('ends after twelve hours', async () => {
    const client = await server.signIn();
    server.setNow('2026-06-01T20:59:00.000Z');
    await expect(client.call(routes.readDirectory, {})).resolves.toBeDefined();
    server.setNow('2026-06-01T21:00:00.000Z');
    await expect(client.call(routes.readDirectory, {})).rejects.toMatchObject({ status: 401 });
    server.setNow('2026-06-01T09:00:00.000Z');
  });

  it('ends when the account is no longer active', async () => {
    const client = await server.signIn();
    await sql`update identity.account set is_active = false`.execute(server.db);
    await expect(client.call(routes.readDirectory, {})).rejects.toMatchObject({ status: 401 });
    await expect(signIn(password)).rejects.toMatchObject({ status: 401 });
    await sql`update identity.account set is_active = true`.execute(server.db);
  });

  it('is kept as a hash, and its cookie is closed to scripts and other sites', async () => {
    const response = await fetch(server.url + routes.signIn.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'command-id': randomUUID() },
      body: JSON.stringify({ email, password }),
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const token = /=([^;]+)/.exec(cookie)?.[1] ?? '';
    const { rows } = await sql<{ token_hash: string }>`select token_hash from identity.session`.execute(server.db);
    expect(rows.some(({ token_hash }) => token_hash === token)).toBe(false);
    expect(rows.some(({ token_hash }) => token_hash === hashToken(token))).toBe(true);
  });

  it('is not given after five wrong passwords in a quarter of an hour, not even for the right one', async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(signIn('wrong')).rejects.toMatchObject({ status: 401 });
    }
    await expect(signIn(password)).rejects.toMatchObject({
      status: 429,
      problems: [{ code: 'identity.too-many-attempts', params: { email, minutes: 15 } }],
    });
    server.setNow('2026-06-01T09:15:00.000Z');
    await expect(signIn(password)).resolves.toMatchObject({ account: { email } });
  });

  it('answers an unknown address like a wrong password', async () => {
    const unknown = server.anonymous.call(routes.signIn, { body: { email: 'nobody@northwind.example', password } });
    await expect(unknown).rejects.toMatchObject({ status: 401, problems: [{ code: 'identity.wrong-sign-in' }] });
  });
});
