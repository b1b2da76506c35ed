import { randomUUID } from 'node:crypto';
import { RefusedError, routes } from '@sightline/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { TEST_NOW, type TestServer } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';
import { columnOf, columnType, recordTables } from './table.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

const addSystem = (name: string, more: Readonly<Record<string, string | null>> = {}) =>
  server.call(routes.addLandscapeRecord, {
    body: { kind: 'system', values: { name, lifecycle: 'live', ...more } },
  });
const newProject = async () => (await server.call(routes.createProject, { body: { name: `P ${randomUUID()}` } })).id;
const listSystems = (query: Readonly<Record<string, string>> = {}) =>
  server.call(routes.listLandscape, { query: { kind: 'system', ...query } });

async function problemsOf(call: Promise<unknown>): Promise<readonly string[]> {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof RefusedError)) throw new Error(`not refused: ${String(error)}`);
  return error.problems.map(({ text }) => text);
}

describe('the table of every kind', () => {
  it.each(recordTables.map((table) => [table.kind.name, table] as const))(
    '%s is as it is defined',
    async (_, table) => {
      const { rows } = await sql<{ name: string; type: string; required: boolean }>`
      select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required from pg_attribute
      where attrelid = ${table.name}::regclass and attnum > 0 and not attisdropped order by attnum`.execute(server.db);
      const fields = Object.entries(table.kind.fields).map(([field, each]) => ({
        name: columnOf(field),
        type: columnType(each),
        required: each.isRequired,
      }));
      const project = table.group.isInProject ? [{ name: 'project_id', type: 'uuid', required: true }] : [];
      const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
        one.name < other.name ? -1 : 1;
      const defined = [
        ...project,
        { name: 'id', type: 'uuid', required: true },
        { name: 'version', type: 'integer', required: true },
        { name: 'key', type: 'text', required: true },
        ...fields,
      ];
      expect(rows.sort(byName)).toEqual(defined.sort(byName));
    },
  );

  it.each(recordTables.map((table) => [table.kind.name, table] as const))(
    '%s lets through what its schema does',
    async (_, table) => {
      const { rows } = await sql<{ definition: string }>`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = ${table.name}::regclass and contype = 'c' order by conname`.execute(server.db);
      const told = rows.map(({ definition }) => definition).join('\n');
      for (const [field, each] of Object.entries(table.kind.fields)) {
        if (each.kind === 'choice') for (const value of each.values) expect(told).toContain(`'${value}'`);
        if (each.kind === 'percent') expect(told).toContain(`(${columnOf(field)} <= ${each.max})`);
      }
    },
  );
});

describe('a register', () => {
  it('gives keys that are never given twice', async () => {
    const first = await addSystem('Key one');
    const { key, id, version } = await addSystem('Key two');
    expect(Number(key.slice(4))).toBe(Number(first.key.slice(4)) + 1);
    await server.call(routes.removeLandscapeRecord, { params: { recordId: id }, version });
    expect((await addSystem('Key three')).key).not.toBe(key);
    const again = server.call(routes.addLandscapeRecord, {
      body: { kind: 'system', key, values: { name: 'Key again', lifecycle: 'live' } },
    });
    expect(await problemsOf(again)).toEqual([`The key ${key} is or was used by another system.`]);
  });

  it('lists a page with the names of what it tells, sorted and searched', async () => {
    const host = await addSystem('Zeta host');
    await addSystem('Alpha ledger', { hostedOnId: host.id });
    const found = await listSystems({ search: 'alpha led' });
    expect(found.total).toBe(1);
    expect(found.rows[0]?.values).toMatchObject({ name: 'Alpha ledger', hostedOnId: host.id, aliases: null });
    expect(found.names[host.id]).toBe('Zeta host');
    const down = await listSystems({ sort: '-name', limit: '1' });
    expect(down.rows[0]?.values.name).toBe('Zeta host');
    expect(down.next).toBe(1);
    expect((await listSystems({ sort: '-name', from: '1', limit: '1' })).rows[0]?.id).not.toBe(host.id);
    expect((await listSystems({ search: '100%_' })).total).toBe(0);
    expect(await listSystems({ from: '100000' })).toMatchObject({ rows: [], next: null });
  });

  it('stands in the order of its keys as people count them, and back', async () => {
    const { id: projectId } = await server.call(routes.createProject, { body: { name: 'Count the keys' } });
    const values = { name: 'Crane', isOpportunity: false, state: 'open' };
    for (const key of ['RSK-10', 'RSK-2', 'A-100', 'loose'])
      await server.call(routes.addRaidRecord, { params: { projectId }, body: { kind: 'risk', key, values } });
    const keys = async (sort: string | null) => {
      const query = { kind: 'risk', ...(sort === null ? {} : { sort }) } as const;
      const { rows } = await server.call(routes.listRaidOfProject, { params: { projectId }, query });
      return rows.map(({ key }) => key);
    };
    const counted = ['A-100', 'RSK-2', 'RSK-10', 'loose'];
    expect(await keys(null)).toEqual(counted);
    expect(await keys('key')).toEqual(counted);
    expect(await keys('name')).toEqual(counted);
    expect(await keys('-key')).toEqual(counted.toReversed());
  });

  it('refuses a sort by what it does not hold', async () => {
    expect(await problemsOf(listSystems({ sort: 'password' }))).toEqual(["A register cannot be sorted by 'password'."]);
  });

  it('changes only what is still as it was seen, and says all that is wrong at once', async () => {
    const { id: recordId } = await addSystem('Change me');
    const params = { recordId };
    const change = (body: Parameters<typeof patch>[1]) => patch(params, body);
    expect(await change({ lifecycle: { base: 'live', value: 'retiring' } })).toMatchObject({ version: 2 });
    const refused = server.call(routes.changeLandscapeRecord, {
      params,
      version: 2,
      body: {
        kind: 'system',
        changes: {
          lifecycle: { base: 'live', value: 'retired' },
          hostedOnId: { base: null, value: recordId },
        },
      },
    });
    expect(await problemsOf(refused)).toHaveLength(2);
  });

  it('undoes a change, a removal and an addition', async () => {
    const { id: recordId } = await addSystem('Undo me');
    const read = () => server.call(routes.readLandscapeRecord, { params: { recordId } });
    const commandId = randomUUID();
    await server.call(routes.removeLandscapeRecord, { params: { recordId }, version: 1 }, { commandId });
    await expect(read()).rejects.toThrow();
    await server.call(routes.undoCommand, { params: { commandId } });
    expect((await read()).rows[0]?.values.name).toBe('Undo me');
  });
});

const patch = (
  params: { readonly recordId: string },
  changes: Readonly<Record<string, { readonly base: string | null; readonly value: string | null }>>,
) => server.call(routes.changeLandscapeRecord, { params, version: 1, body: { kind: 'system', changes } });

describe('a record that is gone', () => {
  it('is read as of a moment at which it stood, and is nowhere before and after', async () => {
    const at = (minutes: number) => new Date(Date.parse(TEST_NOW) + minutes * 60_000).toISOString();
    server.setNow(at(10));
    const { id: recordId } = await addSystem('Gone tomorrow');
    const read = (asOf?: string) =>
      server.call(routes.readLandscapeRecord, { params: { recordId }, query: asOf === undefined ? {} : { asOf } });
    const then = await read();
    server.setNow(at(20));
    await server.call(routes.removeLandscapeRecord, { params: { recordId }, version: 1 });
    server.setNow(at(30));
    expect(await read(at(15))).toEqual(then);
    for (const moment of [undefined, at(5), at(25)])
      expect(await problemsOf(read(moment))).toEqual(['There is no such record, or you may not see it.']);
    server.setNow(TEST_NOW);
  });
});

describe('what no record may say', () => {
  it('a system that feeds itself, or is hosted on itself by a way round', async () => {
    const [a, b] = [await addSystem('Circle a'), await addSystem('Circle b')];
    const feed = server.call(routes.addLandscapeRecord, {
      body: { kind: 'feed', key: 'FEED-X', values: { sourceId: a.id, targetId: a.id } },
    });
    expect(await problemsOf(feed)).toEqual(['FEED-X would lead from a record to the same record.']);
    await patch({ recordId: a.id }, { hostedOnId: { base: null, value: b.id } });
    expect(await problemsOf(patch({ recordId: b.id }, { hostedOnId: { base: null, value: a.id } }))).toEqual([
      `${b.key} would close a circle: ${b.key} → ${a.key} → ${b.key}.`,
    ]);
  });

  it('a freeze that ends before it begins', async () => {
    const freeze = server.call(routes.addLandscapeRecord, {
      body: {
        kind: 'freeze',
        key: 'FRZ-X',
        values: { name: 'Turned', startsOn: '2027-02-01', endsOn: '2027-01-01', coversAll: true },
      },
    });
    expect(await problemsOf(freeze)).toEqual(['FRZ-X would end on 2027-01-01, before it begins on 2027-02-01.']);
  });

  it('a touch of what is no system', async () => {
    const projectId = await newProject();
    const vendor = await server.call(routes.addLandscapeRecord, { body: { kind: 'vendor', values: { name: 'V' } } });
    const touch = server.call(routes.addDeliveryRecord, {
      params: { projectId },
      body: { kind: 'touch', key: 'TCH-X', values: { systemId: vendor.id, mode: 'reads' } },
    });
    expect(await problemsOf(touch)).toEqual(['There is no such record, or you may not see it.']);
  });

  it('removing what is still named', async () => {
    const projectId = await newProject();
    const system = await addSystem('Touched');
    await server.call(routes.addDeliveryRecord, {
      params: { projectId },
      body: { kind: 'touch', values: { systemId: system.id, mode: 'reads' } },
    });
    const removal = server.call(routes.removeLandscapeRecord, { params: { recordId: system.id }, version: 1 });
    expect(await problemsOf(removal)).toEqual([`The system ${system.key} is still named by 1 other records.`]);
  });
});

describe('records of projects', () => {
  it('stand with their project, and not with another', async () => {
    const [mine, other] = [await newProject(), await newProject()];
    const values = { name: 'Cut-over slips', isOpportunity: false, state: 'open' } as const;
    const risk = await server.call(routes.addRaidRecord, {
      params: { projectId: mine },
      body: { kind: 'risk', values },
    });
    const query = { kind: 'risk' } as const;
    const ofMine = await server.call(routes.listRaidOfProject, { params: { projectId: mine }, query });
    expect(ofMine.rows.map(({ id }) => id)).toEqual([risk.id]);
    expect((await server.call(routes.listRaidOfProject, { params: { projectId: other }, query })).rows).toEqual([]);
    expect((await server.call(routes.listRaid, { query })).rows.map(({ id }) => id)).toContain(risk.id);
    const elsewhere = { params: { projectId: other, recordId: risk.id }, version: 1 };
    await expect(server.call(routes.removeRaidRecord, elsewhere)).rejects.toMatchObject({ status: 404 });
  });

  it('go from the lists when their project is taken off the line of sight', async () => {
    const projectId = await newProject();
    const values = { name: 'Gone', isOpportunity: false, state: 'open' } as const;
    const risk = await server.call(routes.addRaidRecord, { params: { projectId }, body: { kind: 'risk', values } });
    await server.call(routes.removeProject, { params: { projectId }, version: 1 });
    const { rows } = await server.call(routes.listRaid, { query: { kind: 'risk' } });
    expect(rows.map(({ id }) => id)).not.toContain(risk.id);
  });
});
