import { randomBytes, randomUUID } from 'node:crypto';
import type { DemoRemoval } from '@sightline/contract';
import { type CommandId, mintId, ok, problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import { type CommandContext, type Db, runCommand } from '../../modules/audit/index.ts';
import { todayIn } from '../../modules/organisation/index.ts';
import { systemClock } from '../clock.ts';
import { demoParts } from '../composition.ts';
import { openPool } from '../pool.ts';
import { type Place, withExistingDatabase } from '../portability/index.ts';
import { type DemoState, readDemoState } from './demo-state.ts';
import { type Removed, removeDemo } from './remove-demo.ts';
import { surveyDemo } from './survey.ts';
import { tellSurvey } from './tell-survey.ts';

/** For the person at the machine, beside a running instance or without one. */
export async function demoStatus(place: Place): Promise<DemoState> {
  return onDatabase(place, async (db) => ((await knowsDemos(db)) ? readDemoState(db) : ABSENT));
}

const ABSENT: DemoState = { state: 'absent', loaded: null };

export async function demoRemoval(place: Place): Promise<Result<DemoRemoval>> {
  return onDatabase(place, async (db) => {
    const isHere = (await knowsDemos(db)) && (await readDemoState(db)).state !== 'absent';
    if (!isHere) return refused([problem('demo.not-here')]);
    return ok(await tellSurvey(db, await surveyDemo(db), { words: demoParts.words, grants: null }));
  });
}

/** `seen`: the fingerprint of the removal that was shown. */
export async function removeDemoHere(place: Place, seen: string): Promise<Result<Removed>> {
  return onDatabase(place, async (db) => {
    const [now, unixMs] = [systemClock.now(), systemClock.unixMs()];
    const mint: CommandContext['mint'] = () => mintId(unixMs, randomBytes(10));
    const caller = { accountId: null, isInstance: true, sessionHash: null };
    const command = { id: randomUUID() as string as CommandId, name: 'demo.remove', accountId: null, input: { seen } };
    const context = { db, caller, now, today: todayIn('UTC', now), asOf: null, mint };
    const done = await runCommand(context, command, (tx) => removeDemo(tx, { seen, entityOf: demoParts.entityOf }));
    return done.ok ? ok(done.value.value) : done;
  });
}

/** A database that an earlier program wrote has no place for a demo. */
async function knowsDemos(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: string | null }>`select to_regclass('demo.loaded')::text as found`.execute(db);
  return rows[0]?.found != null;
}

async function onDatabase<T>(place: Place, act: (db: Db) => Promise<T>): Promise<T> {
  return withExistingDatabase(place, async (url) => {
    const db = openPool(() => url, 1);
    return act(db).finally(() => db.destroy());
  });
}
