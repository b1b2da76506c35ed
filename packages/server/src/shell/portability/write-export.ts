import { createHash, type Hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../modules/audit/index.ts';
import { openPool } from '../pool.ts';
import {
  type CarriedTable,
  fixTextForm,
  lineOf,
  quoted,
  quotedTable,
  readCarriedTables,
  readSchema,
} from './catalogue.ts';
import { type ChainHead, closingLine, type ExportSummary, headerLine, sealLine, tableLine } from './format.ts';

/** Takes text in its order; its promise holds the export back while the disk is slower. */
export type Sink = (text: string) => Promise<void>;

/**
 * Writes everything that the database holds at one moment. Commands that are acknowledged meanwhile are in the next export.
 * The same state gives the same bytes: key order, no times of its own.
 */
export async function writeExport(url: string, sink: Sink): Promise<ExportSummary> {
  const db = openPool(() => url, 1);
  try {
    const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
    return await snapshot.execute((tx) => writeSnapshot(tx, sink));
  } finally {
    await db.destroy();
  }
}

async function writeSnapshot(tx: Db, sink: Sink): Promise<ExportSummary> {
  await fixTextForm(tx);
  const out = sealed(sink);
  const [schema, head, tables] = [await readSchema(tx), await readHead(tx), await readCarriedTables(tx)];
  await out.write([headerLine(schema, head)]);
  let rows = 0;
  for (const table of tables) rows += await writeTable(tx, table, out.write);
  const sha256 = out.digest();
  await out.write([sealLine(tables.length, rows, sha256)]);
  return { schema, head, tables: tables.length, rows, bytes: out.bytes(), sha256 };
}

type WriteLines = (lines: readonly string[]) => Promise<void>;

/** @returns the count of rows */
async function writeTable(tx: Db, table: CarriedTable, write: WriteLines): Promise<number> {
  await write([tableLine(table.name, table.columns)]);
  const hash = createHash('sha256');
  let count = 0;
  for await (const lines of linesOf(tx, table)) {
    await write(lines);
    updateWith(hash, lines);
    count += lines.length;
  }
  await write([closingLine(count, hash.digest('hex'))]);
  return count;
}

async function* linesOf(tx: Db, table: CarriedTable): AsyncGenerator<readonly string[]> {
  const select = `select ${lineOf(table.columns, 't')} as line from ${quotedTable(table.name)} t order by ${orderOf(table)}`;
  await sql.raw(`declare exported no scroll cursor for ${select}`).execute(tx);
  const fetch = sql.raw<{ line: string }>(`fetch ${fetchSize(table)} from exported`);
  for (;;) {
    const { rows } = await fetch.execute(tx);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await sql.raw('close exported').execute(tx);
}

/** By code point, so that no server's language decides. A table without a key is ordered by its whole rows. */
function orderOf({ columns, key }: CarriedTable): string {
  if (key.length === 0) return `(${lineOf(columns, 't')}) collate "C"`;
  const isText = (name: string) => /^(text|character)/.test(columns.find((column) => column.name === name)?.type ?? '');
  return key.map((name) => `t.${quoted(name)}${isText(name) ? ' collate "C"' : ''}`).join(', ');
}

/** Rows at a time, so that files and documents do not fill the memory. */
function fetchSize({ columns }: CarriedTable): number {
  if (columns.some(({ type }) => type === 'bytea')) return 1;
  return columns.some(({ type }) => type === 'json' || type === 'jsonb') ? 100 : 2000;
}

async function readHead(tx: Db): Promise<ChainHead> {
  const { rows } = await sql<{ seq: number; hash: string }>`
    select seq, hash from audit.event order by seq desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Counts and hashes what goes through. */
function sealed(sink: Sink) {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    write: async (lines: readonly string[]) => {
      const text = lines.map((line) => `${line}\n`).join('');
      hash.update(text);
      bytes += Buffer.byteLength(text);
      await sink(text);
    },
    digest: () => hash.copy().digest('hex'),
    bytes: () => bytes,
  };
}

function updateWith(hash: Hash, lines: readonly string[]): void {
  for (const line of lines) hash.update(`${line}\n`);
}
