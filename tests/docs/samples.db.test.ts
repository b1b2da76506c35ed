import { readFileSync } from 'node:fs';
import { routes } from '@sightline/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';

const sample = (name: string) => readFileSync(new URL(`../../docs/samples/${name}`, import.meta.url));

/** The files that docs/tutorial.md hands to its reader, as the server takes them. */
describe('docs/samples', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await testServer();
  });

  it('register.csv fills every field of twelve projects and holds no fault', async () => {
    const { call } = server;
    const draft = await call(routes.startRegisterImport, {
      query: { name: 'register.csv' },
      bytes: sample('register.csv'),
    });
    expect([...draft.problems, ...draft.faults]).toEqual([]);
    expect(Object.keys(draft.mapping.columns)).toHaveLength(draft.headers.length);
    expect(draft.outcome).toMatchObject({ newProjects: 12, updatedProjects: 0, skippedRows: 0 });
    await call(routes.commitRegisterImport, { params: { importId: draft.id }, version: draft.version });
  });

  it('payroll.xml comes in whole, without a finding, to its row of the register', async () => {
    const { call } = server;
    const { id: importId } = await call(routes.startPlanImport, {});
    await call(routes.addPlanFile, {
      params: { importId },
      query: { path: 'payroll.xml' },
      bytes: sample('payroll.xml'),
    });
    const draft = await call(routes.readPlanImport, { params: { importId } });
    expect(draft.files).toMatchObject([{ status: 'ready', problems: [], notCarried: [], plans: [{ findings: [] }] }]);
    expect(draft.outcome).toMatchObject({ attached: 1, standAlone: 0 });
    await call(routes.commitPlanImport, { params: { importId }, version: draft.version });
  });

  it('payroll.xml stores the dates that our engine computes', async () => {
    const { rows } = await server.call(routes.readLineOfSight, { query: { search: 'PRJ-101' } });
    const { tasks } = await server.call(routes.readPlan, { params: { projectId: rows[0]?.id ?? '' }, query: {} });
    expect(tasks).toHaveLength(22);
    const unlike = tasks.filter((task) => task.start !== task.storedStart || task.finish !== task.storedFinish);
    expect(unlike.map((task) => task.name)).toEqual([]);
  });
});
