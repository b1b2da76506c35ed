import { randomUUID } from 'node:crypto';
import { type RegisterImport, routes } from '@sightline/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../../testing/index.ts';
import { testServer } from '../../../testing/test-server.ts';
import { verifyChain } from '../../audit/index.ts';
import { PLANTED_FAULTS, SIXTY_ROWS, sixtyRowRegister } from './testing/sixty-row-register.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

const start = (text: string, name = 'register.tsv') =>
  server.call(routes.startRegisterImport, { query: { name }, bytes: bytesOf(text) });
const commit = ({ id, version }: RegisterImport) =>
  server.call(routes.commitRegisterImport, { params: { importId: id }, version });
const revise = ({ id, version }: RegisterImport, body: Parameters<typeof reviseBody>[0]) =>
  server.call(routes.reviseRegisterImport, { params: { importId: id }, version, body: reviseBody(body) });
type Body = NonNullable<Parameters<typeof server.call<typeof routes.reviseRegisterImport>>[1]['body']>;
const reviseBody = (body: Body) => body;
const refusalOf = async (act: Promise<unknown>) => {
  const error = await act.then(() => null).catch((each: unknown) => each);
  return error as {
    readonly status: number;
    readonly problems: readonly { readonly code: string; readonly params: Record<string, unknown> }[];
  } | null;
};
const projects = async () => {
  const { rows } = await sql<Record<string, unknown>>`
    select p.key, p.name, p.version, p.stage, p.go_live_on as "goLiveOn", p.budget_minor as "budgetMinor", p.tier,
      s.name as sponsor, g.name as program, f.name as portfolio, p.id
    from portfolio.project p left join organisation.person s on s.id = p.sponsor_id
      left join portfolio.program g on g.id = p.program_id left join portfolio.portfolio f on f.id = p.portfolio_id
    order by p.key`.execute(server.db);
  return rows;
};
const count = async (table: string) => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(server.db);
  return rows[0]?.count;
};

describe('a register', () => {
  it('shows nine faults at once, is mended in place, and is taken whole', async () => {
    const before = await start(sixtyRowRegister());
    expect(before.faults.map((each) => `${each.cell} ${each.problem.code}`)).toEqual(
      PLANTED_FAULTS.map((each) => `${each.cell} ${each.code}`),
    );
    expect(before.faults[0]?.problem.text).toBe(
      "'Henrik Dalgard' in C7 is nobody known, but 'Henrik Dalgaard' is close.",
    );
    expect(before.isMappingRemembered).toBe(false);

    const refused = await refusalOf(commit(before));
    expect(refused).toMatchObject({
      status: 422,
      problems: [{ code: 'portfolio.import-has-faults', params: { count: 9, cell: 'C7' } }],
    });
    expect(await count('portfolio.project')).toBe(0);

    const mended = await revise(before, mendsOf(before));
    expect(mended.faults).toEqual([]);
    expect(mended.outcome).toMatchObject({ newProjects: 59, skippedRows: SIXTY_ROWS.skippedAfterMending });
    const done = await commit(mended);
    expect(done).toMatchObject({ created: 59, updated: 0 });
    const moved = (entity: string) => done.moved.filter((each) => each.entity === entity).length;
    expect([moved('project'), moved('program'), moved('portfolio')]).toEqual([59, 4, 2]);
    expect(moved('person')).toBe(mended.outcome.newPeople.length);
    expect(await count('portfolio.project')).toBe(59);
    expect((await verifyChain(server.db)).brokenAt).toBeNull();
  });

  it('gives each project with a colour its first status, of today, from the register', async () => {
    const { rows } = await sql`
      select distinct source, reported_on as "on" from portfolio.status_report`.execute(server.db);
    expect(rows).toEqual([{ source: 'register', on: '2026-06-01' }]);
    expect(await count('portfolio.status_report')).toBeGreaterThan(30);
  });

  it('remembers the mapping for the same headers', async () => {
    expect(await start(sixtyRowRegister())).toMatchObject({ isMappingRemembered: true });
  });

  it('is finished once', async () => {
    const draft = await start('Key\tName\nONCE-1\tOnce\n');
    await commit(draft);
    const again = await server.call(routes.readRegisterImport, { params: { importId: draft.id } });
    expect(again.state).toBe('committed');
    expect(await refusalOf(commit(again))).toMatchObject({
      status: 409,
      problems: [{ code: 'portfolio.import-committed' }],
    });
    expect(await refusalOf(revise(again, { skip: [] }))).toMatchObject({
      problems: [{ code: 'portfolio.import-committed' }],
    });
  });

  it('answers a repeated commit with the first answer', async () => {
    const draft = await start('Key\tName\nTWICE-1\tTwice\n');
    const call = () =>
      server.call(
        routes.commitRegisterImport,
        { params: { importId: draft.id }, version: draft.version },
        { commandId },
      );
    const commandId = randomUUID();
    expect(await call()).toEqual(await call());
  });
});

describe('a row with the key of a project on record', () => {
  it('updates what it fills and erases nothing', async () => {
    await commit(await start('Key\tName\tStage\tBudget\tTier\tRAG\nUPD-1\tFirst name\tDeliver\t1000\tS\tGreen\n'));
    const draft = await start('Key\tName\tStage\tBudget\tTier\tRAG\nupd-1\t\tDeploy\t\tS\tRed\n');
    expect(draft.rows[0]?.updates).toMatchObject({ key: 'UPD-1', name: 'First name' });
    expect(draft.outcome).toMatchObject({ newProjects: 0, updatedProjects: 1 });
    expect(await commit(draft)).toMatchObject({ created: 0, updated: 1, moved: [{ entity: 'project', version: 2 }] });
    expect(await projects()).toContainEqual(
      expect.objectContaining({
        key: 'UPD-1',
        name: 'First name',
        version: 2,
        stage: 'deploy',
        budgetMinor: 100_000,
        tier: 'S',
      }),
    );
    const { rows } = await sql<{ inverse: unknown }>`
      select inverse from audit.command where name = 'portfolio.commitRegisterImport' order by seq desc limit 1`.execute(
      server.db,
    );
    expect(rows[0]?.inverse).toMatchObject({
      input: { updated: [{ version: 2, before: { stage: 'deliver' } }], statuses: [{}] },
    });
  });

  it('moves nothing when it says what is on record', async () => {
    const text = 'Key\tName\tStage\tBudget\tRAG\nSAME-1\tSame\tDeliver\t1000\tGreen\n';
    await commit(await start(text));
    expect(await commit(await start(text))).toMatchObject({ created: 0, updated: 0, moved: [] });
  });
});

describe('two imports', () => {
  it('that were committed at once: one wins, the other is told', async () => {
    const text = 'Key\tName\tPM\nRACE-1\tRace one\tOlena Kovalenko\nRACE-2\tRace two\tOlena Kovalenko\n';
    const drafts = [await start(text), await start(text)];
    const results = await Promise.allSettled(drafts.map(commit));
    expect(results.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(lost).toMatchObject({ status: 412, problems: [{ code: 'portfolio.register-moved' }] });
    const fresh = await server.call(routes.readRegisterImport, {
      params: { importId: drafts[results[0]?.status === 'rejected' ? 0 : 1]?.id ?? '' },
    });
    expect(fresh.outcome).toMatchObject({ newProjects: 0, updatedProjects: 2, newPeople: [] });
    expect(await commit(fresh)).toMatchObject({ created: 0, updated: 0 });
  });

  it('without keys get different ones', async () => {
    const drafts = [await start('Name\nKeyless one\n'), await start('Name\nKeyless two\n')];
    await Promise.all(drafts.map(commit));
    const keys = (await projects()).filter((each) => String(each.name).startsWith('Keyless')).map((each) => each.key);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^PRJ-\d+$/);
  });
});

it('a commit and hand-made changes of the same projects at once end in order, none with a failure', async () => {
  const rows = Array.from({ length: 12 }, (_, n) => `MIX-${n}\tMixed ${n}\t`);
  await commit(await start(`Key\tName\tTier\n${rows.join('\n')}\n`));
  const draft = await start(`Key\tName\tTier\n${rows.map((row) => `${row}XL`).join('\n')}\n`);
  const ids = draft.rows.flatMap((row) => row.updates?.id ?? []);
  const change = (projectId: string) =>
    server.call(routes.updateProject, {
      params: { projectId },
      version: 1,
      body: { priority: { base: null, value: 3 } },
    });
  const results = await Promise.allSettled([commit(draft), ...ids.map(change)]);
  const statuses = results.map((each) => (each.status === 'fulfilled' ? 200 : each.reason.status));
  expect(new Set([200, 412, ...statuses])).toEqual(new Set([200, 412]));
  expect(ids).toHaveLength(12);
});

describe('a draft', () => {
  it('is revised by one writer at a time', async () => {
    const draft = await start('Key\tName\nREV-1\tRevised\n');
    const edit = (text: string) => revise(draft, { edits: [{ row: 2, field: 'name', text }] });
    const results = await Promise.allSettled([edit('One'), edit('Two')]);
    expect(results.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((each) => each.status === 'rejected')).toMatchObject({
      reason: { status: 412, problems: [{ code: 'audit.version-stale' }] },
    });
  });

  it('keeps a confirmed name, a skipped row and a mapping', async () => {
    const draft = await start('Key\tName\tPM\tOther\nC-1\tA\tIvana Horvat\tx\nC-2\tB\tIvana Horvatt\ty\n');
    expect(draft.faults).toMatchObject([{ cell: 'C3', problem: { code: 'portfolio.person-similar' } }]);
    const kept = await revise(draft, { edits: [{ row: 3, field: 'manager', text: 'Ivana Horvatt' }] });
    expect(kept.faults).toEqual([]);
    expect(kept.outcome.newPeople).toEqual(['Ivana Horvat', 'Ivana Horvatt']);
    const skipped = await revise(kept, {
      skip: [{ row: 3, isSkipped: true }],
      mapping: { ...kept.mapping, columns: { ...kept.mapping.columns, tier: 3 } },
    });
    expect(skipped.faults).toMatchObject([{ cell: 'D2', problem: { code: 'portfolio.tier-not-known' } }]);
    expect(skipped.rows[1]).toMatchObject({ isSkipped: true });
    const taken = await revise(skipped, { skip: [{ row: 3, isSkipped: false }] });
    expect(taken.faults).toHaveLength(2);
  });

  it('refuses an edit of a row that is not there', async () => {
    const draft = await start('Key\tName\nNR-1\tA\n');
    expect(await refusalOf(revise(draft, { edits: [{ row: 9, field: 'name', text: 'x' }] }))).toMatchObject({
      status: 422,
      problems: [{ code: 'portfolio.row-not-there', params: { row: 9 } }],
    });
  });

  it('of another account is not found, whatever is asked of it', async () => {
    const draft = await start('Key\tName\nOWN-1\tMine\n');
    await sql`update portfolio.register_import set account_id = gen_random_uuid() where id = ${draft.id}`.execute(
      server.db,
    );
    const params = { importId: draft.id };
    const acts = [
      () => server.call(routes.readRegisterImport, { params }),
      () => revise(draft, {}),
      () => commit(draft),
    ];
    for (const act of acts) {
      expect(await refusalOf(act())).toMatchObject({ status: 404, problems: [{ code: 'shell.not-found' }] });
    }
  });

  it('stores what no database likes without its unstorable parts', async () => {
    const draft = await start('Key\tName\nODD-1\tA\u0000\u0001b <script>alert(1)</script>\n'.replace('\u0000', ''));
    const odd = { edits: [{ row: 2, field: 'name' as const, text: 'Odd\u0000 \ud800 name' }] };
    expect(await refusalOf(revise(draft, odd))).toMatchObject({ status: 400 });
    expect(draft.rows[0]?.cells.name?.text).toBe('Ab <script>alert(1)</script>');
    expect(await commit(draft)).toMatchObject({ created: 1 });
  });
});

describe('what is no register', () => {
  it.each([
    ['nothing', '', 'interchange.table-empty'],
    ['a header only', 'Key\tName\n', 'portfolio.register-empty'],
    ['too many rows for a table', `Key\tName\n${'K\tN\n'.repeat(50_000)}`, 'interchange.table-too-many-rows'],
    ['too many rows for a register', `Key\tName\n${'K\tN\n'.repeat(6000)}`, 'portfolio.register-too-large'],
    ['a plan', 'ERMHDR\t19.12\n', 'interchange.table-plan-file'],
  ])('%s', async (_, text, code) => {
    expect(await refusalOf(start(text))).toMatchObject({ status: 422, problems: [{ code }] });
  });
});

/** What a user does about each planted fault: one click, a typed value, or a skipped row. */
function mendsOf(preview: RegisterImport): Body {
  const texts = PLANTED_FAULTS.map(({ cell, mend }) => {
    const fault = preview.faults.find((each) => each.cell === cell);
    return mend.kind === 'type'
      ? mend.text
      : fault?.suggestions.find((each) => mend.kind === 'suggestion' && each.label === mend.label)?.text;
  });
  return {
    edits: PLANTED_FAULTS.flatMap(({ row, field }, index) =>
      texts[index] === undefined ? [] : [{ row, field, text: texts[index] }],
    ),
    skip: PLANTED_FAULTS.flatMap(({ row, mend }) => (mend.kind === 'skip' ? [{ row, isSkipped: true }] : [])),
  };
}

describe('a table of several agencies', () => {
  const text = [
    'Investment title\tName\tAgency\tStart\tProjected completion\tDescription\tPlanned cost musd',
    'Charts\tChart one\tNorth\t2026-01-05\t2026-09-30\tDraws charts\t1.5',
    'Tolls\tToll one\tSouth\t2026-01-05\t2026-09-30\tTakes tolls\t2',
    'Tolls\tToll two\tSouth\t2026-01-05\t2026-09-30\t\t2',
    'Charts\tChart two\tnorth \t2026-02-05\t2026-10-30\t\t8.1E-4',
  ].join('\n');
  const only = { column: 2, value: 'NORTH' };

  it('brings in one of them, each project in the currency of the table', async () => {
    const read = await start(text);
    expect(read.headers[2]?.groups).toEqual([
      { value: 'North', rows: 2 },
      { value: 'South', rows: 2 },
    ]);
    const wanted = await revise(read, { mapping: { ...read.mapping, only } });
    expect(wanted.outcome).toMatchObject({ newProjects: 2, newPrograms: ['Charts'], otherRows: 2 });
    await commit(wanted);
    const { rows } = await sql`
      select name, currency, budget_minor as "budgetMinor", starts_on::text as "startsOn", go_live_on::text as "goLiveOn", scope
      from portfolio.project where name like 'Chart %' or name like 'Toll %' order by name`.execute(server.db);
    expect(rows).toEqual([
      {
        name: 'Chart one',
        currency: 'USD',
        budgetMinor: 150_000_000,
        startsOn: '2026-01-05',
        goLiveOn: '2026-09-30',
        scope: 'Draws charts',
      },
      {
        name: 'Chart two',
        currency: 'USD',
        budgetMinor: 81_000,
        startsOn: '2026-02-05',
        goLiveOn: '2026-10-30',
        scope: null,
      },
    ]);
  });

  it('brings in programs, where no column holds a project', async () => {
    const before = await count('portfolio.project');
    const read = await start('Title\tAgency\nBridges\tNorth\nTunnels\tNorth\nBridges\tNorth');
    const programs = await revise(read, { mapping: { ...read.mapping, columns: { program: 0 } } });
    expect(programs.problems).toEqual([]);
    expect(programs.outcome).toMatchObject({ newProjects: 0, newPrograms: ['Bridges', 'Tunnels'] });
    await commit(programs);
    expect(await count('portfolio.project')).toBe(before);
    const { rows } = await sql`select 1 from portfolio.program where name in ('Bridges', 'Tunnels')`.execute(server.db);
    expect(rows).toHaveLength(2);
  });
});
