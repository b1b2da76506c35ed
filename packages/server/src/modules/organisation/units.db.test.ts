import { randomUUID } from 'node:crypto';
import { type Grant, routes } from '@sightline/contract';
import type { Id, LocalDate, PersonId } from '@sightline/kernel';
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { answerTo, signedInAccount } from '../../testing/signed-in-account.ts';
import { TEST_NOW } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';

type UnitId = Id<'unit'>;

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterEach(() => server.setNow(TEST_NOW));

const day = (text: string) => text as LocalDate;

async function unit(name: string, parentId: UnitId | null = null, from = '2026-01-01'): Promise<UnitId> {
  return (await server.call(routes.addUnit, { body: { name, parentId, headId: null, from } })).id;
}

async function person(name = `Person ${randomUUID()}`): Promise<PersonId> {
  return (await server.call(routes.addPerson, { body: { name, email: null } })).id;
}

const move = (unitId: UnitId, parentId: UnitId | null, from: string, version = 1) =>
  server.call(routes.changeUnit, { params: { unitId }, version, body: { parentId, from } });
const home = (personId: PersonId, unitId: UnitId | null, from: string) =>
  server.call(routes.setHomeUnit, { params: { personId }, body: { unitId, from } });

async function parentsOn(on: string): Promise<ReadonlyMap<UnitId, UnitId | null>> {
  const { units } = await server.call(routes.readUnits, { query: { on: day(on) } });
  return new Map(units.map(({ id, parentId }) => [id, parentId]));
}

describe('a unit', () => {
  it('is as of any day what it was, is and will be', async () => {
    const [north, south] = [await unit('North'), await unit('South')];
    const team = await unit('Team', north);
    await move(team, south, '2026-09-01');
    expect((await parentsOn('2025-12-31')).has(team)).toBe(false);
    expect((await parentsOn('2026-08-31')).get(team)).toBe(north);
    expect((await parentsOn('2026-09-01')).get(team)).toBe(south);
    const { units } = await server.call(routes.readUnits, { query: {} });
    expect(units.find(({ id }) => id === team)).toMatchObject({
      version: 2,
      next: { on: '2026-09-01', isClosing: false },
    });
  });

  it('is not moved beneath itself, on any day to come', async () => {
    const top = await unit('Top');
    const middle = await unit('Middle', top);
    const low = await unit('Low', middle);
    await move(low, null, '2026-10-01');
    // From October on the low unit stands alone; until then it lies beneath the top one.
    await expect(move(top, low, '2026-08-01')).rejects.toMatchObject({
      status: 409,
      problems: [
        { code: 'organisation.units-in-circle', params: { chain: 'Low → Middle → Top → Low', day: '2026-08-01' } },
      ],
    });
    expect(await answerTo(move(top, low, '2026-10-01'))).toEqual([200]);
  });

  it('is not closed over people or units, which are named', async () => {
    const top = await unit('Closing');
    await unit('Beneath', top);
    await home(await person('Ann Obi'), top, '2026-01-01');
    const close = server.call(routes.closeUnit, { params: { unitId: top }, version: 1, body: { from: '2026-07-01' } });
    await expect(close).rejects.toMatchObject({
      problems: [
        { code: 'organisation.unit-lived-in', params: { people: 'Ann Obi', count: 1 } },
        { code: 'organisation.unit-parent-closed', params: { unit: 'Beneath', parent: 'Closing' } },
      ],
    });
  });

  it('moved twice at once into what would be a circle is moved once', async () => {
    const [one, two] = [await unit('One'), await unit('Two')];
    const answers = await Promise.all([answerTo(move(one, two, '2026-07-01')), answerTo(move(two, one, '2026-07-01'))]);
    expect(answers.map(([status]) => status).sort()).toEqual([200, 409]);
  });

  it('states the version that was seen', async () => {
    const id = await unit('Stale');
    await move(id, null, '2026-07-01');
    expect(await answerTo(move(id, null, '2026-08-01'))).toEqual([412, 'audit.version-stale']);
  });
});

describe('a home', () => {
  it('is one per person and day; what is over stays', async () => {
    const [here, there] = [await unit('Here'), await unit('There')];
    const who = await person();
    await home(who, here, '2026-02-01');
    await home(who, there, '2026-05-01');
    const on = async (text: string) => {
      const { people } = await server.call(routes.readUnits, { query: { on: day(text) } });
      return people.find((each) => each.person.id === who)?.unitId;
    };
    expect([await on('2026-01-31'), await on('2026-04-30'), await on('2026-05-01')]).toEqual([null, here, there]);
    expect(await answerTo(home(who, here, '2026-04-01'))).toEqual([422, 'organisation.home-is-over']);
  });

  it('is a unit that is open from that day on', async () => {
    const closing = await unit('Closing soon');
    await server.call(routes.closeUnit, { params: { unitId: closing }, version: 1, body: { from: '2026-08-01' } });
    expect(await answerTo(home(await person(), closing, '2026-07-01'))).toEqual([422, 'organisation.unit-not-open']);
  });
});

describe('the manager of a unit', () => {
  async function setting() {
    const [area, elsewhere] = [await unit('Area'), await unit('Elsewhere')];
    const team = await unit('Team of the area', area);
    const who = await person();
    await home(who, team, '2026-01-01');
    const project = await server.call(routes.createProject, {
      body: { name: `Pumps ${randomUUID()}`, managerId: who },
    });
    const role: Grant = { role: 'resource-manager', scope: { kind: 'unit', unitId: area } };
    const { client } = await signedInAccount(server, 'Rita Roma', [role]);
    const read = () => answerTo(client.call(routes.readProject, { params: { projectId: project.id } }));
    return { area, elsewhere, team, who, client, read, projectId: project.id };
  }

  it('reads the projects that its people manage, until the day on which they are no longer its people', async () => {
    const { elsewhere, team, client, read, projectId } = await setting();
    const { may } = await client.call(routes.readProject, { params: { projectId } });
    expect(may).toEqual(['project.read', 'plan.read', 'deployment.edit']);
    await sql`update identity.session set expires_at = '2026-07-01'`.execute(server.db);
    await move(team, elsewhere, '2026-06-02');
    // The zone is Europe/London, an hour ahead of UTC in June.
    server.setNow('2026-06-01T22:59:59.000Z');
    expect(await read()).toEqual([200]);
    server.setNow('2026-06-01T23:00:00.000Z');
    expect(await read()).toEqual([404, 'shell.not-found']);
  });

  it('no longer reads them once the unit was moved away or the person left', async () => {
    const { elsewhere, team, who, area, read } = await setting();
    await move(team, elsewhere, '2026-06-01');
    expect(await read()).toEqual([404, 'shell.not-found']);
    await move(team, area, '2026-06-01', 2);
    expect(await read()).toEqual([200]);
    await home(who, elsewhere, '2026-06-01');
    expect(await read()).toEqual([404, 'shell.not-found']);
  });

  it('places people within his units, and nobody of another', async () => {
    const { area, elsewhere, team, who, client } = await setting();
    const place = (personId: PersonId, unitId: UnitId | null) =>
      answerTo(client.call(routes.setHomeUnit, { params: { personId }, body: { unitId, from: day('2026-07-01') } }));
    expect(await place(who, area)).toEqual([200]);
    expect(await place(who, elsewhere)).toEqual([403, 'identity.not-allowed']);
    expect(await place(await person(), team)).toEqual([200]);
    const stranger = await person();
    await home(stranger, elsewhere, '2026-01-01');
    expect(await place(stranger, area)).toEqual([403, 'identity.not-allowed']);
    // Planned for another unit: not his to change either.
    const leaving = await person();
    await home(leaving, elsewhere, '2026-12-01');
    expect(await place(leaving, area)).toEqual([403, 'identity.not-allowed']);
  });
});
