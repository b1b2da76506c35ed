import { routes } from '@sightline/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES, send } from '../../testing/matrix/examples.ts';
import { expected, principals } from '../../testing/matrix/oracle.ts';
import { allCases, hiddenAndAbsent, runMatrix } from '../../testing/matrix/run-matrix.ts';
import { makeWorld, type World } from '../../testing/matrix/world.ts';
import { testServer } from '../../testing/test-server.ts';

/** Cases of the seeded sample; `SIGHTLINE_MATRIX=all` makes them all. */
const SAMPLE = 400;
const SEED = Number(process.env.SIGHTLINE_SEED ?? Date.now() % 1_000_000);

let world: World;
beforeAll(async () => {
  world = await makeWorld(await testServer(), principals());
});

describe('who may do what', () => {
  it('is judged by the oracle for every route', () => {
    for (const route of Object.keys(routes)) expect(() => expected(route, 'auditor', 'own')).not.toThrow();
  });

  it(`is for every role and object as the table of roles says, and a refusal changes no row (seed ${SEED})`, async () => {
    const all = allCases();
    const isAll = process.env.SIGHTLINE_MATRIX === 'all';
    const cases = isAll ? all : all.filter((_, index) => pick(index) < SAMPLE / all.length);
    expect(await runMatrix(world, cases)).toEqual([]);
  }, 1_800_000);

  it.each([
    'readProject',
    'readPlan',
    'updateProject',
    'reportStatus',
    'setProjectAccess',
    'readProjectAccess',
  ] as const)(
    '%s answers for a hidden project, byte for byte, what it answers for one that does not exist',
    async (route) => {
      for (const principal of ['portfolio-manager', 'project-manager', 'cio', 'administrator']) {
        const { hidden, absent } = await hiddenAndAbsent(world, route, principal);
        expect(hidden).toEqual(absent);
        expect(hidden.status).toBe(404);
      }
    },
  );

  it('is nothing for a stranger, a closed account or an ended session, whatever the route', async () => {
    const { server } = world;
    const cookie = { cookie: `${(server.options.headers.cookie ?? '').split('=')[0]}=ended` };
    for (const [name, route] of Object.entries(routes)) {
      if (['public', 'first-run', 'persona'].includes(route.permission)) continue;
      const example = EXAMPLES[name as keyof typeof routes](world.ids.own, world);
      for (const headers of [{}, cookie]) {
        expect([name, (await send(server.url, headers, route, example)).status]).toEqual([name, 401]);
      }
    }
  });
});

/** A number from 0 to 1 for each case, decided by the seed (mulberry32). */
function pick(index: number): number {
  let t = (SEED + index * 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
