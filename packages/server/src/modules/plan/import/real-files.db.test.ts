import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { routes } from '@sightline/contract';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testServer } from '../../../testing/test-server.ts';
import { asItStands } from '../../audit/index.ts';
import { listSummaries } from '../list-summaries.ts';
import { DATA_FOLDER } from '../testing/data-folder.ts';

/** Folders of the formats that are read. */
const FOLDERS = ['mspdi', 'mspdi-from-mpp', 'xer'];

it.skipIf(DATA_FOLDER === null)(
  'brings in every real plan file of the data folder in one commit (no-data)',
  async () => {
    const server = await testServer();
    const folder = join(DATA_FOLDER ?? '', 'schedules');
    const paths = FOLDERS.flatMap((name) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)));
    const { id: importId } = await server.call(routes.startPlanImport, {});
    for (const path of paths) {
      const query = { path: relative(folder, path) };
      await server.call(routes.addPlanFile, {
        params: { importId },
        query,
        bytes: readFileSync(path),
      });
    }
    const draft = await server.call(routes.readPlanImport, { params: { importId } });
    expect(draft.files).toHaveLength(paths.length);
    expect(draft.outcome.refused).toBeLessThanOrEqual(2);

    const done = await server.call(routes.commitPlanImport, { params: { importId: draft.id }, version: draft.version });
    const coming = draft.files.flatMap((file) => file.plans).filter((plan) => plan.target.kind !== 'skip');
    expect(done).toMatchObject({ attached: 0, replaced: 0, standAlone: coming.length });

    const summaries = await listSummaries(asItStands(server.db), null);
    expect(summaries).toHaveLength(coming.length);
    expect(sum(summaries.map((each) => each.taskCount))).toBe(sum(coming.map((plan) => plan.taskCount)));
    const { rows } = await sql<{ tasks: number; links: number; kept: number }>`
    select (select count(*) from plan.task) as tasks, (select count(*) from plan.link) as links,
      (select count(*) from plan.plan_file where length(bytes) = size) as kept`.execute(server.db);
    expect(rows[0]).toEqual({
      tasks: sum(coming.map((plan) => plan.taskCount)),
      links: sum(coming.map((plan) => plan.linkCount)),
      kept: draft.files.filter((file) => file.status === 'ready').length,
    });
  },
);

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
