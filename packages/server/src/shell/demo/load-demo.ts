import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { canonicalText, type DemoOrganisation, generateDemo } from '@sightline/demo';
import { type CommandId, type Instant, type LocalDate, mintId, ok, type Result } from '@sightline/kernel';
import { sql } from 'kysely';
import { type Act, type CommandContext, type Db, runCommand, type TableName } from '../../modules/audit/index.ts';
import { insertLoaded } from './demo-state.ts';
import { agendaOf } from './load/agenda.ts';
import { DayWrites } from './load/day-writes.ts';

export type DemoWish = { readonly size: 'S' | 'M' | 'L'; readonly variant: number };
export type LoadWish = DemoWish & {
  /** The content of the spec file, as read from JSON. */
  readonly spec: unknown;
  readonly anchor: LocalDate;
};

export type LoadedDemo = { readonly projects: number; readonly tasks: number; readonly hash: string };

type LoadOptions = { readonly now: Instant; readonly report: (line: string) => void };

/**
 * Brings the demo organisation in as it came about: one command for each past day on which something happened, dated then, and a last
 * one that says that all is here. `db` is the owner's, and holds no organisation yet.
 * @returns all that is wrong with the wish, or what was loaded; `hash` is of what was generated, the same on every machine
 */
export async function loadDemo(
  db: Db,
  { spec, anchor, size, variant }: LoadWish,
  { now, report }: LoadOptions,
): Promise<Result<LoadedDemo>> {
  const generated = generateDemo({ spec, anchor, size, variant });
  if (!generated.ok) return generated;
  const demo = generated.value;
  const loaded = { projects: demo.records.projects.length, tasks: demo.records.tasks.length, hash: hashOf(demo) };
  const agenda = agendaOf(demo);
  const counted = new Counted(db);
  const telling = tellingOf(report, agenda.length);
  // A day is put together while the one before it is written.
  let written: Promise<void> = Promise.resolve();
  for (const [index, { on, acts }] of agenda.entries()) {
    const writes = new DayWrites();
    for (const act of acts) act(writes);
    await written;
    written = passDay(db, { on, now, isFirst: index === 0 }, writes).then(() => counted.add(writes.counts()));
    telling(index);
  }
  await written;
  const last = await command(db, { name: 'demo.loaded', at: now, today: anchor }, async (context) => {
    await insertLoaded(context, { anchorOn: anchor, size, variant, ...loaded });
    return ok({ value: null, moved: [], payload: { size, variant, ...loaded }, inverse: null });
  });
  return last.ok ? ok(loaded) : last;
}

type Day = { readonly on: LocalDate; readonly now: Instant; readonly isFirst: boolean };

/** A day is written down at noon, or now where that is still to come. */
async function passDay(db: Db, { on, now, isFirst }: Day, writes: DayWrites): Promise<void> {
  const noon = `${on}T12:00:00.000Z` as Instant;
  const at = Date.parse(noon) < Date.parse(now) ? noon : now;
  const name = isFirst ? 'demo.found' : 'demo.passDay';
  if (writes.isEmpty()) return;
  const passed = await command(db, { name, at, today: on }, async ({ db: tx }) => {
    // The last command of the load is waited for, and all that was written before it is on disk then.
    await sql`set local synchronous_commit = off`.execute(tx);
    await writes.writeTo(tx);
    return ok({ value: null, moved: [], payload: { on, rows: writes.counts() }, inverse: null });
  });
  if (!passed.ok) throw new Error(`the day ${on} of the demo was refused: ${JSON.stringify(passed.problems)}`);
}

function command(
  db: Db,
  { name, at, today }: { readonly name: string; readonly at: Instant; readonly today: LocalDate },
  act: Act<null>,
) {
  const caller = { accountId: null, isInstance: true, sessionHash: null };
  const mint: CommandContext['mint'] = () => mintId(Date.parse(at), randomBytes(10));
  const named = { id: randomUUID() as string as CommandId, name, accountId: null, input: null };
  return runCommand({ db, caller, now: at, today, asOf: null, mint }, named, act);
}

/** Tables are counted again whenever they have doubled: a foreign key's check is planned by what was counted last. */
class Counted {
  readonly #db: Db;
  readonly #rows = new Map<TableName, { now: number; counted: number }>();

  constructor(db: Db) {
    this.#db = db;
  }

  async add(counts: Readonly<Record<TableName, number>>): Promise<void> {
    for (const [table, count] of Object.entries(counts)) {
      const rows = this.#rows.get(table as TableName) ?? { now: 0, counted: 50 };
      rows.now += count;
      this.#rows.set(table as TableName, rows);
      if (rows.now < 2 * rows.counted) continue;
      rows.counted = rows.now;
      await sql`analyze ${sql.table(table)}`.execute(this.#db);
    }
  }
}

/** Tells every tenth of the way. */
function tellingOf(report: LoadOptions['report'], days: number): (passed: number) => void {
  let told = 0;
  return (passed) => {
    const tenths = Math.floor((10 * passed) / days);
    if (tenths === told) return;
    told = tenths;
    report(`Loading the demo organisation: ${10 * tenths} %`);
  };
}

function hashOf(demo: DemoOrganisation): string {
  const hash = createHash('sha256');
  for (const piece of canonicalText(demo)) hash.update(piece);
  return hash.digest('hex');
}
