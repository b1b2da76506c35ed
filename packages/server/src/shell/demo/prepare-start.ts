import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db } from '../../modules/audit/index.ts';
import { todayIn } from '../../modules/organisation/index.ts';
import { systemClock } from '../clock.ts';
import { openPool } from '../pool.ts';
import { productFiles } from '../product-files.ts';
import { StartRefused } from '../start-refused.ts';
import { readDemoState } from './demo-state.ts';
import { type DemoWish, loadDemo } from './load-demo.ts';

/** What was said on the command line; `open`: nothing. */
export type StartWish = ({ readonly kind: 'demo' } & DemoWish) | { readonly kind: 'empty' } | { readonly kind: 'open' };

export type StartChoice = {
  readonly wish: StartWish;
  /** Asks the person at the terminal what an empty database begins with; null = there is nobody to ask. */
  readonly ask: (() => Promise<'demo' | 'empty'>) | null;
};

/** `host`: where the server will listen; `isForThisMachine`: nobody reaches it from elsewhere, so that the demo can be entered. */
type Place = { readonly host: string; readonly isForThisMachine: boolean };
type Options = StartChoice & Place & { readonly report: (line: string) => void };

/** Decides what an empty database begins with, and loads the demo where that is it. A used one is never touched. */
export async function prepareStart(url: () => string, options: Options): Promise<void> {
  if (options.wish.kind === 'empty') return;
  const db = openPool(url, 4);
  try {
    const demo =
      options.wish.kind === 'demo' ? await wishedDemo(db, options.wish, options) : await offeredDemo(db, options);
    if (demo !== null) await load(db, demo, options.report);
  } finally {
    await db.destroy();
  }
}

/** @throws StartRefused with everything that stands against it */
async function wishedDemo(db: Db, wish: DemoWish, { host, isForThisMachine }: Place): Promise<DemoWish> {
  const { state, loaded } = await readDemoState(db);
  if (loaded !== null) throw new StartRefused('demo.here-already', { on: loaded.at.slice(0, 10) });
  if (state === 'unfinished') throw new StartRefused('demo.unfinished');
  if (await holdsAnything(db)) throw new StartRefused('demo.database-used');
  if (!isForThisMachine) throw new StartRefused('demo.needs-this-machine', { host });
  return { size: wish.size, variant: wish.variant };
}

const USUAL: DemoWish = { size: 'S', variant: 0 };

/** Null = the database stays as it is. */
async function offeredDemo(db: Db, { ask, isForThisMachine, report }: Options): Promise<DemoWish | null> {
  if (await wasUsed(db)) {
    const { state } = await readDemoState(db);
    if (state === 'unfinished')
      report('A load of the demo was broken off, so parts of it are here: ./sightline demo remove takes them out.');
    return null;
  }
  if (!isForThisMachine) return null;
  if (ask !== null) return (await ask()) === 'demo' ? USUAL : null;
  report('The database is empty, so the demo organisation is loaded. To begin without it: npm start -- --empty');
  return USUAL;
}

/** Did any command ever happen here? What was removed since counts too: whoever removed the demo does not want it back. */
async function wasUsed(db: Db): Promise<boolean> {
  const { rows } = await sql`select from audit.command limit 1`.execute(db);
  return rows.length > 0;
}

async function holdsAnything(db: Db): Promise<boolean> {
  const { rows } = await sql`select from demo.own_rows() limit 1`.execute(db);
  return rows.length > 0;
}

async function load(db: Db, wish: DemoWish, report: (line: string) => void): Promise<void> {
  const now = systemClock.now();
  const anchor = todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, now);
  const loaded = await loadDemo(db, { ...wish, spec: readSpec(), anchor }, { now, report });
  if (!loaded.ok) throw new StartRefused(loaded.problems);
}

function readSpec(): unknown {
  const file = productFiles.demoSpec;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartRefused('demo.spec-not-read', {
      file,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}
