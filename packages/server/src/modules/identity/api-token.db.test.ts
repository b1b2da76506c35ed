import { randomUUID } from 'node:crypto';
import { type Grant, routes } from '@sightline/contract';
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { answerTo, signedInAccount } from '../../testing/signed-in-account.ts';
import { clientOf, TEST_NOW, type TestClient } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterEach(() => server.setNow(TEST_NOW));

const DIRECTOR: Grant = { role: 'pmo-director', scope: { kind: 'all' } };

async function tokenOf(owner: TestClient, isReadOnly: boolean, expiresOn = '2026-12-31') {
  const made = await owner.call(routes.makeToken, { body: { name: 'Nightly report', isReadOnly, expiresOn } });
  return { ...made, client: clientOf(server.url, { authorization: `Bearer ${made.token}` }) };
}

const add = (client: TestClient) =>
  answerTo(client.call(routes.addPortfolio, { body: { name: `Networks ${randomUUID()}` } }));
const read = (client: TestClient) => answerTo(client.call(routes.readDirectory, {}));

describe('an API token', () => {
  it('with full rights does what its owner may, in his name, and the trail says by which token', async () => {
    const { accountId, client: owner } = await signedInAccount(server, 'Ann Obi', [DIRECTOR]);
    const { id, client } = await tokenOf(owner, false);
    expect([await read(client), await add(client)]).toEqual([[200], [200]]);
    const { rows } = await sql<{ account_id: string; payload: string }>`
      select account_id, payload from audit.event order by seq desc limit 1`.execute(server.db);
    expect(rows[0]?.account_id).toBe(accountId);
    expect(JSON.parse(rows[0]?.payload ?? '')).toMatchObject({ byToken: id });
  });

  it('that reads only is refused every command before any effect', async () => {
    const { client: owner } = await signedInAccount(server, 'Ann Obi', [DIRECTOR]);
    const { client } = await tokenOf(owner, true);
    expect(await read(client)).toEqual([200]);
    expect(await add(client)).toEqual([403, 'identity.token-reads-only']);
    expect(await answerTo(client.call(routes.undoCommand, { params: { commandId: randomUUID() } }))).toEqual([
      403,
      'identity.token-reads-only',
    ]);
  });

  it('makes no token, changes no password, hands nothing on', async () => {
    const { accountId, client: owner } = await signedInAccount(server, 'Ann Obi', [DIRECTOR]);
    const { client } = await tokenOf(owner, false);
    const days = { firstOn: '2026-06-01', lastOn: '2026-06-02' };
    const acts = [
      client.call(routes.makeToken, { body: { name: 'Child', isReadOnly: true, expiresOn: '2026-06-02' } }),
      client.call(routes.changePassword, { body: { password: 'x', newPassword: 'correct horse battery' } }),
      client.call(routes.makePasswordLink, { params: { accountId } }),
      client.call(routes.addDelegation, { body: { toAccountId: accountId, grant: null, ...days, reason: 'x' } }),
    ];
    for (const answer of await Promise.all(acts.map(answerTo))) expect(answer).toEqual([403, 'identity.needs-session']);
  });

  it('ends when it is revoked by its owner or by an administrator, and with the account', async () => {
    const { accountId, client: owner } = await signedInAccount(server, 'Ann Obi', [DIRECTOR]);
    const [one, two, three] = [await tokenOf(owner, true), await tokenOf(owner, true), await tokenOf(owner, true)];
    await owner.call(routes.revokeToken, { params: { tokenId: one.id } });
    await server.call(routes.revokeAnyToken, { params: { tokenId: two.id } });
    expect([await read(one.client), await read(two.client), await read(three.client)]).toEqual([
      [401, 'identity.not-signed-in'],
      [401, 'identity.not-signed-in'],
      [200],
    ]);
    await server.call(routes.deactivateAccount, { params: { accountId }, version: 1 });
    expect(await read(three.client)).toEqual([401, 'identity.not-signed-in']);
  });

  it('lives to the end of its last day in the zone of the organisation', async () => {
    const { client: owner } = await signedInAccount(server, 'Ann Obi', [DIRECTOR]);
    const { client } = await tokenOf(owner, true, '2026-06-01');
    server.setNow('2026-06-01T22:59:59.000Z');
    expect(await read(client)).toEqual([200]);
    server.setNow('2026-06-01T23:00:00.000Z');
    expect(await read(client)).toEqual([401, 'identity.not-signed-in']);
  });

  it.each(['2026-05-31', '2027-06-02'])('cannot have %s as its last day', async (expiresOn) => {
    const { client: owner } = await signedInAccount(server, 'Ann Obi', [DIRECTOR]);
    expect(await answerTo(tokenOf(owner, true, expiresOn))).toEqual([422, 'identity.token-days']);
  });

  it('is shown once, known by its beginning, and kept as a hash', async () => {
    const { client: owner } = await signedInAccount(server, 'Ann Obi', [DIRECTOR]);
    const commandId = randomUUID();
    const body = { name: 'Nightly report', isReadOnly: true, expiresOn: '2026-12-31' } as const;
    const first = await owner.call(routes.makeToken, { body }, { commandId });
    const again = await owner.call(routes.makeToken, { body }, { commandId });
    expect(again).toEqual({ ...first, token: null });
    const token = first.token ?? '';
    await read(clientOf(server.url, { authorization: `Bearer ${token}` }));
    const { tokens } = await owner.call(routes.listTokens, {});
    expect(tokens).toMatchObject([{ prefix: token.slice(0, 9), state: 'live', lastUsedOn: '2026-06-01' }]);
    const { rows } = await sql<{ text: string }>`
      select string_agg(t::text, ' ') || (select string_agg(payload, ' ') from audit.event)
        || (select string_agg(result::text, ' ') from audit.command) as text from identity.api_token t`.execute(
      server.db,
    );
    expect(rows[0]?.text).not.toContain(token);
  });

  it('of somebody else is not there', async () => {
    const { client: owner } = await signedInAccount(server, 'Ann Obi', [DIRECTOR]);
    const { client: other } = await signedInAccount(server, 'Bo Li', [DIRECTOR]);
    const { id } = await tokenOf(owner, true);
    expect(await answerTo(other.call(routes.revokeToken, { params: { tokenId: id } }))).toEqual([
      404,
      'shell.not-found',
    ]);
    expect((await other.call(routes.listTokens, {})).tokens).toEqual([]);
  });
});
