import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dataFolderOf, makeHome } from '../database/cluster-folder.ts';
import { type Database, openEmbeddedDatabase, openServerDatabase } from '../database/database.ts';
import { liveInstance, removeInstance, writeInstance } from '../instance/instance-file.ts';
import { StartRefused } from '../start-refused.ts';

/** Where an instance keeps its data. */
export type Place = {
  readonly home: string;
  /** A PostgreSQL server; null = the embedded one in `home`. */
  readonly databaseUrl: string | null;
};

/** Attaches to the database of an instance, running or not; refuses to make one. */
export async function withExistingDatabase<T>(place: Place, act: (url: string) => Promise<T>): Promise<T> {
  if (place.databaseUrl === null && !existsSync(dataFolderOf(place.home))) {
    throw new StartRefused('portability.no-database', { place: place.home });
  }
  return withDatabase(place, act);
}

/** Attaches to the database, or makes an empty one. */
export async function withDatabase<T>(place: Place, act: (url: string) => Promise<T>): Promise<T> {
  const database = await openDatabase(place);
  return act(database.url()).finally(database.stop);
}

function openDatabase({ home, databaseUrl }: Place): Promise<Database> {
  return databaseUrl === null ? openEmbeddedDatabase({ home, isAdopted: false }) : openServerDatabase(databaseUrl);
}

/** Keeps the folder for one act: refuses while an instance runs on it, and none can start there meanwhile. */
export async function withFolder<T>(home: string, act: () => Promise<T>): Promise<T> {
  makeHome(home);
  const running = await liveInstance(home);
  if (running !== null) {
    throw new StartRefused('shell.runs-already', { url: running.url ?? 'an address to come', pid: running.pid });
  }
  writeInstance(home, { pid: process.pid, url: null, token: randomBytes(32).toString('base64url') });
  return act().finally(() => removeInstance(home, process.pid));
}
