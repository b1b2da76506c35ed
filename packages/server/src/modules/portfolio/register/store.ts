import type { RegisterMapping } from '@sightline/contract';
import { registerField, registerMapping } from '@sightline/contract';
import type { Table } from '@sightline/interchange';
import type { AccountId, Id } from '@sightline/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../audit/index.ts';
import type { Edit } from './given-cells.ts';

export type RegisterImportId = Id<'register-import'>;

/** The table as it was read, kept until the import ends. */
export type RegisterTable = Pick<Table, 'sheets' | 'sheet' | 'headerRow' | 'headers' | 'rows'>;

export type Draft = {
  readonly id: RegisterImportId;
  readonly version: number;
  readonly state: 'draft' | 'committed';
  readonly fileName: string;
  readonly headersDigest: string;
  readonly table: RegisterTable;
  readonly mapping: RegisterMapping;
  readonly isMappingRemembered: boolean;
  readonly edits: readonly Edit[];
  readonly skipped: readonly number[];
};

const tableSchema = z.object({
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  headerRow: z.int(),
  headers: z.array(z.string()),
  rows: z.array(
    z.object({
      number: z.int(),
      cells: z.array(z.object({ kind: z.enum(['text', 'number', 'date']), text: z.string() })),
    }),
  ),
});
const editsSchema = z.array(
  z.object({ row: z.int(), field: registerField, text: z.string(), isConfirmed: z.boolean() }),
);

export async function insertDraft(
  db: Db,
  draft: Omit<Draft, 'version' | 'state'> & { readonly accountId: AccountId },
): Promise<void> {
  await sql`
    insert into portfolio.register_import
      (id, version, account_id, state, file_name, digest, content, mapping, is_mapping_remembered, edits, skipped)
    values (${draft.id}, 1, ${draft.accountId}, 'draft', ${draft.fileName}, ${draft.headersDigest}, ${JSON.stringify(draft.table)}::json,
      ${JSON.stringify(draft.mapping)}::json, ${draft.isMappingRemembered}, ${JSON.stringify(draft.edits)}::json,
      ${[...draft.skipped]}::integer[])`.execute(db);
}

type DraftRow = Omit<Draft, 'table' | 'mapping' | 'edits'> & {
  readonly table: unknown;
  readonly mapping: unknown;
  readonly edits: unknown;
};

/** Null when there is none, or when it belongs to another account. */
export async function readDraft(db: Db, id: RegisterImportId, accountId: AccountId | null): Promise<Draft | null> {
  const { rows } = await sql<DraftRow>`
    select id, version, state, file_name as "fileName", digest as "headersDigest", content as "table", mapping,
      is_mapping_remembered as "isMappingRemembered", edits, skipped
    from portfolio.register_import where id = ${id} and account_id = ${accountId}`.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  const table = tableSchema.parse(row.table);
  return { ...row, table, mapping: registerMapping.parse(row.mapping), edits: editsSchema.parse(row.edits) };
}

/** Waits for another writer of the same draft; held to the end of the command. */
export async function lockDraft(db: Db, id: RegisterImportId): Promise<void> {
  await sql`select 1 from portfolio.register_import where id = ${id} for update`.execute(db);
}

export async function reviseDraft(
  db: Db,
  draft: Pick<Draft, 'id' | 'mapping' | 'isMappingRemembered' | 'edits' | 'skipped'>,
): Promise<void> {
  await sql`
    update portfolio.register_import
    set version = version + 1, mapping = ${JSON.stringify(draft.mapping)}::json, is_mapping_remembered = ${draft.isMappingRemembered},
      edits = ${JSON.stringify(draft.edits)}::json, skipped = ${[...draft.skipped]}::integer[]
    where id = ${draft.id}`.execute(db);
}

export async function closeDraft(db: Db, id: RegisterImportId): Promise<void> {
  await sql`update portfolio.register_import set version = version + 1, state = 'committed' where id = ${id}`.execute(
    db,
  );
}

/** The mapping that a register with the same headers was committed with. */
export async function rememberedMapping(db: Db, headersDigest: string): Promise<RegisterMapping | null> {
  const { rows } = await sql<{ mapping: unknown }>`
    select mapping from portfolio.register_mapping where headers_digest = ${headersDigest}`.execute(db);
  return rows[0] === undefined ? null : registerMapping.parse(rows[0].mapping);
}

export async function rememberMapping(db: Db, headersDigest: string, mapping: RegisterMapping): Promise<void> {
  await sql`
    insert into portfolio.register_mapping (headers_digest, mapping) values (${headersDigest}, ${JSON.stringify(mapping)}::json)
    on conflict (headers_digest) do update set mapping = excluded.mapping`.execute(db);
}
