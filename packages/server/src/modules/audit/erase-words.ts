import type { Instant } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { TableName } from './rows.ts';

/** Words to take out, as PostgreSQL's regular expressions for text and for JSON, and as bytes of files. */
export type ErasedWords = {
  readonly inText: string;
  readonly inJson: string;
  readonly inBytes: readonly Uint8Array[];
};

/** Rows of a table that held the words; `ids` only where the table keeps a history. */
export type ErasedPlace = { readonly table: TableName; readonly ids: readonly string[]; readonly rows: number };

/** Puts other words in their place, wherever they stand. What a file holds is overwritten in its length. */
export async function eraseWords(db: Db, words: ErasedWords, replacement: string): Promise<readonly ErasedPlace[]> {
  const { rows } = await sql<{ table: TableName; ids: readonly (string | null)[]; rows: number }>`
    select place as "table", ids, touched as "rows" from audit.erase_words(${words.inText}, ${replacement}, ${words.inJson},
      ${jsonReplacement(replacement)}, ${words.inBytes.map((each) => Buffer.from(each))}::bytea[])`.execute(db);
  return rows.map((each) => ({ ...each, ids: each.ids.flatMap((id) => id ?? []) }));
}

/** A name of one word stands between the quotes of a whole JSON value, which the expression catches. */
function jsonReplacement(replacement: string): string {
  return `\\1${replacement}\\2`;
}

/** The requests of these commands can no longer be told from their fingerprint. */
export async function eraseFingerprints(db: Db, commandIds: readonly string[]): Promise<void> {
  await sql`select audit.forget_inputs(${[...commandIds]}::uuid[])`.execute(db);
}

/** Events whose text holds the words: their hash stands in the chain, so they stay as they are. */
export async function countEvents(db: Db, { inJson }: ErasedWords): Promise<number> {
  const { rows } = await sql<{ count: number }>`select audit.events_holding(${inJson}) as count`.execute(db);
  return rows[0]?.count ?? 0;
}

export type Copy = { readonly at: Instant; readonly file: string };

/** Exports and backups that this instance wrote. */
export async function listCopies(db: Db): Promise<readonly Copy[]> {
  const { rows } = await sql<Copy>`select at, file from audit.copies_made()`.execute(db);
  return rows;
}

/** A database that waits for its next start may not have the list yet. */
export async function noteCopy(db: Db, file: string): Promise<void> {
  const { rows } = await sql<{ list: string | null }>`select to_regclass('audit.copy_made')::text as list`.execute(db);
  if (rows[0]?.list == null) return;
  await sql`insert into audit.copy_made (at, file) values (clock_timestamp(), ${file})`.execute(db);
}
