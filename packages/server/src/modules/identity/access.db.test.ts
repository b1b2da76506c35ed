import { randomUUID } from 'node:crypto';
import { type Grant, type Role, routes } from '@sightline/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { clientOf } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

const PASSWORD = 'a long enough password';
const everywhere = (role: Role): Grant => ({ role, scope: { kind: 'all' } });
const emailNow = () => `${randomUUID()}@northwind.example`;
const invite = (grants: Grant[], email = emailNow()) =>
  server.call(routes.invite, { body: { personId: null, name: 'Ines Carvalho', email, grants } });

/** Follows the link as a browser does: chooses a password, and is signed in. */
async function accept(token: string | null) {
  const path = routes.acceptInvitation.path.replace(':token', token ?? '');
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'command-id': randomUUID() },
    body: JSON.stringify({ password: PASSWORD }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { status: response.status, client: clientOf(server.url, { cookie }) };
}

async function member(grants: Grant[]) {
  const { accountId, token } = await invite(grants);
  return { accountId, client: (await accept(token)).client };
}

async function projectIn(name: string) {
  const portfolio = await server.call(routes.addPortfolio, { body: { name } });
  const { id } = await server.call(routes.createProject, { body: { name, portfolioId: portfolio.id } });
  return { portfolioId: portfolio.id, projectId: id };
}

const statusOf = (act: Promise<unknown>) =>
  act.then(
    () => 200,
    (error: { readonly status: number }) => error.status,
  );

describe('an invitation', () => {
  it('gives an account by a link that works once, and what was given with it', async () => {
    const invited = await invite([everywhere('finance')]);
    const token = invited.token ?? '';
    expect(await server.anonymous.call(routes.readInvitation, { params: { token } })).toMatchObject({
      organisationName: 'Northwind Utilities',
      name: 'Ines Carvalho',
    });
    const { status, client } = await accept(token);
    expect(status).toBe(200);
    const session = await client.call(routes.readSession, {});
    expect(session.grants).toEqual([everywhere('finance')]);
    expect(session.capabilities).toContain('project.read');
    expect(session.capabilities).not.toContain('plan.read');
    expect((await accept(token)).status).toBe(404);
  });

  it('ends after seven days, and at a newer link', async () => {
    const { accountId, token } = await invite([everywhere('cio')]);
    const newer = await server.call(routes.makePasswordLink, { params: { accountId } });
    expect((await accept(token)).status).toBe(404);
    server.setNow('2026-06-08T09:00:00.000Z');
    expect((await accept(newer.token)).status).toBe(404);
    server.setNow('2026-06-01T09:00:00.000Z');
    expect((await accept(newer.token)).status).toBe(200);
  });

  it('shows its link once: asked again under its id it has none, and nothing that is kept holds it', async () => {
    const commandId = randomUUID();
    const body = { personId: null, name: 'Dan Whitaker', email: emailNow(), grants: [everywhere('cio')] };
    const first = await server.call(routes.invite, { body }, { commandId });
    expect(first.token).not.toBeNull();
    expect(await server.call(routes.invite, { body }, { commandId })).toEqual({ ...first, token: null });
    const { rows } = await sql<{ text: string }>`
      select string_agg(c.result::text || e.payload, ' ') as text from audit.command c join audit.event e on e.command_id = c.id`.execute(
      server.db,
    );
    expect(rows[0]?.text).not.toContain(first.token);
  });

  it('lets nobody in who has not chosen a password', async () => {
    const email = emailNow();
    await invite([everywhere('cio')], email);
    for (const password of ['nobody has this password', 'x', 'null']) {
      const signIn = server.anonymous.call(routes.signIn, { body: { email, password } });
      expect(await statusOf(signIn)).toBe(401);
    }
  });

  it('is refused with all that is wrong at once', async () => {
    const email = emailNow();
    await invite([everywhere('cio')], email);
    const refused = invite([everywhere('project-manager'), { role: 'cio', scope: { kind: 'self' } }], email);
    await expect(refused).rejects.toMatchObject({
      problems: [
        { code: 'identity.scope-not-for-role' },
        { code: 'identity.scope-not-for-role' },
        { code: 'identity.account-exists' },
      ],
    });
  });
});

describe('an account', () => {
  it('is closed with all its sessions at once, and opened again', async () => {
    const { accountId, client } = await member([everywhere('cio')]);
    expect(await statusOf(client.call(routes.readDirectory, {}))).toBe(200);
    const { version } = await server.call(routes.deactivateAccount, { params: { accountId }, version: 1 });
    expect(await statusOf(client.call(routes.readDirectory, {}))).toBe(401);
    await server.call(routes.reactivateAccount, { params: { accountId }, version });
    expect(await statusOf(client.call(routes.readDirectory, {}))).toBe(401);
  });

  it('loses what is taken from it with the next request', async () => {
    const { accountId, client } = await member([everywhere('cio')]);
    await server.call(routes.setGrants, { params: { accountId }, version: 1, body: { grants: [] } });
    expect(await statusOf(client.call(routes.readDirectory, {}))).toBe(403);
  });

  it('of the last administrator stays one, and open', async () => {
    const { account } = await server.call(routes.readSession, {});
    const params = { accountId: account?.id ?? '' };
    const demote = server.call(routes.setGrants, { params, version: 1, body: { grants: [] } });
    await expect(demote).rejects.toMatchObject({ status: 409, problems: [{ code: 'identity.last-administrator' }] });
    expect(await statusOf(server.call(routes.deactivateAccount, { params, version: 1 }))).toBe(409);
  });

  it('changes its password with the old one, and ends its other sessions', async () => {
    const { client } = await member([everywhere('cio')]);
    const change = (password: string) =>
      client.call(routes.changePassword, { body: { password, newPassword: 'another long password' } });
    expect(await statusOf(change('wrong'))).toBe(401);
    expect(await statusOf(change(PASSWORD))).toBe(200);
    expect(await statusOf(client.call(routes.readDirectory, {}))).toBe(200);
  });
});

describe('the sight of a project', () => {
  it('follows its portfolio, its manager and its grants in the same moment', async () => {
    const [here, there] = [await projectIn(`Here ${randomUUID()}`), await projectIn(`There ${randomUUID()}`)];
    const { client } = await member([
      { role: 'portfolio-manager', scope: { kind: 'portfolio', portfolioId: here.portfolioId } },
    ]);
    const keys = async () => (await client.call(routes.readLineOfSight, { query: {} })).rows.map(({ id }) => id);
    expect(await keys()).toEqual([here.projectId]);
    const move = (base: typeof here, value: typeof here, version: number) =>
      server.call(routes.updateProject, {
        params: { projectId: there.projectId },
        body: { portfolioId: { base: base.portfolioId, value: value.portfolioId } },
        version,
      });
    await move(there, here, 1);
    expect([...(await keys())].sort()).toEqual([here.projectId, there.projectId].sort());
    await move(here, there, 2);
    expect(await keys()).toEqual([here.projectId]);
    const { total } = await client.call(routes.readLineOfSight, { query: {} });
    const { portfolios } = await client.call(routes.readDirectory, {});
    expect([total, portfolios.map(({ id }) => id)]).toEqual([1, [here.portfolioId]]);
  });

  it('is refused with the rule when somebody moves it where he has no right, or names its people', async () => {
    const [here, there] = [await projectIn(`From ${randomUUID()}`), await projectIn(`To ${randomUUID()}`)];
    const { client } = await member([
      { role: 'project-manager', scope: { kind: 'project', projectId: here.projectId } },
    ]);
    const change = (body: object) =>
      client.call(routes.updateProject, { params: { projectId: here.projectId }, body, version: 1 });
    expect(await statusOf(change({ portfolioId: { base: here.portfolioId, value: there.portfolioId } }))).toBe(404);
    await expect(change({ portfolioId: { base: here.portfolioId, value: null } })).rejects.toMatchObject({
      status: 403,
      problems: [{ code: 'identity.not-allowed', params: { rule: 'project.assign' } }],
    });
    expect(await statusOf(change({ managerId: { base: null, value: null } }))).toBe(403);
    expect(await statusOf(change({ priority: { base: null, value: 3 } }))).toBe(200);
  });

  it('of a confidential one is its members’ alone; an auditor breaks the glass for an hour, seen by all of them', async () => {
    const { projectId } = await projectIn(`Secret ${randomUUID()}`);
    const [cio, auditor] = [await member([everywhere('cio')]), await member([everywhere('auditor')])];
    const read = (client: Pick<TestServer, 'call'>) =>
      statusOf(client.call(routes.readProject, { params: { projectId } }));
    const body = { isConfidential: true, memberIds: [] };
    await server.call(routes.setProjectAccess, { params: { projectId }, version: 1, body });
    expect([await read(server), await read(cio.client), await read(auditor.client)]).toEqual([200, 404, 404]);
    const reason = 'Finding 12';
    const { until } = await auditor.client.call(routes.breakGlass, { params: { projectId }, body: { reason } });
    expect([await read(auditor.client), until]).toEqual([200, '2026-06-01T10:00:00.000Z']);
    const access = await server.call(routes.readProjectAccess, { params: { projectId } });
    expect(access.glassBroken).toEqual([{ name: 'Ines Carvalho', at: '2026-06-01T09:00:00.000Z', until, reason }]);
    server.setNow(until);
    expect(await read(auditor.client)).toBe(404);
    server.setNow('2026-06-01T09:00:00.000Z');
  });

  it('is kept as the grants say, whoever writes first when a grant and its project are made at once', async () => {
    const portfolio = await server.call(routes.addPortfolio, { body: { name: `Race ${randomUUID()}` } });
    const scope = { kind: 'portfolio', portfolioId: portfolio.id } as const;
    await Promise.all(
      Array.from({ length: 6 }, (_, n) => [
        invite([{ role: 'portfolio-manager', scope }]),
        server.call(routes.createProject, { body: { name: `Race ${n}`, portfolioId: portfolio.id } }),
      ]).flat(),
    );
    const { rows } = await sql`
      (select account_id, project_id, role from identity.role_on_project except select account_id, project_id, role from identity.visible_project)
      union all
      (select account_id, project_id, role from identity.visible_project except select account_id, project_id, role from identity.role_on_project)`.execute(
      server.db,
    );
    expect(rows).toEqual([]);
  });
});
