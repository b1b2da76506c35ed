import { sql } from 'kysely';
import { type Db, verifyChain } from '../../modules/audit/index.ts';
import { type Migration, migrate } from '../database/migrate.ts';
import { openPool } from '../pool.ts';
import { StartRefused } from '../start-refused.ts';
import { type CarriedTable, fixTextForm, quoted, quotedTable, readCarriedTables, readSchema } from './catalogue.ts';
import { type ChainHead, type ExportSchema, type ExportSummary, tableLine } from './format.ts';
import { partsOf, verifyExport } from './read-export.ts';

/**
 * Loads an export into a database that has seen no command, with the schema that wrote it, then brings that forward to ours.
 * All rows come in one transaction, so a refusal leaves the database empty.
 */
export async function loadExport(url: string, file: string, known: readonly Migration[]): Promise<ExportSummary> {
  const summary = await verifyExport(file);
  const then = migrationsOf(summary.schema, known);
  const db = openPool(() => url, 1);
  try {
    await refuseUsed(db, then);
    await migrate(url, then);
    await db.transaction().execute((tx) => loadAll(tx, file));
    await migrate(url, known);
    return summary;
  } finally {
    await db.destroy();
  }
}

/** The migrations that the export has seen, which are the first of ours. */
export function migrationsOf(schema: ExportSchema, known: readonly Migration[]): readonly Migration[] {
  for (const [index, { number, name, checksum }] of schema.entries()) {
    const ours = known[index];
    if (ours === undefined) {
      throw new StartRefused('portability.schema-newer', { found: name, known: known.at(-1)?.name ?? 'none' });
    }
    if (ours.number !== number || ours.checksum !== checksum)
      throw new StartRefused('portability.schema-other', { name });
  }
  return known.slice(0, schema.length);
}

async function refuseUsed(db: Db, then: readonly Migration[]): Promise<void> {
  const { rows } = await sql<{ found: string | null }>`select to_regclass('audit.command')::text as found`.execute(db);
  if (rows[0]?.found != null) await refuseCommands(db);
  const applied = await readSchema(db);
  const newest = applied.at(-1);
  if (newest === undefined || applied.length <= then.length) return;
  throw new StartRefused('portability.database-ahead', { found: newest.name, wanted: then.at(-1)?.name ?? 'none' });
}

/** Every write is a command: without one a database holds nothing but what the migrations put there. */
async function refuseCommands(db: Db): Promise<void> {
  const { rows } = await sql<{ commands: number }>`select count(*) as commands from audit.command`.execute(db);
  const commands = rows[0]?.commands ?? 0;
  if (commands > 0) throw new StartRefused('portability.database-not-empty', { commands });
}

async function loadAll(tx: Db, file: string): Promise<void> {
  await fixTextForm(tx);
  const tables = await readCarriedTables(tx);
  const list = tables.map(({ name }) => quotedTable(name)).join(', ');
  await sql.raw(`lock table ${list} in access exclusive mode`).execute(tx);
  await refuseCommands(tx);
  const keys = await readForeignKeys(tx, tables);
  for (const { table, name } of keys) await sql.raw(`alter table ${table} drop constraint ${name}`).execute(tx);
  for (const { name } of tables) await sql.raw(`alter table ${quotedTable(name)} disable trigger user`).execute(tx);
  await sql.raw(`truncate ${list}`).execute(tx);
  const head = await loadParts(tx, file, tables);
  for (const { table, name, text } of keys)
    await sql.raw(`alter table ${table} add constraint ${name} ${text}`).execute(tx);
  for (const { name } of tables) await sql.raw(`alter table ${quotedTable(name)} enable trigger user`).execute(tx);
  await refuseBrokenChain(tx, file, head);
}

/** @returns the newest event that the export names */
async function loadParts(tx: Db, file: string, tables: readonly CarriedTable[]): Promise<ChainHead> {
  const waiting = [...tables];
  let table: CarriedTable | undefined;
  for await (const part of partsOf(file)) {
    if (part.kind === 'rows' && table !== undefined) await insert(tx, table, part.lines);
    if (part.kind === 'table') {
      table = waiting.shift();
      const isExpected = table !== undefined && tableLine(table.name, table.columns) === part.line;
      if (!isExpected) throw new StartRefused('portability.tables-other', { file, line: part.line.slice(0, 80) });
    }
    if (part.kind !== 'whole') continue;
    if (waiting[0] !== undefined) throw new StartRefused('portability.tables-other', { file, line: waiting[0].name });
    return part.summary.head;
  }
  return null;
}

async function insert(tx: Db, { name, columns }: CarriedTable, lines: readonly string[]): Promise<void> {
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const values = columns.map(({ type }, index) =>
    type === 'bytea' ? `decode(v ->> ${index}, 'base64')` : `(v ->> ${index})::${type}`,
  );
  const into = sql.raw(
    `insert into ${quotedTable(name)} (${names}) overriding system value select ${values.join(', ')}`,
  );
  await sql`${into} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) v`.execute(tx);
}

type ForeignKey = { readonly table: string; readonly name: string; readonly text: string };

/** Dropped for the load and made again after it, which checks all rows at once; so tables may come in any order. */
async function readForeignKeys(tx: Db, tables: readonly CarriedTable[]): Promise<readonly ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as text
    from pg_constraint where contype = 'f' and conparentid = 0
      and confrelid = any(${tables.map(({ name }) => quotedTable(name))}::regclass[])
    order by conrelid::regclass::text, conname`.execute(tx);
  return rows;
}

async function refuseBrokenChain(tx: Db, file: string, head: ChainHead): Promise<void> {
  const { events, brokenAt } = await verifyChain(tx);
  if (brokenAt !== null) throw new StartRefused('portability.file-chain-broken', { file, seq: brokenAt });
  const { rows } = await sql<{ hash: string }>`select hash from audit.event order by seq desc limit 1`.execute(tx);
  const isHead = events === (head?.seq ?? 0) && rows[0]?.hash === head?.hash;
  if (!isHead) throw new StartRefused('portability.file-chain-broken', { file, seq: events + 1 });
}
