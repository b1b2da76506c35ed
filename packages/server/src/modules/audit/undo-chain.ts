import type { CommandId } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from './db.ts';

/** A command as it stands in the record. */
export type StoredCommand = {
  readonly id: CommandId;
  readonly name: string;
  readonly accountId: string | null;
  readonly at: string;
  readonly seq: number;
  /** It stored a way back. */
  readonly isReversible: boolean;
};

/** A command, its undo, the redo of that, and so on: each takes back the one before. */
export type UndoChain = {
  readonly first: StoredCommand;
  /** The one that an undo or a redo would take back. */
  readonly last: StoredCommand;
  readonly state: 'done' | 'undone';
};

/** The chains that any of their commands stand in, by their first one's sequence, newest first. */
export async function readChains(db: Db, commandIds: readonly string[]): Promise<readonly UndoChain[]> {
  const { rows } = await sql<StoredCommand & { readonly firstId: string; readonly step: number }>`
    with recursive up as (
      select id, undoes from audit.command where id = any(${[...commandIds]}::uuid[])
      union select c.id, c.undoes from audit.command c join up on c.id = up.undoes),
    down as (
      select id as first_id, id, 0 as step from up where undoes is null
      union all select d.first_id, c.id, d.step + 1 from audit.command c join down d on c.undoes = d.id)
    select d.first_id as "firstId", d.step, c.id, c.name, c.account_id as "accountId", c.at, c.seq,
      c.inverse is not null as "isReversible"
    from down d join audit.command c on c.id = d.id order by d.first_id, d.step`.execute(db);
  const chains = new Map<string, UndoChain>();
  for (const { firstId, step, ...command } of rows) {
    const first = chains.get(firstId)?.first ?? command;
    chains.set(firstId, { first, last: command, state: step % 2 === 0 ? 'done' : 'undone' });
  }
  return [...chains.values()].sort((a, b) => b.first.seq - a.first.seq);
}

/** The account's own commands that moved records, newest first; undos and redos stand in the chains of what they take back. */
export async function listOwnCommands(
  db: Db,
  accountId: string | null,
  page: { readonly before: number | null; readonly limit: number; readonly projectId: string | null },
): Promise<readonly string[]> {
  const touches = JSON.stringify([{ entity: 'project', id: page.projectId }]);
  const { rows } = await sql<{ id: string }>`
    select id from audit.command
    where account_id = ${accountId} and undoes is null and seq is not null and json_array_length(result -> 'moved') > 0
      and (${page.before}::bigint is null or seq < ${page.before})
      and (${page.projectId}::uuid is null or (result -> 'moved')::jsonb @> ${touches}::jsonb)
    order by seq desc limit ${page.limit}`.execute(db);
  return rows.map(({ id }) => id);
}
