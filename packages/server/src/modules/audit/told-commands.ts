import type { Db } from './db.ts';
import { effectOf, referencesOf } from './effect-words.ts';
import { type Names, type Words, wordsFor } from './record-words.ts';
import { type RowChange, readLastKnown, readRowChanges } from './row-changes.ts';
import { listTrackedTables, type TrackedTable } from './tracked-tables.ts';
import type { StoredCommand } from './undo-chain.ts';

export type ToldCommand = { readonly effect: string; readonly changes: readonly RowChange[]; readonly names: Names };

/** What each command did, in words. A fixed number of queries, however many commands. */
export async function tellCommands(
  db: Db,
  commands: readonly Pick<StoredCommand, 'id' | 'name'>[],
  { words, most }: { readonly words: Words; readonly most: number },
): Promise<ReadonlyMap<string, ToldCommand>> {
  const tables = await listTrackedTables(db);
  const changes = await readRowChanges(db, tables, { commandIds: commands.map(({ id }) => id), most });
  const names = await namesIn(db, changes, { tables, words });
  return new Map(
    commands.map(({ id, name }) => {
      const own = changes.filter((change) => change.commandId === id);
      return [id, { effect: effectOf({ name, changes: own }, words, names), changes: own, names }];
    }),
  );
}

/** Rows whose id is that of the project. */
const OF_PROJECT = ['portfolio.project', 'identity.project_access'];

/** The projects that the changes were made to. */
export function projectsIn(changes: readonly RowChange[]): readonly string[] {
  const ids = changes.flatMap(({ table, id, before, after }) =>
    OF_PROJECT.includes(table) ? [id] : [before?.project_id, after?.project_id],
  );
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

export async function namesIn(
  db: Db,
  changes: readonly RowChange[],
  { tables, words }: { readonly tables: readonly TrackedTable[]; readonly words: Words },
): Promise<Names> {
  const names = new Map<string, string>();
  for (const [name, ids] of referencesOf(changes, words)) {
    const table = tables.find((each) => each.name === name);
    if (table === undefined) continue;
    for (const row of await readLastKnown(db, table, ids)) names.set(String(row.id), wordsFor(words, name).nameOf(row));
  }
  return names;
}
