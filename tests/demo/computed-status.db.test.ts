import { type Colour, routes, type SightRow } from '@sightline/contract';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { specFile } from '../../packages/demo/src/testing/demo-of.ts';
import { insertSignedIn } from '../../packages/server/src/testing/matrix/signed-in.ts';
import { clientOf, startTestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testDatabase } from '../../packages/server/src/testing/test-database.ts';
import { DEMO_NOW, demoIn } from '../support/demo-in.ts';

type Stated = {
  readonly project: string;
  readonly cpi: number | null;
  readonly spiT: number | null;
  readonly eacK: number | null;
  readonly schedule: Colour | null;
  readonly cost: Colour | null;
  readonly data: Colour | null;
  readonly overall: Colour | null;
};
const spec = specFile() as {
  readonly stated: readonly Stated[];
  readonly projects: readonly { id: string; basis: string }[];
};
const basisOf = new Map(spec.projects.map(({ id, basis }) => [id, basis]));

/** What a description calls unknown has dates or reports at most: nothing in it measures work. */
const UNMEASURED = ['dates-only', 'registers', 'nothing'];
const OVER = ['close', 'benefits', 'cancelled', 'rejected'];

/** What the description says of each project, derived there by hand from the rules, is what the product computes from its rows. */
describe('the computed status of the demo organisation', () => {
  let rows: ReadonlyMap<string, SightRow>;

  beforeAll(async () => {
    const { url, db } = await testDatabase();
    await demoIn(db);
    const options = { isEmpty: true, now: DEMO_NOW, inspectWorker: inject('inspectWorker') };
    const server = await startTestServer(() => url, options);
    try {
      const { personas } = await clientOf(server.url, {}).call(routes.listPersonas, {});
      const persona = personas.find(({ role }) => role === 'PMO director');
      if (persona === undefined) throw new Error(`no PMO director among ${JSON.stringify(personas)}`);
      const cookie = await insertSignedIn(server, persona.accountId, DEMO_NOW);
      const director = clientOf(server.url, { cookie });
      const { rows: read } = await director.call(routes.readLineOfSight, { query: { limit: 500 } });
      rows = new Map(read.map((row) => [row.key, row]));
    } finally {
      await server.stop();
    }
  }, 120_000);

  it.each(spec.stated)('of $project is what the description states', (stated) => {
    const row = rowOf(stated.project);
    const colourOf = (wanted: string) =>
      row.computed.dimensions.find(({ dimension }) => dimension === wanted)?.colour ?? null;
    expect(
      {
        schedule: colourOf('schedule'),
        cost: colourOf('cost'),
        data: colourOf('data'),
        overall: row.computed.colour === 'unknown' ? null : row.computed.colour,
      },
      row.computed.reasons.join('\n'),
    ).toEqual({ schedule: stated.schedule, cost: stated.cost, data: stated.data, overall: stated.overall });
    const basis = basisOf.get(stated.project) ?? '';
    if (OVER.includes(row.stage)) expect(row.computed.basis).toBe('nothing');
    else if (basis === 'unknown') expect(UNMEASURED).toContain(row.computed.basis);
    else expect(row.computed.basis).toBe(basis);
  });

  it.each(spec.stated.filter(({ cpi }) => cpi !== null))('of $project rests on the stated figures', (stated) => {
    const row = rowOf(stated.project);
    expect(row.costIndex).toBeCloseTo(stated.cpi ?? 0, 1.6);
    expect(Math.abs((row.estimateMinor ?? 0) / 100_000 - (stated.eacK ?? 0))).toBeLessThanOrEqual(1);
    // The description counts whole months, the product days: they differ where a project ended within a month.
    if (!OVER.includes(row.stage)) expect(Math.abs((row.scheduleIndex ?? 0) - (stated.spiT ?? 0))).toBeLessThan(0.011);
  });

  function rowOf(key: string): SightRow {
    const row = rows.get(key);
    if (row === undefined) throw new Error(`the line of sight does not show ${key}`);
    return row;
  }
});
