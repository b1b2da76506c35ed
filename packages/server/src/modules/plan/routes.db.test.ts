import { type PlanImport, RefusedError, routes } from '@sightline/contract';
import { type ProjectId, parseLocalMinute } from '@sightline/kernel';
import { zipSync } from 'fflate';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { testServer } from '../../testing/test-server.ts';
import { ROAD, roadPlan } from './testing/road-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

async function draftOf(files: Readonly<Record<string, Uint8Array>>): Promise<PlanImport> {
  const { id } = await server.call(routes.startPlanImport, {});
  for (const [path, bytes] of Object.entries(files)) {
    await server.call(routes.addPlanFile, { params: { importId: id }, query: { path }, bytes });
  }
  return server.call(routes.readPlanImport, { params: { importId: id } });
}

async function commit(draft: PlanImport) {
  return server.call(routes.commitPlanImport, { params: { importId: draft.id }, version: draft.version });
}

async function createProject(name: string): Promise<ProjectId> {
  return (await server.call(routes.createProject, { body: { name } })).id;
}

async function refusalOf(
  call: Promise<unknown>,
): Promise<{ readonly status: number; readonly codes: readonly string[] }> {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof RefusedError)) throw new Error(`not refused: ${String(error)}`);
  return { status: error.status, codes: error.problems.map((each) => each.code) };
}

describe('plan import over HTTP', () => {
  it('shows what a file brings and where it belongs, commits it, and shows its tasks with what set their dates', async () => {
    const projectId = await createProject('Harbour road');
    const draft = await draftOf({ 'plans/harbour road.xml': roadPlan('Harbour road') });
    expect(draft.files[0]).toMatchObject({ path: 'plans/harbour road.xml', format: 'mspdi', status: 'ready' });
    expect(draft.files[0]?.plans[0]).toMatchObject({
      name: 'Harbour road',
      taskCount: 3,
      linkCount: 2,
      start: '2026-05-04T08:00',
      finish: '2026-05-06T17:00',
      target: { kind: 'project', projectId },
      targetReason: "its name 'Harbour road' is like 'Harbour road'",
    });
    expect(draft.outcome).toEqual({ attached: 1, replaced: 0, standAlone: 0, skipped: 0, refused: 0 });
    const done = await commit(draft);
    expect(done).toMatchObject({ attached: 1, replaced: 0, standAlone: 0 });
    expect(done.moved.map((each) => each.entity)).toEqual(['project', 'plan']);

    const { plan, total, tasks } = await server.call(routes.readPlan, { params: { projectId }, query: {} });
    expect(plan).toMatchObject({
      name: 'Harbour road',
      fileName: 'harbour road.xml',
      finish: '2026-05-06T17:00',
      taskCount: 3,
    });
    expect(total).toBe(3);
    expect(tasks.map((task) => [task.name, task.durationDays, task.start, task.finish, task.startCause?.text])).toEqual(
      [
        ['Dig', 2, '2026-05-04T08:00', '2026-05-05T17:00', 'project start'],
        ['Pave', 1, '2026-05-06T08:00', '2026-05-06T17:00', "follows 'Dig' (finish to start)"],
        ['Open', 0, '2026-05-06T17:00', '2026-05-06T17:00', "follows 'Pave' (finish to start)"],
      ],
    );
    const page = await server.call(routes.readPlan, { params: { projectId }, query: { offset: 1, limit: 1 } });
    expect([page.total, page.tasks.map((task) => task.name)]).toEqual([3, ['Pave']]);

    const rows = await server.call(routes.readPlanRows, { params: { projectId }, query: {} });
    expect(rows).toMatchObject({
      total: 3,
      offset: 0,
      columns: {
        id: tasks.map((task) => task.id),
        name: ['Dig', 'Pave', 'Open'],
        durationDays: [2, 1, 0],
        start: tasks.map((task) => parseLocalMinute(task.start ?? '')),
        isCritical: [true, true, true],
      },
      links: { from: [0, 1], to: [1, 2], type: ['FS', 'FS'], lag: ['', ''], isDriving: [true, true] },
    });
    expect(rows.restDays).toContainEqual({ from: '2026-05-09', to: '2026-05-10' });
    const second = await server.call(routes.readPlanRows, { params: { projectId }, query: { offset: 1, limit: 1 } });
    expect([second.offset, second.columns.name, second.links.from, second.links.to]).toEqual([1, ['Pave'], [0], [1]]);

    for (const route of [routes.readPlan, routes.readPlanRows]) {
      const beyond = server.call(route, { params: { projectId }, query: { offset: Number.MAX_SAFE_INTEGER } });
      await expect(beyond).rejects.toMatchObject({ status: 400 });
    }

    const { steps } = await server.call(routes.readTaskCause, { params: { projectId, taskId: tasks[2]?.id ?? '' } });
    expect(steps.map((step) => step.name)).toEqual(['Open', 'Pave', 'Dig']);
  });

  it('opens a zip, refuses what is no plan by its format, and proposes to leave out the same file given twice', async () => {
    const zip = zipSync({
      'folder/quay.xml': roadPlan('Quay'),
      'folder/copy of quay.xml': roadPlan('Quay'),
      'folder/notes.txt': new TextEncoder().encode('buy milk'),
    });
    const draft = await draftOf({ 'all.zip': zip });
    const paths = draft.files.map((file) => [
      file.path.split('/').at(-1),
      file.status,
      file.plans[0]?.target.kind ?? null,
    ]);
    expect(paths.sort()).toEqual([
      ['copy of quay.xml', 'ready', 'skip'],
      ['notes.txt', 'refused', null],
      ['quay.xml', 'ready', 'new'],
    ]);
    expect(draft.files.find((file) => file.status === 'refused')?.problems[0]?.advice).not.toBe('');
    expect(await commit(draft)).toMatchObject({ standAlone: 1 });
  });

  it('takes the choice of a person over its own proposal, and remembers it when more files come', async () => {
    const projectId = await createProject('Lighthouse');
    const draft = await draftOf({ 'tower.xml': roadPlan('Tower') });
    const fileId = draft.files[0]?.id ?? '';
    const chosen = await server.call(routes.matchPlans, {
      params: { importId: draft.id },
      version: draft.version,
      body: { matches: [{ fileId, index: 0, target: { kind: 'project', projectId } }] },
    });
    expect(chosen.files[0]?.plans[0]?.target).toEqual({ kind: 'project', projectId });
    const { added } = await server.call(routes.addPlanFile, {
      params: { importId: draft.id },
      query: { path: 'lighthouse.xml' },
      bytes: roadPlan('Lighthouse'),
    });
    expect(added.map(({ path, status }) => [path, status])).toEqual([['lighthouse.xml', 'ready']]);
    const more = await server.call(routes.readPlanImport, { params: { importId: draft.id } });
    expect(more.files.map((file) => file.plans[0]?.isChosen)).toEqual([true, false]);
    expect(more.files.map((file) => file.plans[0]?.target.kind)).toEqual(['project', 'new']);
    expect(await commit(more)).toMatchObject({ attached: 1, standAlone: 1 });
  });

  it('says after the commit which project holds each plan, with the counts of the review', async () => {
    const draft = await draftOf({ 'causeway.xml': roadPlan('Causeway'), 'ferry.xml': roadPlan('Ferry') });
    await createProject('Ferry');
    const reviewed = await draftOf({ 'ferry.xml': roadPlan('Ferry') });
    expect(draft.files.flatMap((file) => file.plans.map((plan) => plan.projectId))).toEqual([null, null]);
    const done = await commit(reviewed);
    const after = await server.call(routes.readPlanImport, { params: { importId: reviewed.id } });
    expect(after.outcome).toEqual(reviewed.outcome);
    expect(after.outcome).toMatchObject({ attached: 1, replaced: 0 });
    const project = done.moved.find((each) => each.entity === 'project');
    expect(after.files[0]?.plans[0]?.projectId).toBe(project?.id);
  });

  it('refuses a choice for a plan that the import does not hold', async () => {
    const draft = await draftOf({ 'pier.xml': roadPlan('Pier') });
    const matches = [{ fileId: draft.files[0]?.id ?? '', index: 7, target: { kind: 'skip' as const } }];
    const call = server.call(routes.matchPlans, {
      params: { importId: draft.id },
      version: draft.version,
      body: { matches },
    });
    expect(await refusalOf(call)).toEqual({ status: 422, codes: ['plan.no-such-candidate'] });
  });

  it('prints the cycle of a cyclic plan and attaches it all the same', async () => {
    const tasks = [{ uid: 1, name: 'Dig', after: [3] }, ...ROAD.slice(1)];
    const draft = await draftOf({ 'ring.xml': roadPlan('Ring', tasks) });
    const candidate = draft.files[0]?.plans[0];
    expect(draft.files[0]?.status).toBe('ready');
    expect(candidate?.finish).toBeNull();
    expect(candidate?.findings.map((each) => [each.severity, /→/.test(each.text)])).toEqual([['warning', true]]);
    const { moved } = await commit(draft);
    const projectId = (moved.find((each) => each.entity === 'project')?.id ?? '') as ProjectId;
    const { plan, tasks: rows } = await server.call(routes.readPlan, { params: { projectId }, query: {} });
    expect(plan?.findings[0]?.text).toMatch(/→/);
    expect(rows.map((row) => [row.name, row.start, row.startCause])).toEqual([
      ['Dig', null, null],
      ['Pave', null, null],
      ['Open', null, null],
    ]);
  });

  it('lets one of two commits of the same file at once win, and names the other the project', async () => {
    const drafts = [await draftOf({ 'a.xml': roadPlan('Twin') }), await draftOf({ 'a.xml': roadPlan('Twin') })];
    const results = await Promise.allSettled(drafts.map(commit));
    const lost = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ status: 409 });
    expect(String(lost[0])).toMatch(/The file 'a\.xml' was brought in by another import, as PRJ-\d+\./);
    const { rows } = await sql<{ count: number }>`select count(*) as count from plan.plan where name = 'Twin'`.execute(
      server.db,
    );
    expect(rows[0]?.count).toBe(1);
  });

  it('answers a repeated command with the first answer and brings nothing in twice', async () => {
    const draft = await draftOf({ 'again.xml': roadPlan('Again') });
    const commandId = '0197c000-0000-7000-8000-00000000c0de';
    const request = { params: { importId: draft.id }, version: draft.version };
    const first = await server.call(routes.commitPlanImport, request, { commandId });
    expect(await server.call(routes.commitPlanImport, request, { commandId })).toEqual(first);
    expect(await refusalOf(server.call(routes.commitPlanImport, request))).toEqual({
      status: 409,
      codes: ['plan.import-committed'],
    });
  });

  it.each<[string, Uint8Array]>([
    ['50 MB of junk', new Uint8Array(50 * 1024 * 1024).fill(7)],
    ['nothing', new Uint8Array()],
    ['a plan cut in half', roadPlan('Half').slice(0, 900)],
    [
      'an entity bomb',
      new TextEncoder().encode('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Project>&b;</Project>'),
    ],
    [
      'ten thousand levels',
      new TextEncoder().encode(`<Project xmlns="http://schemas.microsoft.com/project">${'<a>'.repeat(10_000)}`),
    ],
    ['a zip bomb', zipSync({ 'zeros.xml': new Uint8Array(20 * 1024 * 1024) })],
  ])('refuses %s with its reasons and stays up', async (_, bytes) => {
    const draft = await draftOf({ 'bad.xml': bytes });
    expect(draft.files.map((file) => file.status)).toEqual(['refused']);
    expect(draft.files[0]?.problems.every((each) => each.text !== '' && each.advice !== '')).toBe(true);
    expect(await refusalOf(commit(draft))).toEqual({ status: 422, codes: ['plan.nothing-to-import'] });
    expect((await server.call(routes.readSession, {})).account).not.toBeNull();
  });
});

describe('milestones over HTTP', () => {
  it('are added, changed against the value that was seen, and removed', async () => {
    const projectId = await createProject('Milestones');
    const added = await server.call(routes.addMilestone, {
      params: { projectId },
      body: { name: 'Go-live', baselineOn: '2026-09-01' },
    });
    const params = { projectId, milestoneId: added.id };
    const changed = await server.call(routes.updateMilestone, {
      params,
      version: added.version,
      body: { forecastOn: { base: '2026-09-01', value: '2026-10-01' } },
    });
    expect(changed.version).toBe(2);
    const stale = server.call(routes.updateMilestone, { params, version: 1, body: { tier: { base: 2, value: 1 } } });
    expect(await refusalOf(stale)).toEqual({ status: 412, codes: ['audit.version-stale'] });
    const moved = server.call(routes.updateMilestone, {
      params,
      version: 2,
      body: { forecastOn: { base: '2026-09-01', value: '2026-11-01' }, actualOn: { base: null, value: '2099-01-01' } },
    });
    expect((await refusalOf(moved)).codes).toEqual(['portfolio.field-moved', 'plan.actual-in-future']);
    await server.call(routes.removeMilestone, { params, version: 2 });
    expect((await refusalOf(server.call(routes.removeMilestone, { params, version: 2 }))).status).toBe(404);
  });
});
