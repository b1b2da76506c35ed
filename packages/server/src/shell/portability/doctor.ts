import { statfsSync } from 'node:fs';
import { type Problem, problem } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../../modules/audit/index.ts';
import type { Migration } from '../database/migrate.ts';
import { openPool } from '../pool.ts';
import { fixTextForm, readCarriedTables, readSchema } from './catalogue.ts';
import {
  checkChain,
  checkDurability,
  checkGuards,
  checkOrphans,
  checkSchema,
  checkState,
  checkWall,
  type Durability,
  type StateCheck,
} from './doctor-checks.ts';
import { type Place, withExistingDatabase } from './open-existing.ts';

export type Disk = { readonly folder: string; readonly freeMegabytes: number };

export type Diagnosis = {
  readonly postgres: string;
  readonly durability: Durability;
  /** The newest migration that the database has seen; null when it has no journal. */
  readonly schema: string | null;
  readonly chain: { readonly events: number; readonly brokenAt: number | null };
  readonly state: readonly StateCheck[];
  /** Null when the database is on a server. */
  readonly disk: Disk | null;
  readonly problems: readonly Problem[];
};

/** PostgreSQL needs this much for its own work; the start asks for it too. */
const LEAST_FREE_MB = 200;

/** Looks at everything that can be wrong with an instance's data, at one moment, and changes nothing. */
export async function examine(place: Place, known: readonly Migration[]): Promise<Diagnosis> {
  return withExistingDatabase(place, async (url) => {
    const disk = place.databaseUrl === null ? diskOf(place.home) : null;
    const db = openPool(() => url, 1);
    const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
    return snapshot.execute((tx) => examineSnapshot(tx, known, disk)).finally(() => db.destroy());
  });
}

async function examineSnapshot(tx: Db, known: readonly Migration[], disk: Disk | null): Promise<Diagnosis> {
  await fixTextForm(tx);
  const applied = await readSchema(tx);
  const tables = await readCarriedTables(tx);
  const durability = await checkDurability(tx);
  const chain = await checkChain(tx);
  const state = await checkState(tx, tables);
  const problems = [
    ...durability.problems,
    ...checkSchema(applied, known),
    ...chain.problems,
    ...state.problems,
    ...(await checkOrphans(tx, tables)),
    ...(await checkGuards(tx)),
    ...(await checkWall(tx)),
    ...diskProblems(disk),
  ];
  return {
    postgres: await versionOf(tx),
    durability: durability.value,
    schema: applied.at(-1)?.name ?? null,
    chain: chain.value,
    state: state.value,
    disk,
    problems,
  };
}

async function versionOf(tx: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(tx);
  return rows[0]?.version ?? 'unknown';
}

function diskOf(folder: string): Disk {
  const { bavail, bsize } = statfsSync(folder);
  return { folder, freeMegabytes: Math.floor((bavail * bsize) / 2 ** 20) };
}

function diskProblems(disk: Disk | null): readonly Problem[] {
  if (disk === null || disk.freeMegabytes >= LEAST_FREE_MB) return [];
  return [problem('portability.disk-low', { folder: disk.folder, free: disk.freeMegabytes, wanted: LEAST_FREE_MB })];
}
