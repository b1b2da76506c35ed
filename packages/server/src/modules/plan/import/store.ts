import type { AccountId, ImportId } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../../audit/index.ts';
import { holdsOnProject, type Viewer } from '../../identity/index.ts';
import { storable } from '../plan-rows.ts';
import type { FileReport, InspectedFile, PlanMatch } from './inspected-file.ts';
import type { Seat } from './match-plans.ts';

export type ImportRow = { readonly id: ImportId; readonly version: number; readonly state: 'draft' | 'committed' };

export type FileRow = {
  readonly id: string;
  readonly path: string;
  readonly digest: string;
  readonly size: number;
  readonly report: FileReport;
  readonly targets: readonly PlanMatch[];
};

export async function insertImport(
  db: Db,
  row: { readonly id: ImportId; readonly accountId: AccountId },
): Promise<void> {
  await sql`insert into plan.plan_import (id, version, account_id, state) values (${row.id}, 1, ${row.accountId}, 'draft')`.execute(
    db,
  );
}

/** Null when there is none, or when it belongs to somebody else. */
export async function readImport(db: Db, id: ImportId, accountId: AccountId | null): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow>`
    select id, version, state from plan.plan_import where id = ${id} and account_id = ${accountId}`.execute(db);
  return rows[0] ?? null;
}

export async function lockImport(db: Db, id: ImportId): Promise<void> {
  await sql`select 1 from plan.plan_import where id = ${id} for update`.execute(db);
}

/** @returns the new version */
export async function touchImport(db: Db, id: ImportId, state: 'draft' | 'committed'): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update plan.plan_import set version = version + 1, state = ${state} where id = ${id} returning version`.execute(db);
  return rows[0]?.version ?? 0;
}

export async function listFiles(db: Db, importId: ImportId): Promise<readonly FileRow[]> {
  const { rows } = await sql<FileRow>`
    select id, path, digest, size, report, targets from plan.plan_file where import_id = ${importId} order by position`.execute(
    db,
  );
  return rows;
}

export async function readBytes(db: Db, fileId: string): Promise<Uint8Array> {
  const { rows } = await sql<{ bytes: Uint8Array }>`select bytes from plan.plan_file where id = ${fileId}`.execute(db);
  return rows[0]?.bytes ?? new Uint8Array();
}

/** Only a file that can be read keeps its bytes: there is nothing to go back to in the others. */
export async function insertFile(
  db: Db,
  row: { readonly importId: ImportId; readonly id: string; readonly file: InspectedFile; readonly report: FileReport },
): Promise<void> {
  await sql`
    insert into plan.plan_file (import_id, id, position, path, digest, size, bytes, report, targets)
    select ${row.importId}, ${row.id}, coalesce(max(position) + 1, 0), ${storable(row.file.path)}, ${row.file.digest},
      ${row.file.bytes.length}, ${row.file.result.ok ? asBuffer(row.file.bytes) : Buffer.alloc(0)}, ${JSON.stringify(row.report)}::json, '[]'::json
    from plan.plan_file where import_id = ${row.importId}`.execute(db);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export async function writeTargets(db: Db, fileId: string, targets: readonly PlanMatch[]): Promise<void> {
  await sql`update plan.plan_file set targets = ${JSON.stringify(targets)}::json where id = ${fileId}`.execute(db);
}

/** A register row with the plan that it holds, and the file that this came from. */
export type HeldSeat = Seat & { readonly planId: string | null; readonly fileId: string | null };

/** Every register row that the viewer may bring plans into, with the plan that it holds. */
export async function listSeats(db: Db, viewer: Viewer): Promise<readonly HeldSeat[]> {
  const { rows } = await sql<HeldSeat>`
    select p.id as "projectId", p.key, p.name, l.name as "planName", l.external_id as "externalId", f.digest, l.id as "planId",
      l.file_id as "fileId"
    from portfolio.project p left join plan.plan l on l.project_id = p.id left join plan.file_digests() f on f.id = l.file_id
    where p.removed_at is null and ${holdsOnProject(viewer, 'plan.import', 'p.id')} order by p.key, p.id`.execute(db);
  return rows;
}
