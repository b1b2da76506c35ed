import type { DemoRemoval, Grant } from '@sightline/contract';
import { sql } from 'kysely';
import { type Db, fieldWord, type Row, type TableName, type Words, wordsFor } from '../../modules/audit/index.ts';
import { isHeldEverywhere, isHeldSomewhere } from '../../modules/identity/index.ts';
import { countDemoRows, type Finding, type Survey } from './survey.ts';

/** Whoever removes the demo need not see all that is in it: names are told as far as his other roles reach. Null = the owner's eyes. */
type Eyes = { readonly grants: readonly Grant[] | null };
type Telling = { readonly words: Words } & Eyes;

/** A page reads no more of them; how many there are is told beside. */
const MOST_TOLD = 200;

export async function tellSurvey(db: Db, survey: Survey, { words, grants }: Telling): Promise<DemoRemoval> {
  const counts = await countDemoRows(db, survey);
  const told = [survey.empties, survey.keeps, survey.ends].map((each) => each.slice(0, MOST_TOLD));
  const names = await namesOf(db, told.flat(), { words, grants });
  const of = (findings: readonly Finding[]) => ({
    count: findings.length,
    first: findings.slice(0, MOST_TOLD).map((each) => pointerOf(each, words, names)),
  });
  return {
    seen: survey.seen,
    goes: counts
      .map(({ table, count }) => ({ ...kindOf(table, words), count }))
      .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
    empties: of(survey.empties),
    keeps: of(survey.keeps),
    ends: of(survey.ends),
    keepsOrganisation: survey.kept.some(({ table }) => table === 'organisation.organisation'),
  };
}

type Names = ReadonlyMap<string, string>;

function pointerOf({ table, id, column, atTable, atId }: Finding, words: Words, names: Names) {
  const record = wordsFor(words, table);
  return {
    kind: kindOf(table, words).kind,
    name: names.get(`${table} ${id}`) ?? null,
    link: fieldWord(record, column ?? 'id').replace(/ id$/, ''),
    to: atTable === null ? null : { kind: kindOf(atTable, words).kind, name: names.get(`${atTable} ${atId}`) ?? null },
  };
}

/** Tables that no module tells of by name. */
const OTHER_KINDS: Readonly<Record<string, readonly [string, string]>> = {
  'identity.account': ['account', 'accounts'],
  'identity.account_grant': ['role', 'roles'],
  'identity.delegation': ['delegation', 'delegations'],
  'identity.project_access': ['circle of a project', 'circles of projects'],
  'plan.task_date': ['computed date', 'computed dates'],
  'plan.schedule_summary': ['computed schedule', 'computed schedules'],
};

function kindOf(table: TableName, words: Words): { readonly kind: string; readonly many: string } {
  const { one, many } = wordsFor(words, table);
  const [kind, other] = OTHER_KINDS[table] ?? [one, many];
  return { kind, many: other };
}

async function namesOf(db: Db, findings: readonly Finding[], { words, grants }: Telling): Promise<Names> {
  const ids = new Map<TableName, Set<string>>();
  for (const { table, id, atTable, atId } of findings) {
    add(ids, table, id);
    if (atTable !== null && atId !== null) add(ids, atTable, atId);
  }
  const names = new Map<string, string>();
  for (const [table, wanted] of ids) {
    if (!mayName(table, grants)) continue;
    const { rows } = await sql<{ row: Row }>`
      select to_jsonb(t) as row from ${sql.table(table)} t where t.id::text = any(${[...wanted]}::text[])`.execute(db);
    for (const { row } of rows) names.set(`${table} ${row.id}`, nameIn(table, row, words));
  }
  return names;
}

function add(ids: Map<TableName, Set<string>>, table: TableName, id: string): void {
  ids.set(table, (ids.get(table) ?? new Set()).add(id));
}

function nameIn(table: TableName, row: Row, words: Words): string {
  if (table === 'portfolio.project') return `${row.key} ${row.name}`;
  if (typeof row.key === 'string') return typeof row.name === 'string' ? `${row.key} ${row.name}` : row.key;
  if (table === 'identity.account_grant') return String(row.role);
  return typeof row.name === 'string' ? row.name : wordsFor(words, table).nameOf(row);
}

/** What a project holds is fenced by the database; for the rest the right to read it is asked here. */
function mayName(table: TableName, grants: Eyes['grants']): boolean {
  if (grants === null) return true;
  switch (table.split('.')[0]) {
    case 'organisation':
    case 'identity':
      return true;
    case 'landscape':
      return isHeldSomewhere(grants, 'landscape.read');
    case 'strategy':
      return isHeldSomewhere(grants, 'strategy.read');
    case 'resources':
      return isHeldSomewhere(grants, 'resources.read');
    case 'ledger':
      return isHeldEverywhere(grants, 'ledger.read');
    case 'plan':
      return isHeldEverywhere(grants, 'plan.read');
    default:
      return isHeldSomewhere(grants, 'project.read');
  }
}
