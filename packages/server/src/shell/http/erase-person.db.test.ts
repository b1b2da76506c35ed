import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RefusedError, routes } from '@sightline/contract';
import type { AccountId, PersonId } from '@sightline/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { verifyChain } from '../../modules/audit/index.ts';
import { roadPlan } from '../../modules/plan/testing/road-plan.ts';
import { MIGRATIONS } from '../../testing/cluster.ts';
import type { TestServer } from '../../testing/index.ts';
import { clientOf, startTestServer } from '../../testing/start-test-server.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { readMigrations } from '../database/migrate.ts';
import { examine } from '../portability/doctor.ts';
import { exportTo } from '../portability/exchange.ts';

const NAME = 'Zoë "Z" O\'Brien-Šmíd';
const TURNED = 'O\'BRIEN-ŠMÍD, Zoë "Z"';
const PLAIN = 'zoe "Z" O\'Brien-Smid';
const EMAIL = 'zoe.canary@northwind.example';
/** None of these may be left, whatever their case. */
const CANARIES = ["o'brien-šmíd", "o'brien-smid", 'o&apos;brien-šmíd', "o'brien-&#352;m&#237;d", 'zoe.canary'];

const folder = mkdtempSync(join(tmpdir(), 'sightline-erasure-'));

let url: string;
let server: TestServer;
let personId: PersonId;
let accountId: AccountId;
let cookie: string;
const commands: string[] = [];

/** Everything that is kept, as text: all that moves with an export, the bytes of files decoded, and what stays on the machine. */
async function keptText(): Promise<string> {
  const file = join(folder, `${randomUUID()}.jsonl`);
  await exportTo({ home: folder, databaseUrl: url }, file);
  const bytes = await sql<{ bytes: Buffer }>`select bytes from plan.plan_file`.execute(server.db);
  const sessions = await sql`select * from identity.session`.execute(server.db);
  return [
    readFileSync(file, 'utf8'),
    ...bytes.rows.flatMap((row) => [row.bytes.toString('utf8'), row.bytes.toString('utf16le')]),
    JSON.stringify(sessions.rows),
  ].join('\n');
}

async function hits(): Promise<readonly string[]> {
  const text = (await keptText()).toLowerCase();
  return CANARIES.filter((canary) => text.includes(canary));
}

async function codesOf(act: Promise<unknown>): Promise<readonly string[]> {
  return act.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof RefusedError)) throw error;
      return error.problems.map(({ code }) => code);
    },
  );
}

const erase = (id: PersonId, confirmedName: string) =>
  server.call(routes.erasePerson, { params: { personId: id }, body: { confirmedName } });

/** The figures that an erasure must not move. */
const totals = async () => (await server.call(routes.readLineOfSight, { query: {} })).totals;

beforeAll(async () => {
  ({ url } = await testDatabase());
  server = await startTestServer(() => url, { inspectWorker: inject('inspectWorker') });
  await plantEverywhere();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A text field of every kind that a person can stand in. */
async function plantEverywhere(): Promise<void> {
  const note = `As ${NAME} said (${EMAIL})`;
  const call: TestServer['call'] = (route, request) => {
    const commandId = randomUUID();
    commands.push(commandId);
    return server.call(route, request, { commandId });
  };
  const invited = await call(routes.invite, {
    body: {
      personId: null,
      name: NAME,
      email: EMAIL,
      grants: [
        { role: 'auditor', scope: { kind: 'all' } },
        { role: 'pmo-analyst', scope: { kind: 'all' } },
      ],
    },
  });
  accountId = invited.accountId;
  const response = await fetch(`${server.url}/api/invitations/${invited.token}/acceptance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'command-id': randomUUID() },
    body: JSON.stringify({ password: 'correct horse battery' }),
  });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  await call(routes.makePasswordLink, { params: { accountId } });
  const { people } = await server.call(routes.readPeopleAccess, {});
  personId = people.find(({ account }) => account?.id === accountId)?.person.id as PersonId;
  const portfolio = await call(routes.addPortfolio, { body: { name: `Portfolio of ${NAME}` } });
  await call(routes.addProgram, { body: { name: `Program: ${TURNED}`, portfolioId: portfolio.id } });
  const project = await call(routes.createProject, { body: { name: `Desk for ${PLAIN}` } });
  const params = { projectId: project.id };
  await call(routes.updateProject, {
    params,
    version: 1,
    body: {
      name: { base: `Desk for ${PLAIN}`, value: `Chair for ${NAME}` },
      managerId: { base: null, value: personId },
      budgetMinor: { base: null, value: 1_234_500 },
    },
  });
  const milestone = await call(routes.addMilestone, { params, body: { name: `${NAME} agrees` } });
  await call(routes.removeMilestone, { params: { ...params, milestoneId: milestone.id }, version: 1 });
  await call(routes.addMilestone, { params, body: { name: `Talk to ${EMAIL}` } });
  await bringPlan(call, note);
  await bringRegister(call);
  await call(routes.setProjectAccess, { params, version: 1, body: { isConfidential: true, memberIds: [accountId] } });
  await settings(call);
  const auditor = clientOf(server.url, { cookie });
  const secret = await call(routes.createProject, { body: { name: 'Secret' } });
  await call(routes.setProjectAccess, {
    params: { projectId: secret.id },
    version: 1,
    body: { isConfidential: true, memberIds: [] },
  });
  await auditor.call(routes.breakGlass, { params: { projectId: secret.id }, body: { reason: note } });
}

type Call = TestServer['call'];

async function bringPlan(call: Call, note: string): Promise<void> {
  const xml = new TextDecoder()
    .decode(
      roadPlan('A road', [
        { uid: 1, name: 'Dig' },
        {
          uid: 2,
          name: `Pave with Zo&#235; &quot;Z&quot; O'Brien-&#352;m&#237;d and ${NAME.replaceAll("'", '&apos;').replaceAll('"', '&quot;')}`,
          after: [1],
        },
      ]),
    )
    .replace('<Tasks>', `<Author>${NAME.replaceAll('"', '&quot;')}</Author><Manager>${EMAIL}</Manager><Tasks>`)
    .replace('<WBS>1</WBS>', `<WBS>1</WBS><Notes>${note.replaceAll('"', '&quot;')}</Notes>`);
  for (const isCommitted of [true, false]) {
    const { id: importId } = await call(routes.startPlanImport, {});
    await call(routes.addPlanFile, {
      params: { importId },
      query: { path: `from ${NAME}/plan of ${EMAIL}.xml` },
      bytes: new TextEncoder().encode(xml),
    });
    const draft = await server.call(routes.readPlanImport, { params: { importId } });
    if (isCommitted) await call(routes.commitPlanImport, { params: { importId }, version: draft.version });
  }
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

async function bringRegister(call: Call): Promise<void> {
  const table = [
    'Project name\tSponsor\tPhase\tBudget',
    [`Harbour of ${TURNED}`, NAME.toUpperCase(), 'Deliver', '1,250,000'].map(quoted).join('\t'),
    [`Meters of ${PLAIN}`, NAME, 'Deliver', '80,000'].map(quoted).join('\t'),
  ].join('\n');
  for (const isCommitted of [true, false]) {
    const draft = await call(routes.startRegisterImport, {
      query: { name: `register of ${NAME}.tsv` },
      bytes: new TextEncoder().encode(table),
    });
    const params = { importId: draft.id };
    const row = draft.rows[0]?.row ?? 0;
    const edits = [{ row, field: 'name' as const, text: `Quay of ${NAME} ${isCommitted}` }];
    const revised = await call(routes.reviseRegisterImport, { params, version: draft.version, body: { edits } });
    if (isCommitted) await call(routes.commitRegisterImport, { params, version: revised.version });
  }
}

async function settings(call: Call): Promise<void> {
  let { version, name } = await server.call(routes.readSettings, {});
  const body = { name: { base: name, value: `${NAME} and partners` } };
  version = (await call(routes.changeGeneralSettings, { version, body })).version;
  version = (await call(routes.addFiscalYear, { version, body: { fiscalYear: 2026 } })).version;
  const change = { firstOn: '2026-01-01', base: 'open', value: 'closed', reason: null } as const;
  version = (await call(routes.movePeriods, { version, body: { changes: [change] } })).version;
  const back = { ...change, base: 'closed', value: 'open', reason: `${NAME} was late` } as const;
  await call(routes.movePeriods, { version, body: { changes: [back] } });
}

describe('the erasure of a person', () => {
  it('is refused without the name as it is kept, for oneself, and of the last administrator, with all reasons at once', async () => {
    expect(await codesOf(erase(personId, 'Zoe'))).toEqual(['identity.erasure-name-differs']);
    const own = (await server.call(routes.readSession, {})).account?.personId as PersonId;
    expect(await codesOf(erase(own, 'somebody'))).toEqual([
      'identity.erasure-name-differs',
      'identity.erases-itself',
      'identity.last-administrator',
    ]);
    expect(await codesOf(erase(randomUUID() as PersonId, NAME))).toEqual(['shell.not-found']);
    expect(await hits()).toHaveLength(CANARIES.length);
  });

  it('leaves no trace in state, history, commands, imports and files; figures and the chain are as before', async () => {
    const before = await totals();
    const file = join(folder, 'before.jsonl');
    await exportTo({ home: folder, databaseUrl: url }, file);
    const commandId = randomUUID();
    const request = { params: { personId }, body: { confirmedName: NAME } };
    const erased = await server.call(routes.erasePerson, request, { commandId });
    expect(await hits()).toEqual([]);
    expect(erased).toMatchObject({ pseudonym: 'Erased person 1', eventsKept: 0 });
    expect(erased.copies.map((copy) => copy.file)).toContain(file);
    expect(erased.places.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['portfolio.project', 'plan.task_history', 'plan.plan_file', 'portfolio.register_import']),
    );
    expect(erased.moved.map(({ entity }) => entity)).toEqual(expect.arrayContaining(['person', 'account', 'project']));
    expect(await server.call(routes.erasePerson, request, { commandId })).toMatchObject({
      pseudonym: 'Erased person 1',
    });
    expect(await totals()).toEqual(before);
    expect(await verifyChain(server.db)).toMatchObject({ brokenAt: null });
    const { problems } = await examine({ home: folder, databaseUrl: url }, readMigrations(MIGRATIONS));
    expect(problems.filter(({ code }) => code !== 'portability.durability-weak')).toEqual([]);
  });

  it('ends sessions and links, and leaves what he did under his pseudonym', async () => {
    const { account } = await clientOf(server.url, { cookie }).call(routes.readSession, {});
    expect(account).toBeNull();
    const links = await sql`select 1 from identity.password_link where account_id = ${accountId}`.execute(server.db);
    expect(links.rows).toEqual([]);
    const { rows } = await server.call(routes.readLineOfSight, { query: { search: 'Erased person 1' } });
    expect(rows.map(({ sponsor, manager }) => sponsor?.name ?? manager?.name)).toContain('Erased person 1');
  });

  it('is not brought back by any undo, nor by inviting the pseudonym', async () => {
    for (const commandId of [...commands].reverse())
      await codesOf(server.call(routes.undoCommand, { params: { commandId } }));
    expect(await hits()).toEqual([]);
    expect(await codesOf(erase(personId, NAME))).toEqual(['identity.person-erased']);
    const again = { personId, name: null, email: 'new@northwind.example' };
    const grants = [{ role: 'cio' as const, scope: { kind: 'all' as const } }];
    expect((await codesOf(server.call(routes.invite, { body: { ...again, grants } }))).length).toBe(1);
    expect(await verifyChain(server.db)).toMatchObject({ brokenAt: null });
  });

  it('of somebody with a name of one word finds it as a whole value, and spares the word elsewhere', async () => {
    const { id } = await server.call(routes.addPerson, { body: { name: 'Max', email: 'max@northwind.example' } });
    const project = await server.call(routes.createProject, { body: { name: 'Max load test' } });
    await server.call(routes.startRegisterImport, {
      query: { name: 'r.tsv' },
      bytes: new TextEncoder().encode('Project name\tSponsor\nMax pressure\tmax\n'),
    });
    expect(await erase(id, 'Max')).toMatchObject({ pseudonym: 'Erased person 2' });
    expect(await server.call(routes.readProject, { params: { projectId: project.id } })).toMatchObject({
      name: 'Max load test',
    });
    const { rows } = await sql<{ content: string }>`
      select content::text from portfolio.register_import where content::text like '%pressure%'`.execute(server.db);
    expect(rows[0]?.content).toContain('"Erased person 2"');
    expect(rows[0]?.content).toContain('Max pressure');
  });
});
