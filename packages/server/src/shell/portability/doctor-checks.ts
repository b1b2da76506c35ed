import { type Problem, problem } from '@sightline/kernel';
import { sql } from 'kysely';
import { type Db, verifyChain } from '../../modules/audit/index.ts';
import { APP_ROLE } from '../database/app-role.ts';
import type { Migration } from '../database/migrate.ts';
import { type CarriedTable, lineOf, quotedTable } from './catalogue.ts';
import type { ExportSchema } from './format.ts';

/** What a check found, and what is wrong with it. */
type Found<T> = { readonly value: T; readonly problems: readonly Problem[] };

/** S survives a power cut, R also the loss of the machine, C only the crash of a program. */
export type Durability = {
  readonly class: 'R' | 'S' | 'C';
  readonly fsync: string;
  readonly fullPageWrites: string;
  readonly synchronousCommit: string;
  readonly synchronousStandbys: string;
};

export async function checkDurability(db: Db): Promise<Found<Durability>> {
  const { rows } = await sql<Omit<Durability, 'class'>>`
    select current_setting('fsync') as fsync, current_setting('full_page_writes') as "fullPageWrites",
      current_setting('synchronous_commit') as "synchronousCommit",
      current_setting('synchronous_standby_names') as "synchronousStandbys"`.execute(db);
  const found = rows[0] ?? { fsync: '', fullPageWrites: '', synchronousCommit: '', synchronousStandbys: '' };
  return judgeDurability(found);
}

/** With a synchronous standby named, a commit waits for it; with none, `synchronous_commit` speaks of the own disk only. */
export function judgeDurability(found: Omit<Durability, 'class'>): Found<Durability> {
  const problems = [
    weak('fsync', found.fsync, found.fsync === 'on'),
    weak('full_page_writes', found.fullPageWrites, found.fullPageWrites === 'on'),
    weak('synchronous_commit', found.synchronousCommit, found.synchronousCommit !== 'off'),
  ].flat();
  const isReplicated =
    found.synchronousStandbys !== '' && ['on', 'remote_apply', 'remote_write'].includes(found.synchronousCommit);
  return { value: { class: problems.length > 0 ? 'C' : isReplicated ? 'R' : 'S', ...found }, problems };
}

function weak(setting: string, value: string, isStrong: boolean): readonly Problem[] {
  return isStrong ? [] : [problem('portability.durability-weak', { setting, value, wanted: 'on' })];
}

/** The journal against the migrations of this program. A database that waits for its next start is noted, not wrong. */
export function checkSchema(applied: ExportSchema, known: readonly Migration[]): readonly Problem[] {
  const faults = applied.flatMap(({ number, name, checksum }) => {
    const ours = known.find((each) => each.number === number);
    if (ours === undefined) return [problem('portability.database-newer', { name })];
    return ours.checksum === checksum ? [] : [problem('portability.migration-changed', { name })];
  });
  const missing = known.filter(({ number }) => !applied.some((each) => each.number === number));
  return [
    ...faults,
    ...missing.map(({ name }) => problem('portability.schema-behind', { name }, { severity: 'warning' })),
  ];
}

export async function checkChain(
  db: Db,
): Promise<Found<{ readonly events: number; readonly brokenAt: number | null }>> {
  const value = await verifyChain(db);
  const problems = value.brokenAt === null ? [] : [problem('portability.chain-broken', { seq: value.brokenAt })];
  return { value, problems };
}

export type StateCheck = { readonly table: string; readonly differences: number };

/** Every table that has a history: its rows are exactly those that the history holds as current. */
export async function checkState(db: Db, tables: readonly CarriedTable[]): Promise<Found<readonly StateCheck[]>> {
  const value: StateCheck[] = [];
  for (const [table, history] of withHistory(tables)) {
    value.push({ table: table.name, differences: await differencesOf(db, table, history) });
  }
  const wrong = value.filter(({ differences }) => differences > 0);
  return {
    value,
    problems: wrong.map(({ table, differences }) => problem('portability.state-differs', { table, rows: differences })),
  };
}

function withHistory(tables: readonly CarriedTable[]): readonly (readonly [CarriedTable, CarriedTable])[] {
  return tables.flatMap((table) => {
    const history = tables.find(({ name }) => name === `${table.name}_history`);
    return history === undefined ? [] : [[table, history] as const];
  });
}

async function differencesOf(db: Db, table: CarriedTable, history: CarriedTable): Promise<number> {
  const line = sql.raw(lineOf(table.columns, 't'));
  const state = sql`select ${line} as line from ${sql.raw(quotedTable(table.name))} t`;
  const current = sql`select ${line} as line from ${sql.raw(quotedTable(history.name))} t where sys_to = 'infinity'`;
  const { rows } = await sql<{ differences: number }>`
    select greatest(
      (select count(*) from (${state} except all ${current}) only_state),
      (select count(*) from (${current} except all ${state}) only_history)) as differences`.execute(db);
  return rows[0]?.differences ?? 0;
}

/** What belongs to something that is not there. Foreign keys hold the rest. */
const ORPHANS: readonly (readonly [string, string])[] = [
  [
    'entries of the outbox without their event',
    'audit.outbox o where not exists (select from audit.event e where e.seq = o.seq)',
  ],
  [
    'events without an entry in the outbox',
    'audit.event e where not exists (select from audit.outbox o where o.seq = e.seq)',
  ],
  [
    'commands whose event is missing or has another number',
    'audit.command c where not exists (select from audit.event e where e.command_id = c.id and e.seq = c.seq)',
  ],
];

export async function checkOrphans(db: Db, tables: readonly CarriedTable[]): Promise<readonly Problem[]> {
  const histories = withHistory(tables).flatMap(([, { name }]) => [
    [
      `rows of ${name} whose command is missing`,
      `${quotedTable(name)} h where not exists (select from audit.command c where c.id = h.command_id)`,
    ] as const,
    [`rows of ${name} whose period ends before it begins`, `${quotedTable(name)} h where sys_to < sys_from`] as const,
  ]);
  const problems: Problem[] = [];
  for (const [what, from] of [...ORPHANS, ...histories]) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.raw(from)}`.execute(db);
    const count = rows[0]?.count ?? 0;
    if (count > 0) problems.push(problem('portability.orphans', { count, what }));
  }
  return problems;
}

/**
 * The second wall stands: the role of requests owns nothing and passes no policy, every policy is in force, and no history is its to
 * write. Which tables must have one is asked by a test of the migrations.
 */
export async function checkWall(db: Db): Promise<readonly Problem[]> {
  const { rows } = await sql<{ what: string }>`
    select 'may pass every policy' as what from pg_roles where rolname = ${APP_ROLE} and (rolsuper or rolbypassrls)
    union all
    select 'owns ' || c.oid::regclass::text from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = ${APP_ROLE}
    union all
    select 'is not held back from ' || p.polrelid::regclass::text from pg_policy p join pg_class c on c.oid = p.polrelid
    where not (c.relrowsecurity and c.relforcerowsecurity)
    union all
    select 'may write ' || c.oid::regclass::text from pg_class c join pg_roles r on r.rolname = ${APP_ROLE}
    where c.relkind = 'r' and (right(c.relname, 8) = '_history' or c.oid = to_regclass('audit.event'))
      and (has_table_privilege(r.oid, c.oid, 'update') or has_table_privilege(r.oid, c.oid, 'delete')
        or has_table_privilege(r.oid, c.oid, 'truncate'))
    order by 1`.execute(db);
  return rows.map(({ what }) => problem('portability.wall-open', { role: APP_ROLE, what }));
}

/** Triggers of ours that somebody switched off: without them history and the append-only chain are not kept. */
export async function checkGuards(db: Db): Promise<readonly Problem[]> {
  const { rows } = await sql<{ name: string; table: string }>`
    select t.tgname as name, t.tgrelid::regclass::text as table from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgenabled = 'D' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
    order by 2, 1`.execute(db);
  return rows.map(({ name, table }) => problem('portability.guard-off', { name, table }));
}
