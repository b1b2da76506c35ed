import { randomUUID } from 'node:crypto';
import { type Grant, routes } from '@sightline/contract';
import type { AccountId, LocalDate, ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { answerTo, signedInAccount } from '../../testing/signed-in-account.ts';
import { TEST_NOW, type TestClient } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterEach(() => server.setNow(TEST_NOW));

const FINANCE: Grant = { role: 'finance', scope: { kind: 'all' } };

/** A portfolio with a project, its manager, and somebody who has no right on it. */
async function people() {
  const portfolio = await server.call(routes.addPortfolio, { body: { name: `Networks ${randomUUID()}` } });
  const project = await server.call(routes.createProject, {
    body: { name: `Pumps ${randomUUID()}`, portfolioId: portfolio.id },
  });
  const role: Grant = { role: 'portfolio-manager', scope: { kind: 'portfolio', portfolioId: portfolio.id } };
  const giver = await signedInAccount(server, 'Grace Hopper', [role]);
  const standIn = await signedInAccount(server, 'Stan Inman', [{ role: 'project-manager', scope: { kind: 'self' } }]);
  return { giver, standIn, role, projectId: project.id };
}

function handOver(
  from: TestClient,
  toAccountId: AccountId,
  {
    grant = null,
    firstOn = '2026-06-01',
    lastOn = '2026-06-05',
  }: { grant?: Grant | null; firstOn?: string; lastOn?: string } = {},
) {
  const days = { firstOn: firstOn as LocalDate, lastOn: lastOn as LocalDate };
  return from.call(routes.addDelegation, { body: { toAccountId, grant, ...days, reason: 'Leave' } });
}

const read = (client: TestClient, projectId: ProjectId) =>
  answerTo(client.call(routes.readProject, { params: { projectId } }));
const HIDDEN = [404, 'shell.not-found'];

describe('a delegation', () => {
  it('gives for its days, in the zone of the organisation, what the giver has', async () => {
    const { giver, standIn, projectId } = await people();
    await handOver(giver.client, standIn.accountId, { firstOn: '2026-06-02', lastOn: '2026-06-03' });
    // The zone is Europe/London, an hour ahead of UTC in June.
    const sight: [string, readonly unknown[]][] = [
      ['2026-06-01T22:59:59.000Z', HIDDEN],
      ['2026-06-01T23:00:00.000Z', [200]],
      ['2026-06-03T22:59:59.000Z', [200]],
      ['2026-06-03T23:00:00.000Z', HIDDEN],
    ];
    await sql`update identity.session set expires_at = '2026-07-01'`.execute(server.db);
    for (const [now, expected] of sight) {
      server.setNow(now);
      expect([now, await read(standIn.client, projectId)]).toEqual([now, expected]);
      const list = await standIn.client.call(routes.readLineOfSight, { query: {} });
      expect(list.rows.map(({ id }) => id)).toEqual(expected.length === 1 ? [projectId] : []);
    }
  });

  it('is shown to both, and to the stand-in in his session', async () => {
    const { giver, standIn } = await people();
    await handOver(giver.client, standIn.accountId);
    const session = await standIn.client.call(routes.readSession, {});
    expect(session.actingFor).toEqual([{ name: 'Grace Hopper', until: '2026-06-05' }]);
    expect(session.capabilities).toContain('project.remove');
    const { given } = await giver.client.call(routes.listDelegations, {});
    const { received } = await standIn.client.call(routes.listDelegations, {});
    expect(given).toEqual(received);
    expect(given).toMatchObject([{ state: 'active', grant: null, reason: 'Leave', to: { name: 'Stan Inman' } }]);
  });

  it('lets the stand-in act in his own name, and the trail keep whose rights it took', async () => {
    const { giver, standIn, projectId } = await people();
    await handOver(giver.client, standIn.accountId);
    const body = { priority: { base: null, value: 3 } };
    await standIn.client.call(routes.updateProject, { params: { projectId }, version: 1, body });
    const { rows } = await sql<{ account_id: string; payload: string }>`
      select account_id, payload from audit.event order by seq desc limit 1`.execute(server.db);
    expect(rows[0]?.account_id).toBe(standIn.accountId);
    expect(JSON.parse(rows[0]?.payload ?? '')).toMatchObject({ onBehalfOf: [giver.accountId] });
  });

  it('is not named where the stand-in’s own roles were enough', async () => {
    const { giver, projectId, role } = await people();
    const peer = await signedInAccount(server, 'Pia Peer', [role]);
    await handOver(giver.client, peer.accountId);
    const body = { priority: { base: null, value: 3 } };
    await peer.client.call(routes.updateProject, { params: { projectId }, version: 1, body });
    const { rows } = await sql<{ payload: string }>`
      select payload from audit.event order by seq desc limit 1`.execute(server.db);
    expect(JSON.parse(rows[0]?.payload ?? '')).not.toHaveProperty('onBehalfOf');
  });

  it.each(['called back', 'the role is taken', 'the giver is closed'])('ends at once when %s', async (how) => {
    const { giver, standIn, projectId } = await people();
    const { id } = await handOver(giver.client, standIn.accountId);
    expect(await read(standIn.client, projectId)).toEqual([200]);
    const params = { accountId: giver.accountId };
    if (how === 'called back') await giver.client.call(routes.endDelegation, { params: { delegationId: id } });
    else if (how === 'the role is taken')
      await server.call(routes.setGrants, { params, version: 1, body: { grants: [FINANCE] } });
    else await server.call(routes.deactivateAccount, { params, version: 1 });
    expect(await read(standIn.client, projectId)).toEqual(how === 'the role is taken' ? [200] : HIDDEN);
    const remove = standIn.client.call(routes.removeProject, { params: { projectId }, version: 1 });
    expect((await answerTo(remove))[0]).toBe(how === 'the role is taken' ? 403 : 404);
  });

  it('hands on nothing that was handed over, and closes no circle', async () => {
    const { giver, standIn, role } = await people();
    const third = await signedInAccount(server, 'Theo Third', [FINANCE]);
    await handOver(giver.client, standIn.accountId);
    expect(await answerTo(handOver(standIn.client, third.accountId, { grant: role }))).toEqual([
      422,
      'identity.not-own-role',
    ]);
    await handOver(standIn.client, third.accountId);
    const session = await third.client.call(routes.readSession, {});
    expect(session.grants.map((grant) => grant.role)).toEqual(['finance', 'project-manager']);
    await expect(handOver(third.client, giver.accountId)).rejects.toMatchObject({
      status: 409,
      problems: [
        {
          code: 'identity.delegation-circle',
          params: { chain: 'Theo Third → Grace Hopper → Stan Inman → Theo Third' },
        },
      ],
    });
  });

  it('reaches a confidential project only where both are members', async () => {
    const { giver, standIn, projectId } = await people();
    await handOver(giver.client, standIn.accountId);
    const guard = (memberIds: AccountId[], version: number) =>
      server.call(routes.setProjectAccess, {
        params: { projectId },
        version,
        body: { isConfidential: true, memberIds },
      });
    await guard([giver.accountId], 1);
    expect([await read(giver.client, projectId), await read(standIn.client, projectId)]).toEqual([[200], HIDDEN]);
    await guard([giver.accountId, standIn.accountId], 2);
    const { may } = await standIn.client.call(routes.readProject, { params: { projectId } });
    expect(may).toContain('project.assign');
    await guard([standIn.accountId], 3);
    const alone = await standIn.client.call(routes.readProject, { params: { projectId } });
    expect(alone.may).toEqual(['project.read', 'plan.read']);
  });

  it('that two close to a circle at the same time is taken once', async () => {
    const [one, two] = [await people(), await people()];
    const answers = await Promise.all([
      answerTo(handOver(one.giver.client, two.giver.accountId)),
      answerTo(handOver(two.giver.client, one.giver.accountId)),
    ]);
    expect(answers.map(([status]) => status).sort()).toEqual([200, 409]);
  });
});

describe('what is kept of who sees what', () => {
  it('equals the view, whatever was handed over', async () => {
    const columns = sql`account_id, project_id, role, rights_of, since, until`;
    const { rows } = await sql`
      (select ${columns} from identity.role_on_project except select ${columns} from identity.visible_project)
      union all (select ${columns} from identity.visible_project except select ${columns} from identity.role_on_project)`.execute(
      server.db,
    );
    expect(rows).toEqual([]);
  });
});

describe('a change of roles', () => {
  it('is shown to the person concerned for seven days', async () => {
    const { accountId, client } = await signedInAccount(server, 'Cher Wu', [FINANCE]);
    const cio: Grant = { role: 'cio', scope: { kind: 'all' } };
    await server.call(routes.setGrants, { params: { accountId }, version: 1, body: { grants: [cio] } });
    const { roleChanges } = await client.call(routes.readSession, {});
    expect(roleChanges).toEqual([{ at: TEST_NOW, by: 'Priya Raman', added: [cio], removed: [FINANCE] }]);
    await sql`update identity.session set expires_at = '2026-07-01'`.execute(server.db);
    server.setNow('2026-06-08T09:00:00.000Z');
    expect((await client.call(routes.readSession, {})).roleChanges).toEqual([]);
  });
});
