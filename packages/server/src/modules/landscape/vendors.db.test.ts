import { randomUUID } from 'node:crypto';
import { RefusedError, routes } from '@sightline/contract';
import type { Id } from '@sightline/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

type Values = Readonly<Record<string, unknown>>;

async function vendor(name: string, values: Values = {}): Promise<Id<'record'>> {
  const body = { kind: 'vendor', values: { name, ...values } } as never;
  return (await server.call(routes.addLandscapeRecord, { body })).id;
}

async function contract(name: string, vendorId: Id<'record'>): Promise<void> {
  const body = { kind: 'vendor-contract', values: { name, vendorId, state: 'active' } } as never;
  await server.call(routes.addLandscapeRecord, { body });
}

const pairs = async () => (await server.call(routes.listAlikeVendors, {})).pairs;
const told = async (word: string) =>
  (await pairs())
    .filter(({ first }) => first.name.includes(word))
    .map(({ first, other, reason }) => `${first.name} | ${other.name} | ${reason}`);

type Answer = 'same' | 'parent' | 'apart';
type Settling = { readonly version?: number; readonly otherVersion?: number; readonly commandId?: string };

function settle(recordId: Id<'record'>, otherId: Id<'record'>, answer: Answer, settling: Settling = {}) {
  const { version = 1, otherVersion = 1, commandId = randomUUID() } = settling;
  const body = { otherId, otherVersion, answer };
  return server.call(routes.settleAlikeVendors, { params: { recordId }, version, body }, { commandId });
}

async function codesOf(call: Promise<unknown>): Promise<readonly string[]> {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof RefusedError)) throw new Error(`not refused: ${String(error)}`);
  return error.problems.map(({ code }) => code);
}

const read = async (id: Id<'record'>) =>
  (await server.call(routes.readLandscapeRecord, { params: { recordId: id } })).rows[0];

describe('two vendors that may be one', () => {
  it('become one: contracts, parts and spellings move, and one undo takes it back', async () => {
    const kept = await vendor('Alpha Applications International', { spellings: ['AAI'] });
    const cut = await vendor('ALPHA APPLICATIONS INTERNATI', { country: 'US', spellings: ['Alpha Applic.'] });
    const part = await vendor('Zulu part of Alpha', { parentId: cut });
    await contract('Alpha network', cut);
    const [pair] = await pairs();
    expect(pair).toMatchObject({
      first: { id: kept, contracts: 0, spellings: ['AAI'] },
      other: { id: cut, contracts: 1, parent: null },
      reason: 'begins-alike',
    });
    const commandId = randomUUID();
    expect(await settle(kept, cut, 'same', { commandId })).toMatchObject({ version: 2 });
    expect((await read(kept))?.values).toMatchObject({
      name: 'Alpha Applications International',
      spellings: ['AAI', 'ALPHA APPLICATIONS INTERNATI', 'Alpha Applic.'],
      country: 'US',
    });
    expect((await read(part))?.values.parentId).toBe(kept);
    const { rows } = await server.call(routes.listLandscape, { query: { kind: 'vendor-contract' } });
    expect(rows.map(({ values }) => values.vendorId)).toEqual([kept]);
    expect(await codesOf(read(cut))).toEqual(['shell.not-found']);
    expect(await told('Alpha')).toEqual([]);
    await server.call(routes.undoCommand, { params: { commandId } });
    expect((await read(part))?.values.parentId).toBe(cut);
    expect(await told('Alpha')).toHaveLength(1);
  });

  it('are not asked about again once somebody said that they are not one', async () => {
    const [one, other] = [await vendor('Bravo Government Solutions'), await vendor('Bravo Government Solution')];
    expect(await told('Bravo')).toHaveLength(1);
    await settle(one, other, 'apart');
    expect((await read(one))?.values.isNot).toEqual(['Bravo Government Solution']);
    expect(await told('Bravo')).toEqual([]);
  });

  it('stay two when the one is the parent of the other, and lead back in no circle', async () => {
    const [group, division] = [await vendor('Charlie Martin'), await vendor('Charlie Martin Services')];
    await settle(group, division, 'parent');
    expect((await read(division))?.values.parentId).toBe(group);
    expect(await told('Charlie')).toEqual([]);
    expect(await codesOf(settle(division, group, 'parent', { version: 2 }))).toEqual(['records.circle']);
    await settle(group, division, 'same', { otherVersion: 2 });
    expect((await read(group))?.values).toMatchObject({ parentId: null, spellings: ['Charlie Martin Services'] });
  });

  it('are refused where they moved, are one already, or are none', async () => {
    const [one, other] = [await vendor('Delta'), await vendor('Echo')];
    const system = await server.call(routes.addLandscapeRecord, {
      body: { kind: 'system', values: { name: 'S', lifecycle: 'live' } },
    });
    expect(await codesOf(settle(one, other, 'same', { version: 7 }))).toEqual(['audit.version-stale']);
    expect(await codesOf(settle(one, other, 'same', { otherVersion: 7 }))).toEqual(['audit.version-stale']);
    expect(await codesOf(settle(one, one, 'same'))).toEqual(['landscape.one-vendor']);
    expect(await codesOf(settle(one, system.id, 'same'))).toEqual(['shell.not-found']);
  });
});
