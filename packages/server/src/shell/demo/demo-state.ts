import type { demoState } from '@sightline/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { type CommandContext, type Db, insertRows } from '../../modules/audit/index.ts';

export type DemoState = z.output<typeof demoState>;
type Loaded = NonNullable<DemoState['loaded']>;

export async function readDemoState(db: Db): Promise<DemoState> {
  const loaded = await sql<Loaded>`
    select at, anchor_on as "anchorOn", size, variant, projects, tasks from demo.loaded`.execute(db);
  const [row] = loaded.rows;
  if (row !== undefined) return { state: 'present', loaded: row };
  const { rows } = await sql<{ events: number }>`select demo.count_events() as events`.execute(db);
  return { state: (rows[0]?.events ?? 0) > 0 ? 'unfinished' : 'absent', loaded: null };
}

/** Says that the demo is here whole; in the last command of a load. */
export async function insertLoaded(
  { db, now, mint }: CommandContext,
  { anchorOn, ...rest }: Omit<Loaded, 'at'> & { readonly hash: string },
): Promise<void> {
  await insertRows(db, 'demo.loaded', [{ id: mint<'demo'>(), at: now, anchor_on: anchorOn, ...rest }]);
}
