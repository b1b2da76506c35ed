import { type AccountId, type ImportId, type ProjectId, parseId, type Result } from '@sightline/kernel';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/test-database.ts';
import { EVERYTHING } from '../../../testing/viewer.ts';
import { asItStands, type Db } from '../../audit/index.ts';
import { listProjects } from '../../portfolio/index.ts';
import { listSummaries } from '../list-summaries.ts';
import { causeChainOf } from '../task-cause.ts';
import {
  codesOf,
  expectOk,
  inCommand,
  inspectedFile,
  organisationWithAccount,
  projectNamed,
} from '../testing/in-command.ts';
import { at, type TinyTask, tinyPlan, WEEKDAYS } from '../testing/tiny-plan.ts';
import { type Committed, commitImport } from './commit-import.ts';
import type { InspectedFile } from './inspected-file.ts';
import { addFiles, chooseTargets, startImport } from './stage-files.ts';
import { listFiles, readImport } from './store.ts';

let db: Db;
let account: AccountId;
beforeAll(async () => {
  db = (await testDatabase()).db;
  account = await organisationWithAccount(db);
});

type Draft = { readonly id: ImportId; readonly files: readonly InspectedFile[] };

async function draftOf(...files: InspectedFile[]): Promise<Draft> {
  const { importId } = expectOk(await inCommand(db, account, (context) => startImport(context, account)));
  expectOk(await inCommand(db, account, (context) => addFiles(context, importId, files)));
  return { id: importId, files };
}

async function versionOf(draft: Draft): Promise<number> {
  return (await readImport(db, draft.id, account))?.version ?? 0;
}

async function commit(draft: Draft, version?: number): Promise<Result<Committed>> {
  const rows = await listFiles(db, draft.id);
  const inspected = new Map(
    rows.flatMap((row) =>
      draft.files.filter((file) => file.digest === row.digest).map((file) => [row.id, file] as const),
    ),
  );
  const seen = version ?? (await versionOf(draft));
  return inCommand(db, account, (context) => commitImport(context, { id: draft.id, version: seen }, inspected));
}

async function send(draft: Draft, projectId: ProjectId): Promise<void> {
  const version = await versionOf(draft);
  const choices = (await listFiles(db, draft.id)).map((file) => ({
    fileId: file.id,
    index: 0,
    target: { kind: 'project' as const, projectId },
  }));
  expectOk(await inCommand(db, account, (context) => chooseTargets(context, { id: draft.id, version }, choices)));
}

async function projectOf(name: string): Promise<ProjectId> {
  const found = (await listProjects(asItStands(db), EVERYTHING)).find((each) => each.name === name);
  return found?.id ?? (parseId('00000000-0000-7000-8000-000000000000') as ProjectId);
}

/** Rows of everything that an import writes. */
async function rowCounts(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const tables = [
    'portfolio.project',
    'plan.plan',
    'plan.task',
    'plan.link',
    'plan.task_date',
    'plan.schedule_summary',
    'plan.task_history',
    'audit.event',
    'audit.command',
  ];
  for (const table of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db);
    counts[table] = rows[0]?.count ?? -1;
  }
  return counts;
}

async function tasksOf(projectId: ProjectId) {
  const { rows } = await sql<{ id: string; external_id: string; version: number; name: string }>`
    select id, external_id, version, name from plan.task where project_id = ${projectId} order by position`.execute(db);
  return rows;
}

const chain: readonly TinyTask[] = [
  { id: 'dig' },
  { id: 'pave' },
  { id: 'open', kind: 'finish-milestone', durationMinutes: 0 },
];
const links = [
  { id: '1', predecessorId: 'dig', successorId: 'pave', type: 'FS', lag: { amount: 480, unit: 'working' } },
  { id: '2', predecessorId: 'pave', successorId: 'open', type: 'FS', lag: { amount: 0, unit: 'working' } },
] as const;

describe('commitImport', () => {
  it('makes a project of its own with dates, summary, and the cause of its finish back to the start', async () => {
    const draft = await draftOf(
      inspectedFile('north road', [tinyPlan(chain, { name: 'North road', externalId: 'north', links })]),
    );
    expect(expectOk(await commit(draft))).toEqual({ attached: 0, replaced: 0, standAlone: 1 });
    const projectId = await projectOf('North road');
    const [summary] = await listSummaries(asItStands(db), projectId);
    expect(summary).toMatchObject({
      start: at('2026-05-04T08:00'),
      finish: at('2026-05-06T16:00'),
      finishTaskName: 'Task open',
      taskCount: 3,
      leastFloatMinutes: 0,
      earnedValue: null,
    });
    expect(summary?.nextMilestone).toMatchObject({ name: 'Task open', on: '2026-05-06' });
    if (summary?.finishTaskId === undefined || summary.finishTaskId === null) throw new Error('no finish task');
    const steps = await causeChainOf(asItStands(db), projectId, summary.finishTaskId);
    expect(steps.map((step) => [step.code, step.text])).toEqual([
      ['open', "follows 'Task pave' (finish to start)"],
      ['pave', "follows 'Task dig' (finish to start +1 d)"],
      ['dig', 'project start'],
    ]);
  });

  it('replaces the plan of a project: same tasks keep their ids, others come and go, history keeps what stood there', async () => {
    const projectId = await projectNamed(db, account, 'South road');
    const first = await draftOf(
      inspectedFile('south 1', [tinyPlan(chain, { name: 'South road', externalId: 'south', links })]),
    );
    expect(expectOk(await commit(first))).toEqual({ attached: 1, replaced: 0, standAlone: 0 });
    const before = await tasksOf(projectId);
    const later = [{ id: 'dig', told: { name: 'Dig deeper' } }, { id: 'pave' }, { id: 'paint' }];
    const second = await draftOf(
      inspectedFile('south 2', [tinyPlan(later, { name: 'South road', externalId: 'south' })]),
    );
    expect(expectOk(await commit(second))).toEqual({ attached: 0, replaced: 1, standAlone: 0 });
    const after = await tasksOf(projectId);
    expect(after.map((task) => [task.external_id, task.version, task.name])).toEqual([
      ['dig', 2, 'Dig deeper'],
      ['pave', 2, 'Task pave'],
      ['paint', 1, 'Task paint'],
    ]);
    expect(after.slice(0, 2).map((task) => task.id)).toEqual(before.slice(0, 2).map((task) => task.id));
    const { rows } = await sql<{ open: number; closed: number }>`
      select count(*) filter (where sys_to = 'infinity') as open, count(*) filter (where sys_to <> 'infinity') as closed
      from plan.task_history where project_id = ${projectId}`.execute(db);
    expect(rows[0]).toEqual({ open: 3, closed: 3 });
  });

  it('does not take tasks of another plan for the same because their numbers coincide', async () => {
    const projectId = await projectNamed(db, account, 'West road');
    const first = await draftOf(inspectedFile('west 1', [tinyPlan(chain, { name: 'West road', externalId: 'west' })]));
    expectOk(await commit(first));
    const before = await tasksOf(projectId);
    const other = await draftOf(inspectedFile('west 2', [tinyPlan(chain, { name: 'Other', externalId: 'other' })]));
    await send(other, projectId);
    expectOk(await commit(other));
    const kept = new Set(before.map((task) => task.id));
    expect((await tasksOf(projectId)).filter((task) => kept.has(task.id))).toEqual([]);
  });

  it('keeps a cyclic plan, its dates unknown and the cycle a finding', async () => {
    const cycle = [...links, { ...links[0], id: '3', predecessorId: 'open', successorId: 'dig' }];
    const draft = await draftOf(
      inspectedFile('cycle', [tinyPlan(chain, { name: 'Ring road', externalId: 'ring', links: cycle })]),
    );
    expectOk(await commit(draft));
    const projectId = await projectOf('Ring road');
    const [summary] = await listSummaries(asItStands(db), projectId);
    expect(summary).toMatchObject({ start: null, finish: null, taskCount: 3, nextMilestone: null });
    const { rows } = await sql<{ findings: { code: string; severity: string }[] }>`
      select findings from plan.plan where project_id = ${projectId}`.execute(db);
    expect(rows[0]?.findings).toEqual([
      expect.objectContaining({ code: expect.stringContaining('cycle'), severity: 'warning' }),
    ]);
  });

  it('lets one of two imports of the same file at once win; the other is told, and leaves nothing', async () => {
    const file = () => inspectedFile('east road', [tinyPlan(chain, { name: 'East road', externalId: 'east', links })]);
    const drafts = [await draftOf(file()), await draftOf(file())];
    const before = await rowCounts();
    const results = await Promise.all(drafts.map((draft) => commit(draft)));
    expect(results.map((each) => each.ok).sort()).toEqual([false, true]);
    expect(results.flatMap(codesOf)).toEqual(['plan.same-file-arrived']);
    const after = await rowCounts();
    expect((after['plan.plan'] ?? 0) - (before['plan.plan'] ?? 0)).toBe(1);
    expect((after['plan.task'] ?? 0) - (before['plan.task'] ?? 0)).toBe(3);
    expect((after['audit.command'] ?? 0) - (before['audit.command'] ?? 0)).toBe(1);
  });

  it('stops when somebody brought another plan into the project after the review, until it is chosen again', async () => {
    const projectId = await projectNamed(db, account, 'Tunnel');
    const mine = await draftOf(inspectedFile('tunnel mine', [tinyPlan(chain, { name: 'Tunnel', externalId: 'mine' })]));
    const theirs = await draftOf(
      inspectedFile('tunnel theirs', [tinyPlan(chain, { name: 'Tunnel', externalId: 'theirs' })]),
    );
    expectOk(await commit(theirs));
    expect(codesOf(await commit(mine))).toEqual(['plan.plan-moved']);
    await send(mine, projectId);
    expect(expectOk(await commit(mine))).toMatchObject({ replaced: 1 });
  });

  it('names all that stands in the way at once and writes nothing: two plans for one project, a removed project', async () => {
    const projectId = await projectNamed(db, account, 'Bridge');
    const goneId = await projectNamed(db, account, 'Ferry');
    const draft = await draftOf(
      inspectedFile('bridge a', [tinyPlan(chain, { name: 'A', externalId: 'a' })]),
      inspectedFile('bridge b', [tinyPlan(chain, { name: 'B', externalId: 'b' })]),
      inspectedFile('fine', [tinyPlan(chain, { name: 'Quarry', externalId: 'q' })]),
      inspectedFile('ferry', [tinyPlan(chain, { name: 'Ferry', externalId: 'f' })]),
    );
    const [a, b, , ferry] = await listFiles(db, draft.id);
    const choices = [
      [a, projectId],
      [b, projectId],
      [ferry, goneId],
    ] as const;
    const version = await versionOf(draft);
    const targets = choices.map(([file, id]) => ({
      fileId: file?.id ?? '',
      index: 0,
      target: { kind: 'project' as const, projectId: id },
    }));
    expectOk(await inCommand(db, account, (context) => chooseTargets(context, { id: draft.id, version }, targets)));
    await sql`alter table portfolio.project disable trigger history_update`.execute(db);
    await sql`update portfolio.project set removed_at = now() where id = ${goneId}`.execute(db);
    await sql`alter table portfolio.project enable trigger history_update`.execute(db);
    const before = await rowCounts();
    expect([...codesOf(await commit(draft))].sort()).toEqual(['plan.project-gone', 'plan.two-plans-one-project']);
    expect(await rowCounts()).toEqual(before);
  });

  it('keeps a number that no plan can have out, says so, and brings the plan in', async () => {
    const odd = tinyPlan([{ id: 'x', durationMinutes: 2 ** 40 }], {
      name: 'Long',
      externalId: 'long',
      minutesPerDay: 0,
    });
    expectOk(await commit(await draftOf(inspectedFile('long', [odd]))));
    const { rows } = await sql<{ findings: { code: string }[]; day: number }>`
      select findings, minutes_per_day as day from plan.plan where name = 'Long'`.execute(db);
    expect(rows[0]?.day).toBe(480);
    expect(rows[0]?.findings.map((each) => each.code)).toContain('plan.number-not-kept');
  });

  it('leaves nothing of a commit that fails in its middle', async () => {
    const good = inspectedFile('good', [tinyPlan(chain, { name: 'Good', externalId: 'good', links })]);
    const bad = inspectedFile('bad', [tinyPlan(chain, { name: 'Bad', externalId: 'bad', links })]);
    const draft = await draftOf(good, bad);
    const before = await rowCounts();
    await sql`create function plan.fail() returns trigger language plpgsql as $$ begin
      if (select name from plan.plan where project_id = new.project_id) = 'Bad' then raise exception 'disk full'; end if;
      return new; end $$`.execute(db);
    await sql`create trigger fail before insert on plan.schedule_summary for each row execute function plan.fail()`.execute(
      db,
    );
    await expect(commit(draft)).rejects.toThrow('disk full');
    await sql`drop trigger fail on plan.schedule_summary`.execute(db);
    expect(await rowCounts()).toEqual(before);
    expect(await readImport(db, draft.id, account)).toMatchObject({ state: 'draft' });
    expect(expectOk(await commit(draft))).toMatchObject({ standAlone: 2 });
  });

  it.each([
    [
      'a finished import',
      async () => {
        const draft = await draftOf(inspectedFile('once', [tinyPlan(chain, { name: 'Once', externalId: 'once' })]));
        expectOk(await commit(draft));
        return commit(draft);
      },
      'plan.import-committed',
    ],
    [
      'a version that is not the newest',
      async () => {
        const draft = await draftOf(inspectedFile('stale', [tinyPlan(chain, { name: 'Stale', externalId: 'stale' })]));
        return commit(draft, 1);
      },
      'audit.version-stale',
    ],
    ['an import without a plan', async () => commit(await draftOf()), 'plan.nothing-to-import'],
  ])('refuses %s', async (_, act, code) => {
    expect(codesOf(await act())).toEqual([code]);
  });

  it('keeps text that PostgreSQL cannot hold by replacing what it cannot', async () => {
    const named = tinyPlan([{ id: 'x', told: { name: 'nul \0 half \ud800', notes: '\0' } }], {
      name: 'Odd \0 name',
      externalId: '\ud800',
      plan: { calendars: [{ ...WEEKDAYS, name: 'nul \0' }] },
    });
    expectOk(await commit(await draftOf(inspectedFile('odd', [named]))));
    const projectId = await projectOf('Odd name');
    expect((await tasksOf(projectId)).map((task) => task.name)).toEqual(['nul \ufffd half \ufffd']);
  });
});
