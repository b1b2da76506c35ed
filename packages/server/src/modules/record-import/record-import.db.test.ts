import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RefusedError, routes } from '@sightline/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../../tests/support/test-data.ts';
import type { TestServer } from '../../testing/index.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const file = (kind: string, text: string | Uint8Array, more: Readonly<Record<string, string>> = {}) => ({
  query: { kind, name: `${kind}.csv`, ...more } as never,
  bytes: typeof text === 'string' ? bytesOf(text) : text,
});
const preview = (kind: string, text: string | Uint8Array, more = {}) =>
  server.call(routes.previewLandscapeImport, file(kind, text, more));
const bring = (kind: string, text: string | Uint8Array, more = {}) =>
  server.call(routes.importLandscape, file(kind, text, more));
const list = (kind: string, search = '') =>
  server.call(routes.listLandscape, { query: { kind, ...(search === '' ? {} : { search }) } as never });

async function textsOf(call: Promise<unknown>): Promise<readonly string[]> {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof RefusedError)) throw new Error(`not refused: ${String(error)}`);
  return error.problems.map(({ text }) => text);
}

const SYSTEMS = `Key,Application name,Also called,Status of life,Lifecycle,Hosted on,Retires
S-1,Host in Leeds,,x,retiring,,31 Mar 2027
S-2,OldPay,payroll host; pay engine,x,Retiring,host in leeds,2027-05-31
,PayCore,,x,planned,S-1,
`;

describe('a file of a register', () => {
  it('is shown before anything is kept: columns guessed, rows that name each other', async () => {
    const shown = await preview('system', SYSTEMS);
    expect(shown.columns).toEqual({ key: 0, name: 1, aliases: 2, lifecycle: 4, hostedOnId: 5, retiresOn: 6 });
    expect(shown).toMatchObject({ outcome: { added: 3, changed: 0, same: 0, faulty: 0 }, faults: [], problems: [] });
    expect(shown.rows[1]?.cells).toMatchObject({ aliases: 'payroll host, pay engine', retiresOn: '31 May 2027' });
    expect((await list('system')).total).toBe(0);
  });

  it('adds, then changes what has the same key, then finds nothing to do', async () => {
    expect(await bring('system', SYSTEMS)).toMatchObject({ added: 3, changed: 0, skipped: [] });
    const { rows, names } = await list('system', 'pay engine');
    expect(names[String(rows[0]?.values.hostedOnId)]).toBe('Host in Leeds');
    const changed = SYSTEMS.replace('S-2,OldPay,payroll host; pay engine,x,Retiring', 's-2,,,x,retired');
    expect(await bring('system', changed)).toMatchObject({ added: 0, changed: 1 });
    expect((await list('system', 'OldPay')).rows[0]).toMatchObject({
      version: 2,
      values: { lifecycle: 'retired', aliases: ['payroll host', 'pay engine'] },
    });
    expect(await bring('system', changed)).toMatchObject({ added: 0, changed: 0 });
  });

  it('is undone as one', async () => {
    const commandId = randomUUID();
    const text = 'Name,Lifecycle\nUndo one,live\nUndo two,live\n';
    await server.call(routes.importLandscape, file('system', text), { commandId });
    await server.call(routes.undoCommand, { params: { commandId } });
    expect((await list('system', 'Undo')).total).toBe(0);
  });

  it('is refused with all its faults, and taken without them when they are left aside', async () => {
    const text = [
      'Key,Name,Lifecycle,Hosted on,Retires',
      'F-1,Fine,live,,',
      'F-2,Bad life,undead,,31 June 2027',
      'F-3,,live,Nowhere,',
      'F-1,Fine again,live,,',
      'F-4,Loop,live,F-4,',
    ].join('\n');
    const texts = await textsOf(bring('system', text));
    expect(texts).toEqual([
      '4 rows hold faults, so nothing was brought in.',
      "'undead' in C3 is none of the choices.",
      "'31 June 2027' in E3 is not a date.",
      'Name is missing in B4.',
      "'Nowhere' in D4 is no hosted on that is known.",
      'A5 speaks again of F-1, which row 2 brings already with other values.',
      'F-4 would close a circle: F-4 → F-4.',
    ]);
    expect((await list('system', 'Fine')).total).toBe(0);
    expect(await bring('system', text, { faulty: 'skip' })).toMatchObject({ added: 1, skipped: [3, 4, 5, 6] });
  });

  it('says which columns are missing, and takes none that the kind does not have', async () => {
    expect((await preview('system', 'Nothing\nx\n')).problems.map(({ text }) => text)).toEqual([
      'No column holds Name, which every system needs.',
      'No column holds Lifecycle, which every system needs.',
    ]);
    expect(await textsOf(preview('system', SYSTEMS, { columns: 'name:1,salary:2' }))).toEqual([
      "'salary' is no field of a system.",
    ]);
    expect(await textsOf(preview('system', 'Name\n'))).toHaveLength(1);
  });

  it('takes four spellings of a vendor for one, and keeps them', async () => {
    const text = 'Supplier\n"ACME, INC."\nAcme Inc\nAcme Incorporated\nacme\nACME Holdings\n';
    expect(await bring('vendor', text)).toMatchObject({ added: 2 });
    const { rows } = await list('vendor', 'acme inc');
    expect(rows[0]?.values).toMatchObject({ name: 'ACME, INC.', spellings: ['Acme Inc', 'Acme Incorporated', 'acme'] });
  });
});

describe('records of projects from a file', () => {
  it('go to the projects that their rows name, and are safe to bring again', async () => {
    await server.call(routes.createProject, { body: { key: 'PRJ-900', name: 'Ledgered' } });
    const text = [
      'Document,Project,Posting date,Net amount,Status,Supplier',
      'D-1,PRJ-900,2026-10-31,"1,200.50",actual,ACME',
      'D-2,ledgered,2026-10-31,"(200.50)",reversed,ACME',
      'D-3,PRJ-999,2026-10-31,10,actual,ACME',
    ].join('\n');
    const bringLedger = () => server.call(routes.importLedger, file('actual', text));
    expect(await bringLedger()).toMatchObject({ added: 2, aside: 1, skipped: [] });
    expect(await bringLedger()).toMatchObject({ added: 0, changed: 0, aside: 0 });
    const { rows } = await server.call(routes.listLedger, { query: { kind: 'actual' } });
    expect(rows.map(({ values }) => values.amountMinor).sort()).toEqual([-20050, 120050]);
  });
});

describe('a file whose rows name vendors that nobody brought in before', () => {
  const text = [
    'Number,Contract,Supplier,Agency,Value,Note,Other note',
    'N-1,Cabling,"DELTA WIRE, INC.",North,100,laid in June,two floors',
    'N-2,Switches,Delta Wire Incorporated,North,200,,spare parts',
    'N-3,Phones,DELTA WIRE INC,North,soon,,',
    'N-4,Masts,Echo Towers,South,300,,',
    'N-5,Vans,,North,1,,',
  ].join('\n');
  const columns = 'key:0,name:1,vendorId:2,valueMinor:4,description:5';
  const north = { columns, second: 'description:6', only: '3: NORTH', same: 'state:active\nstartsOn:1 May 2026' };

  it('takes only the rows that are asked for, and tells what it would make', async () => {
    const shown = await preview('vendor-contract', text, { ...north, unread: 'empty' });
    expect(shown.outcome).toEqual({
      added: 3,
      changed: 0,
      same: 0,
      aside: 0,
      faulty: 1,
      doubtful: 1,
      otherRows: 1,
    });
    expect(shown.made).toEqual([{ one: 'vendor', many: 'vendors', names: ['DELTA WIRE, INC.'], total: 1 }]);
    expect(shown.spellings).toBe(2);
    expect(shown.faults.map(({ cell, problem }) => `${cell} ${problem.code} ${problem.severity}`)).toEqual([
      'C6 record-import.needed error',
      'E4 portfolio.amount-not-read warning',
    ]);
    expect(shown.headers[3]?.groups).toEqual([
      { value: 'North', rows: 4 },
      { value: 'South', rows: 1 },
    ]);
    expect((await list('vendor', 'delta')).total).toBe(0);
  });

  it('makes each once, keeps its spellings, and is undone with them', async () => {
    const commandId = randomUUID();
    const query = { ...north, unread: 'empty', faulty: 'skip' };
    const brought = await server.call(routes.importLandscape, file('vendor-contract', text, query), { commandId });
    expect(brought).toMatchObject({ added: 3, made: 1, skipped: [6] });
    const [vendor] = (await list('vendor', 'delta')).rows;
    expect(vendor?.values).toMatchObject({
      name: 'DELTA WIRE, INC.',
      spellings: ['Delta Wire Incorporated', 'DELTA WIRE INC'],
    });
    const { rows } = await list('vendor-contract', 'N-');
    expect(rows.map(({ key, values }) => [key, values.description, values.state, values.startsOn])).toEqual([
      ['N-1', 'laid in June\n\ntwo floors', 'active', '2026-05-01'],
      ['N-2', 'spare parts', 'active', '2026-05-01'],
      ['N-3', null, 'active', '2026-05-01'],
    ]);
    expect(await bring('vendor-contract', text, query)).toMatchObject({ added: 0, changed: 0, made: 0 });
    await server.call(routes.undoCommand, { params: { commandId } });
    expect((await list('vendor', 'delta')).total).toBe(0);
    expect((await list('vendor-contract', 'N-')).total).toBe(0);
  });

  it('adds a spelling to a vendor that stands, also one that somebody wrote in another file', async () => {
    await bring('vendor', 'Name\nFoxtrot Ltd\n');
    const more = 'Number,Contract,Supplier\nF-1,Lamps,FOXTROT LIMITED\nF-2,Poles,Foxtrot Ltd';
    expect((await preview('vendor-contract', more)).spellings).toBe(1);
    await bring('vendor-contract', more);
    expect((await list('vendor', 'foxtrot')).rows[0]).toMatchObject({
      version: 2,
      values: { name: 'Foxtrot Ltd', spellings: ['FOXTROT LIMITED'] },
    });
  });

  it('refuses a text for all rows that cannot be read, once, and amounts in another currency', async () => {
    expect(await textsOf(preview('vendor-contract', text, { columns, same: 'state:asleep\nstartsOn:soon' }))).toEqual([
      "'asleep' cannot be taken as State for all rows.",
      "'soon' cannot be taken as Starts for all rows.",
    ]);
    expect(await textsOf(preview('vendor-contract', text, { columns, same: 'salary:5' }))).toEqual([
      "'salary' is no field of a vendor contract.",
    ]);
    const dollars = await preview('vendor-contract', text.replace('Value', 'value_musd'), { columns });
    expect(dollars.problems.map((each) => each.text)).toEqual([
      "The amounts under 'value_musd' are in USD, but registers hold amounts in GBP.",
    ]);
  });

  it('doubts an amount far off the others, and takes it as it stands', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => `G-${at},Part ${at},Golf,${1000 + at}`);
    const shown = await preview(
      'vendor-contract',
      ['Number,Contract,Supplier,Value', ...rows, 'G-99,All,Golf,999000'].join('\n'),
    );
    expect(shown.outcome).toMatchObject({ added: 21, doubtful: 1 });
    expect(shown.faults.map(({ problem }) => problem.text)).toEqual([
      "'999000' in D22 is 989 times what this column usually holds.",
    ]);
  });
});

const contracts = join(dataFolder, 'portfolios', 'us-it-dashboard-2012', 'contracts.csv');

describe.skipIf(!existsSync(contracts))('a real file of contracts (no-data)', () => {
  it('brings contracts with their vendors, whatever the spelling', async () => {
    const bytes = readFileSync(contracts);
    const query = { columns: 'key:0,name:5,vendorId:7,reference:6,startsOn:10,endsOn:11', unread: 'empty' };
    const shown = await preview('vendor-contract', bytes, query);
    expect(new Set(shown.faults.map(({ problem }) => problem.code))).not.toContain('record-import.not-known');
    const brought = await bring('vendor-contract', bytes, { ...query, faulty: 'skip' });
    expect(brought.added).toBe(shown.outcome.added);
    expect(brought.made).toBe(shown.made[0]?.total);
    expect(brought.made).toBeGreaterThan(500);
    expect(await bring('vendor-contract', bytes, { ...query, faulty: 'skip' })).toMatchObject({
      added: 0,
      changed: 0,
      made: 0,
    });
  });
});
