import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Instant } from '@sightline/kernel';
import { sql } from 'kysely';
import { inCommand, seedFrame, seedProjects } from '../packages/server/src/modules/reporting/testing/seed.ts';
import { openEmbeddedDatabase } from '../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../packages/server/src/shell/database/migrate.ts';
import { turnIntoDemo } from '../packages/server/src/testing/as-demo.ts';
import { MIGRATIONS } from '../packages/server/src/testing/cluster.ts';
import { insertSignedIn } from '../packages/server/src/testing/matrix/signed-in.ts';
import { clientOf, startTestServer, type TestServer } from '../packages/server/src/testing/start-test-server.ts';

/**
 * `npm run bench -- demo-removal [PROJECTS]`: the preview and the removal of a demo over HTTP, each project with ten milestones, a plan
 * of 50 tasks with computed dates, five risks and one person to each. A tenth of the projects were changed since; twenty
 * projects of one's own point at programs of the demo, and twenty milestones of one's own stand in projects of it.
 */
const projects = Number(process.argv[2] ?? 2000);
const TASKS = 50;
const NOW = '2026-11-24T10:00:00.000Z' as Instant;
const home = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
const database = await openEmbeddedDatabase({ home, isAdopted: true });
await migrate(database.url(), readMigrations(MIGRATIONS));
const server = await startTestServer(() => database.url());
try {
  const frame = await seedFrame(server.db);
  const ids: string[] = [];
  for (let from = 1; from <= projects; from += 100)
    ids.push(...(await seedProjects(server.db, frame, Math.min(100, projects - from + 1), from)));
  await seedMore(server);
  await turnIntoDemo(server.db);
  await sql`analyze`.execute(server.db);
  server.setNow(NOW);
  const grants = (['administrator', 'pmo-director'] as const).map((role) => ({
    role,
    scope: { kind: 'all' as const },
  }));
  const persona = await personaOf(server);
  const { accountId } = await persona.call(routes.invite, {
    body: { personId: null, name: 'Me', email: 'me@own.example', grants },
  });
  const client = clientOf(server.url, { cookie: await insertSignedIn(server, accountId, NOW) });
  await sql`update identity.account set password_hash = 'chosen' where id = ${accountId}`.execute(server.db);
  for (let own = 0; own < 20; own++) {
    await client.call(routes.createProject, { body: { name: `Own ${own}`, programId: frame.programId } });
    const params = { projectId: ids[own] as never };
    await client.call(routes.addMilestone, { params, body: { name: 'Own' } });
  }
  const shown = await timed(() => client.call(routes.previewDemoRemoval, {}));
  const { seen, goes } = shown.value;
  const removed = await timed(() => client.call(routes.removeDemo, { body: { seen } }));
  const tasks = goes.find(({ kind }) => kind === 'task')?.count;
  console.log(
    JSON.stringify({ projects, tasks, rows: removed.value.rows, previewMs: shown.ms, removalMs: removed.ms }),
  );
} finally {
  await server.stop();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}

async function personaOf({ anonymous }: TestServer) {
  const { personas } = await anonymous.call(routes.listPersonas, {});
  const [first] = personas;
  if (first === undefined) throw new Error('the demo offers nobody');
  const answer = await fetch(`${anonymous.options.baseUrl}/api/personas/${first.accountId}/session`, {
    method: 'POST',
    headers: { 'command-id': randomUUID() },
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return clientOf(anonymous.options.baseUrl, { cookie });
}

/** A plan to each project of which there is none, more tasks to all, and registers. */
async function seedMore({ db }: TestServer): Promise<void> {
  await inCommand(db, async ({ db: tx }) => {
    await sql`
      insert into plan.plan select r.* from portfolio.project j cross join (select * from plan.plan limit 1) p
        cross join lateral jsonb_populate_record(null::plan.plan, to_jsonb(p) ||
          jsonb_build_object('project_id', j.id, 'id', gen_random_uuid())) r
      where not exists (select from plan.plan o where o.project_id = j.id)`.execute(tx);
  });
  await inCommand(db, async ({ db: tx }) => {
    await sql`
      insert into plan.task select r.* from plan.plan p cross join (select * from plan.task limit 1) t
        cross join generate_series(10, ${TASKS + 9}::int) n cross join lateral jsonb_populate_record(null::plan.task, to_jsonb(t) ||
          jsonb_build_object('project_id', p.project_id, 'id', gen_random_uuid(), 'position', n, 'external_id', n::text)) r`.execute(
      tx,
    );
  });
  await sql`analyze plan.task, plan.task_date`.execute(db);
  await inCommand(db, async ({ db: tx }) => {
    await sql`
      insert into plan.task_date select r.* from plan.task t cross join (select * from plan.task_date limit 1) d
        cross join lateral jsonb_populate_record(null::plan.task_date, to_jsonb(d) ||
          jsonb_build_object('project_id', t.project_id, 'task_id', t.id)) r
      where not exists (select from plan.task_date o where o.task_id = t.id)`.execute(tx);
    await sql`
      insert into raid.risk (project_id, id, version, key, name, is_opportunity, state)
      select id, gen_random_uuid(), 1, 'R-' || n, 'Risk', false, 'open' from portfolio.project cross join generate_series(1, 5) n`.execute(
      tx,
    );
    await sql`
      insert into organisation.person (id, version, name)
      select gen_random_uuid(), 1, 'Person ' || key from portfolio.project`.execute(tx);
  });
  const change = async ({ db: tx }: { readonly db: typeof db }) => {
    await sql`
      update portfolio.project p set version = version + 1,
        sponsor_id = (select id from organisation.person where name = 'Person ' || p.key) where p.key like '%7'`.execute(
      tx,
    );
  };
  await inCommand(db, change, '2026-11-21T09:00:00.000Z' as Instant);
}

async function timed<T>(act: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const from = performance.now();
  const value = await act();
  return { value, ms: Math.round(performance.now() - from) };
}
