import { randomUUID } from 'node:crypto';
import { routes } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../modules/audit/index.ts';
import { FIRST_ACCOUNT, INSTANCE_TOKEN, type TestServer } from '../../testing/index.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

async function countOf(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(server.db);
  return rows[0]?.n ?? -1;
}

async function newProject(name = `Project ${randomUUID()}`): Promise<ProjectId> {
  return (await server.call(routes.createProject, { body: { name } })).id;
}

/** A request by hand, with nothing of the client's help. */
async function send(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      ...server.options.headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const answer = (await response.json()) as {
    readonly problems?: readonly { readonly code: string; readonly text: string }[];
  };
  return {
    status: response.status,
    headers: response.headers,
    codes: answer.problems?.map(({ code }) => code) ?? [],
    answer,
  };
}

describe('a command that is sent again under its id', () => {
  it('has one effect and one answer, five times at once and once more later', async () => {
    const commandId = randomUUID();
    const request = { body: { name: `Once ${commandId}` } };
    const before = await countOf('audit.event');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => server.call(routes.addPortfolio, request, { commandId })),
    );
    answers.push(await server.call(routes.addPortfolio, request, { commandId }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await countOf('audit.event')).toBe(before + 1);
  });

  it('is refused when it says something else', async () => {
    const commandId = randomUUID();
    await server.call(routes.addPortfolio, { body: { name: `First ${commandId}` } }, { commandId });
    await expect(
      server.call(routes.addPortfolio, { body: { name: `Other ${commandId}` } }, { commandId }),
    ).rejects.toMatchObject({ status: 409, problems: [{ code: 'audit.command-id-reused' }] });
  });

  it('is refused when its file has other bytes of the same length', async () => {
    const commandId = randomUUID();
    const { id: importId } = await server.call(routes.startPlanImport, {});
    const file = (text: string) => ({ params: { importId }, query: { path: 'a.xml' }, bytes: Buffer.from(text) });
    await server.call(routes.addPlanFile, file('<a/>'), { commandId });
    await expect(server.call(routes.addPlanFile, file('<b/>'), { commandId })).rejects.toMatchObject({ status: 409 });
  });

  it('gives the first answer although it removed the record that it names', async () => {
    const projectId = await newProject();
    const commandId = randomUUID();
    const remove = () => server.call(routes.removeProject, { params: { projectId }, version: 1 }, { commandId });
    const first = await remove();
    expect(await remove()).toEqual(first);
    const foreign = server.call(routes.removeProject, { params: { projectId }, version: 1 });
    await expect(foreign).rejects.toMatchObject({ status: 404 });
  });

  it('can be corrected under the same id when it was refused', async () => {
    const commandId = randomUUID();
    const name = `Taken ${commandId}`;
    await server.call(routes.addPortfolio, { body: { name } });
    const again = (each: string) => server.call(routes.addPortfolio, { body: { name: each } }, { commandId });
    await expect(again(name)).rejects.toMatchObject({ status: 409 });
    await expect(again(`${name} 2`)).resolves.toMatchObject({ version: 1 });
  });
});

describe('versions', () => {
  const rename = (projectId: ProjectId, from: string, to: string, version: number) =>
    server.call(routes.updateProject, { params: { projectId }, body: { name: { base: from, value: to } }, version });

  it('of two writers on one version one wins, and the other is told', async () => {
    const name = `Two writers ${randomUUID()}`;
    const projectId = await newProject(name);
    const results = await Promise.allSettled([rename(projectId, name, 'A', 1), rename(projectId, name, 'B', 1)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((each) => each.status === 'rejected');
    expect(lost?.reason).toMatchObject({ status: 412 });
  });

  it('missing is 428, stale is 412, of a record that is not there 404', async () => {
    const projectId = await newProject('Versions');
    const body = JSON.stringify({ name: { base: 'Versions', value: 'New' } });
    const write = (id: string, headers: Record<string, string>) =>
      send('PATCH', `/api/projects/${id}`, { 'command-id': randomUUID(), ...headers }, body);
    expect(await write(projectId, {})).toMatchObject({ status: 428, codes: ['shell.version-missing'] });
    expect(await write(projectId, { 'if-match': '"7"' })).toMatchObject({ status: 412 });
    const nowhere = await write('018f0000-0000-7000-8000-000000000000', { 'if-match': '"1"' });
    expect(nowhere).toMatchObject({ status: 404, codes: ['shell.not-found'] });
  });

  it('no change is lost among 8 writers of 10 changes each that read again when they lose', async () => {
    const projectId = await newProject();
    const { db } = server;
    const read = async () => {
      const { rows } = await sql<{ version: number; priority: number | null }>`
        select version, priority from portfolio.project where id = ${projectId}`.execute(db);
      return rows[0] ?? { version: 0, priority: null };
    };
    const addOne = async (): Promise<void> => {
      for (;;) {
        const { version, priority } = await read();
        const change = { priority: { base: priority, value: (priority ?? 0) + 1 } };
        const request = { params: { projectId }, body: change, version };
        const isDone = await server.call(routes.updateProject, request).then(
          () => true,
          () => false,
        );
        if (isDone) return;
      }
    };
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let change = 0; change < 10; change++) await addOne();
      }),
    );
    expect(await read()).toEqual({ version: 81, priority: 80 });
  });
});

describe('what a request is told', () => {
  const id = randomUUID();
  const rows: readonly (readonly [
    string,
    string,
    string,
    Record<string, string>,
    string | undefined,
    number,
    string,
  ])[] = [
    // Nothing is served there.
    ['GET', '/api/nothing', 'unknown address', {}, undefined, 404, 'shell.no-such-address'],
    ['PUT', '/api/session', 'wrong method', {}, undefined, 405, 'shell.wrong-method'],
    ['POST', '/api/portfolios', 'no JSON', { 'command-id': id }, '{"name":', 400, 'shell.body-not-json'],
    ['POST', '/api/portfolios', 'no command id', {}, '{"name":"x"}', 400, 'shell.command-id-missing'],
    [
      'POST',
      '/api/portfolios',
      'a field that breaks its rule',
      { 'command-id': id },
      '{"name":""}',
      400,
      'shell.field-not-valid',
    ],
    [
      'POST',
      '/api/portfolios',
      'prototype pollution',
      { 'command-id': id },
      '{"__proto__":{"name":"x"}}',
      400,
      'shell.body-not-json',
    ],
    [
      'POST',
      '/api/portfolios',
      'a body of 2 MB',
      { 'command-id': id },
      JSON.stringify({ name: 'x'.repeat(2e6) }),
      413,
      'shell.too-large',
    ],
    [
      'POST',
      '/api/portfolios',
      'a page of another origin',
      { origin: 'https://evil.example' },
      '{}',
      403,
      'shell.wrong-origin',
    ],
    ['GET', '/api/directory', 'no session', { cookie: '' }, undefined, 401, 'identity.not-signed-in'],
    [
      'GET',
      '/api/directory',
      'the instance’s token is no session',
      { cookie: '', authorization: `Bearer ${INSTANCE_TOKEN}` },
      undefined,
      401,
      'identity.not-signed-in',
    ],
    ['GET', '/api/projects/not-an-id', 'no UUID', {}, undefined, 400, 'shell.field-not-valid'],
    ['GET', '/api/projects/%', 'a broken address', {}, undefined, 400, 'shell.request-malformed'],
  ];
  it.each(rows)('%s %s: %s', async (method, path, _why, headers, body, status, code) => {
    const refused = await send(method, path, headers, body);
    expect(refused).toMatchObject({ status, codes: [code] });
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('all faults of all fields at once', async () => {
    const body = JSON.stringify({ ...FIRST_ACCOUNT, name: '', email: 'nobody', password: 'short', currency: 'pounds' });
    const refused = await send('POST', '/api/first-account', { 'command-id': randomUUID() }, body);
    expect(refused.codes).toEqual(Array.from({ length: 4 }, () => 'shell.field-not-valid'));
  });

  it('nothing of another host name (DNS rebinding)', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const asked = request(
        { hostname, port, path: '/api/session', headers: { host: 'rebound.example' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      asked.on('error', reject).end();
    });
    expect(status).toBe(421);
  });
});

describe('the evidence', () => {
  it('is one chained event for each command, however many run at once', async () => {
    const before = await countOf('audit.event');
    await Promise.all(Array.from({ length: 30 }, () => newProject()));
    expect(await verifyChain(server.db)).toEqual({ events: before + 30, brokenAt: null, brokenUpTo: null });
  });

  it.each([
    ['an edited payload', sql`update audit.event set payload = '{}' where seq = 5`, 5],
    ['a removed event', sql`delete from audit.event where seq = 6`, 6],
    [
      'two events in each other’s place',
      sql`update audit.event set at = '2020-01-01T00:00:00.000Z' where seq in (3, 4)`,
      3,
    ],
  ])('shows %s and where', async (_what, tampering, brokenAt) => {
    await server.db
      .transaction()
      .execute(async (tx) => {
        await sql`alter table audit.event disable trigger event_is_append_only`.execute(tx);
        await tampering.execute(tx);
        expect(await verifyChain(tx)).toMatchObject({ brokenAt });
        throw new Error('undo');
      })
      .catch((error: unknown) => expect(error).toMatchObject({ message: 'undo' }));
    expect(await verifyChain(server.db)).toMatchObject({ brokenAt: null });
  });

  it('cannot be changed, nor a tracked table be written outside a command', async () => {
    await expect(sql`update audit.event set payload = '{}'`.execute(server.db)).rejects.toThrow('append-only');
    await expect(sql`update portfolio.project set name = 'x'`.execute(server.db)).rejects.toThrow('by commands only');
  });

  it('holds no password and no token', async () => {
    const { rows } = await sql<{ text: string }>`
      select coalesce(string_agg(e.payload || coalesce(c.result::text, ''), ' '), '') as text
      from audit.event e join audit.command c on c.id = e.command_id`.execute(server.db);
    expect(rows[0]?.text).not.toMatch(/correct horse|token|scrypt/);
  });
});
