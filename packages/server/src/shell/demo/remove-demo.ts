import { ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import type { CommandContext, Db, Moved, Outcome, TableName } from '../../modules/audit/index.ts';
import { readDemoState } from './demo-state.ts';
import { type Finding, type RowKey, type Survey, surveyDemo } from './survey.ts';

export type Removed = { readonly rows: number; readonly emptied: number; readonly kept: number };

/** `seen`: the fingerprint of what the caller was shown. `entityOf`: under which name browsers hear of a table's records. */
type Wish = { readonly seen: string; readonly entityOf: (table: TableName) => string | null };

/**
 * Takes out everything that the demo brought, with its history, in one command. Own records stay; a link of theirs onto the demo
 * becomes empty. Events stay, so that the chain holds. There is no way back.
 */
export async function removeDemo(context: CommandContext, wish: Wish): Promise<Result<Outcome<Removed>>> {
  const { db } = context;
  // One survey holds until the commit: nobody writes an account, a project or a plan meanwhile.
  await sql`lock table identity.account, portfolio.project in share row exclusive mode`.execute(db);
  if ((await readDemoState(db)).state === 'absent') return refused([problem('demo.not-here')]);
  const survey = await surveyDemo(db);
  const problems = [...staleProblems(survey, wish.seen), ...(await administratorProblems(db))];
  if (problems.length > 0) return refused(problems);
  await keep(db, survey);
  await emptyLinks(db, survey);
  await endRights(db, survey);
  const moved = await movedBy(db, survey, wish.entityOf);
  const rows = await takeOut(db);
  return ok({
    value: { rows: sum(rows), emptied: survey.empties.length, kept: survey.kept.length },
    moved,
    payload: {
      rows,
      kept: survey.kept.map(({ table, id }) => [table, id]),
      emptied: survey.empties.map(({ table, id, column }) => [table, id, column]),
      ended: survey.ends.map(({ table, id }) => [table, id]),
    },
    inverse: null,
  });
}

function staleProblems(survey: Survey, seen: string): readonly Problem[] {
  return survey.seen === seen ? [] : [problem('demo.own-things-moved')];
}

/** Own accounts that stay need somebody who can give roles. */
async function administratorProblems(db: Db): Promise<readonly Problem[]> {
  const { rows } = await sql<{ own: number; administrators: number }>`
    select count(distinct a.id) as own,
      count(distinct a.id) filter (where g.role = 'administrator' and a.is_active and a.password_hash is not null) as administrators
    from identity.account a left join identity.account_grant g on g.account_id = a.id
    where not exists (select from demo.persona p where p.id = a.id)`.execute(db);
  const { own, administrators } = rows[0] ?? { own: 0, administrators: 0 };
  return own > 0 && administrators === 0 ? [problem('demo.no-administrator-left', { accounts: own })] : [];
}

async function keep(db: Db, { kept }: Survey): Promise<void> {
  await sql`
    insert into demo.adopted select * from unnest(${kept.map(({ table }) => table)}::text[], ${idsOf(kept)}::text[])`.execute(
    db,
  );
}

async function emptyLinks(db: Db, { empties }: Survey): Promise<void> {
  const groups = new Map<string, Finding[]>();
  for (const each of empties) {
    const name = `${each.table} ${each.column}`;
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { table, column } = first;
    await sql`select demo.empty_link(${table}, ${column}, ${idsOf(group)}::text[])`.execute(db);
  }
}

async function endRights(db: Db, { ends, frees }: Survey): Promise<void> {
  const ended = (table: TableName) => idsOf(ends.filter((each) => each.table === table));
  await sql`select demo.end_rights(${ended('identity.account_grant')}::uuid[], ${ended('identity.delegation')}::uuid[],
    ${idsOf(frees)}::uuid[])`.execute(db);
}

/** Table by table, each a statement of its own, because a statement may take a minute only. Parts go before what they are part of. */
async function takeOut(db: Db): Promise<Readonly<Record<string, number>>> {
  await sql`set constraints all deferred`.execute(db);
  await sql`select demo.take_out_accounts()`.execute(db);
  const { rows: homes } = await sql<{ table: string }>`
    select "table" from demo.home order by is_part desc, "table"`.execute(db);
  const taken: Record<string, number> = {};
  for (const { table } of homes) {
    const { rows } = await sql<{ count: number }>`select demo.take_out(${table}) as count`.execute(db);
    const count = rows[0]?.count ?? 0;
    if (count > 0) taken[table] = count;
  }
  await sql`set constraints all immediate`.execute(db);
  return taken;
}

/** Own records that were changed, and rights that ended; of what goes, the organisation is told as a whole. */
async function movedBy(
  db: Db,
  { empties, ends, frees }: Survey,
  entityOf: Wish['entityOf'],
): Promise<readonly Moved[]> {
  const moved: Moved[] = [];
  for (const table of new Set([...empties, ...frees].map((each) => each.table))) {
    const entity = entityOf(table);
    if (entity === null) continue;
    const ids = [...empties, ...frees].filter((each) => each.table === table).map(({ id }) => id);
    const { rows } = await sql<{
      id: string;
      version: number;
    }>`select id::text as id, version from demo.versions_of(${table},
      ${ids}::text[])`.execute(db);
    moved.push(...rows.map((row) => ({ entity, ...row })));
  }
  const ended = ends.map(({ table, id }) => ({ entity: nameOf(table), id, version: null }));
  return [...moved, ...ended, { entity: 'demo', id: 'demo', version: null }];
}

function nameOf(table: TableName): string {
  return (table.split('.')[1] ?? table).replaceAll('_', '-');
}

function idsOf(findings: readonly RowKey[]): readonly string[] {
  return findings.map(({ id }) => id);
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((a, b) => a + b, 0);
}
