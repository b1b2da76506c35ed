import type { KyselyPlugin } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import type { Db } from '../audit/index.ts';
import { lineOfSight } from './line-of-sight.ts';
import { readSights } from './read-sights.ts';
import { reportingHandlers } from './routes.ts';
import { sightRow } from './sight-row.ts';
import { queryOf, readerOf, seedFrame, seedOrganisation, seedProjects } from './testing/seed.ts';

/** Counts what goes to the database, and changes nothing. */
function counted(db: Db): { readonly db: Db; readonly count: () => number } {
  let count = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { db: db.withPlugin(plugin), count: () => count };
}

describe('line of sight over a database', () => {
  let db: Db;
  let frame: Awaited<ReturnType<typeof seedFrame>>;
  beforeAll(async () => {
    ({ db } = await testDatabase());
    await seedOrganisation(db);
    frame = await seedFrame(db);
  });

  it('takes the same number of queries for 0, 5 and 500 projects', async () => {
    const counts: number[] = [];
    for (const more of [0, 5, 495]) {
      await seedProjects(db, frame, more, 1 + counts.length * 1000);
      const counting = counted(db);
      await readSights(readerOf(counting.db), null);
      counts.push(counting.count());
    }
    expect(new Set(counts)).toEqual(new Set([18]));
  });

  it('gives a project of a program the portfolio of its program, and a plan its dates', async () => {
    const { sights } = await readSights(readerOf(db), null);
    const row = lineOfSight(sights.map(sightRow), queryOf({ search: 'PRJ-1001', limit: 1 })).rows[0];
    expect(row).toMatchObject({
      key: 'PRJ-1001',
      portfolio: { id: frame.portfolioId, name: 'Change' },
      manager: { name: 'Dan Whitaker' },
      reported: { colour: 'green', on: '2026-11-02', source: 'register' },
      finishOn: '2027-04-30',
      slipDays: 56,
      floatDays: 0,
      progressPercent: 40,
      taskCount: 2,
      nextMilestone: { name: 'Milestone 0', on: '2027-01-15', isLate: false, colour: 'green' },
      computed: { colour: 'red', basis: 'earned-value' },
    });
  });

  it('leads from a late finish back to what set it', async () => {
    const { sights } = await readSights(readerOf(db), null);
    const project = sights.find((each) => each.facts.plan !== null)?.project;
    expect(project).toBeDefined();
    if (project === undefined) return;
    const request = { query: {}, body: undefined, bytes: new Uint8Array(), version: 0 };
    const why = await reportingHandlers.explainCell(readerOf(db), {
      ...request,
      params: { projectId: project.id, cell: 'slipDays' },
    });
    expect(why).toMatchObject({ ok: true, value: { value: '+56 calendar days' } });
    const chain = why.ok ? why.value.chain.map(({ name, finish, text }) => [name, finish, text]) : [];
    expect(chain).toEqual([
      ['Handover', '2027-04-30T16:00', "follows 'Build' (finish to start)"],
      ['Build', '2027-01-29T16:00', 'project start'],
    ]);
  });
});
