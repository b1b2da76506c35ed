import {
  type AccountId,
  assert,
  type CommandId,
  ok,
  type Problem,
  problem,
  type Result,
  refused,
} from '@sightline/kernel';
import { sql } from 'kysely';
import type { CommandContext, Moved, Outcome, ReadContext } from './context.ts';
import { type UndoLine, undoLines } from './effect-words.ts';
import { type Words, wordsFor } from './record-words.ts';
import type { TableName } from './rows.ts';
import { foreseeTakeBack, planTakeBack, type TakeBack, type Touched } from './take-back.ts';
import { tellCommands } from './told-commands.ts';
import { tellConflicts } from './told-conflicts.ts';
import { readChains, type UndoChain } from './undo-chain.ts';

/** Brings computed rows up to date after rows went back: each module's own, given by the composition. */
export type Settle = (context: CommandContext, touched: readonly Touched[]) => Promise<void>;
/** Why the caller may not take the command back today, whatever he might when he gave it: given by the composition. */
export type MayTakeBack = (
  context: ReadContext,
  /** `last` is the command whose rows would go back; `first` the one that its chain began with. */
  wish: { readonly first: string; readonly last: CommandId },
) => Promise<Problem | null>;
/** Those of the projects that stand and are closed to the caller today: given by the composition. */
export type HiddenProjects = (context: ReadContext, ids: readonly string[]) => Promise<ReadonlySet<string>>;
export type UndoParts = { readonly words: Words; readonly settle: Settle; readonly may: MayTakeBack };

export type Direction = 'undo' | 'redo';
export type TakenBack = { readonly effect: string; readonly state: UndoChain['state'] };

/**
 * Takes a command back, or, as a redo, takes its undo back: an act of its own, which can be taken back in turn.
 * @param commandId any command of the chain
 */
export async function takeBack(
  context: CommandContext,
  wish: { readonly commandId: CommandId; readonly direction: Direction },
  { words, settle, may }: UndoParts,
): Promise<Result<Outcome<TakenBack>>> {
  const chain = await lockedChain(context, wish.commandId);
  if (chain === null) return refused([problem('shell.not-found')]);
  const barred = barredBy(chain, wish.direction, context.now);
  if (barred !== null) return refused([barred]);
  const plan = await planTakeBack(context.db, chain.last.id);
  const denied = await may(context, { first: chain.first.name, last: chain.last.id });
  if (denied !== null) return refused([denied]);
  const problems = await problemsIn(context, plan, words);
  if (problems.length > 0) return refused(problems);
  const written = await plan.write().catch(asPointsAtGone);
  if (written === 'points at what is gone') return refused([problem('audit.points-at-gone')]);
  const unwritten = await tellConflicts(context.db, written, words);
  if (unwritten.length > 0) return refused(unwritten);
  await settle(context, plan.touched);
  await sql`update audit.command set undoes = ${chain.last.id} where id = ${context.commandId}`.execute(context.db);
  return ok(await outcomeOf(context, { chain, touched: plan.touched, words, direction: wish.direction }));
}

export type UndoPreview = TakenBack & {
  readonly at: string;
  readonly isPossible: boolean;
  readonly problems: readonly Problem[];
  readonly moves: readonly UndoLine[];
  /** Records that would move; `moves` shows the first of them. */
  readonly total: number;
};

/** Rows of one kind that a preview lists. */
const MOST_SHOWN = 20;

/** What an undo (of what is undone: a redo) would move, without moving it. */
export async function previewTakeBack(
  context: ReadContext,
  commandId: CommandId,
  { words, may }: Pick<UndoParts, 'words' | 'may'>,
): Promise<Result<UndoPreview>> {
  const chain = await ownChain(context, commandId);
  if (chain === null) return refused([problem('shell.not-found')]);
  const barred = barredBy(chain, chain.state === 'done' ? 'undo' : 'redo', context.now);
  const told = await tellCommands(context.db, [chain.first, chain.last], { words, most: MOST_SHOWN });
  const [first, last] = [told.get(chain.first.id), told.get(chain.last.id)];
  assert(first !== undefined && last !== undefined, 'every command of the chain is told');
  const plan = await foreseeTakeBack(context.db, chain.last.id);
  const denied = await may(context, { first: chain.first.name, last: chain.last.id });
  if (denied !== null) return refused([denied]);
  const problems = barred === null ? await problemsIn(context, plan, words) : [barred];
  const moves = last.changes.flatMap((change) => undoLines(change, wordsFor(words, change.table), last.names));
  return ok({
    at: chain.first.at,
    effect: first.effect,
    state: chain.state,
    isPossible: problems.length === 0,
    problems,
    moves,
    total: plan.touched.length,
  });
}

type Foreseen = Pick<TakeBack, 'touched' | 'conflicts'>;

async function problemsIn({ db }: ReadContext, plan: Foreseen, words: Words): Promise<readonly Problem[]> {
  if (plan.touched.length === 0) return [problem('audit.no-way-back')];
  return tellConflicts(db, plan.conflicts, words);
}

const FOREIGN_KEY_VIOLATION = '23503';

/** A record that comes back may name another one that somebody has taken away since: only the database sees all of these. */
function asPointsAtGone(error: unknown): 'points at what is gone' {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === FOREIGN_KEY_VIOLATION) return 'points at what is gone';
  throw error;
}

const DAY_MS = 24 * 3_600_000;

/** The rule that forbids the undo or redo, whatever the rows say. */
export function barredBy({ last, state }: UndoChain, direction: Direction, now: string): Problem | null {
  if (direction === 'undo' && state === 'undone') return problem('audit.undone-already');
  if (direction === 'redo' && state === 'done') return problem('audit.not-undone');
  if (!last.isReversible) return problem('audit.no-way-back');
  if (Date.parse(now) - Date.parse(last.at) > DAY_MS) return problem('audit.undo-too-late', { at: last.at });
  return null;
}

/** Null when there is no such command, or when it is somebody else's. */
async function ownChain({ db, caller }: ReadContext, commandId: CommandId): Promise<UndoChain | null> {
  const [chain] = await readChains(db, [commandId]);
  return chain !== undefined && isOwn(chain, caller.accountId) ? chain : null;
}

function isOwn(chain: UndoChain, accountId: AccountId | null): boolean {
  return accountId !== null && chain.first.accountId === accountId;
}

/** Two who take back the same command do so one after the other. */
async function lockedChain(context: CommandContext, commandId: CommandId): Promise<UndoChain | null> {
  const chain = await ownChain(context, commandId);
  if (chain === null) return null;
  await sql`select 1 from audit.command where id = ${chain.first.id} for update`.execute(context.db);
  return ownChain(context, commandId);
}

type Taken = {
  readonly chain: UndoChain;
  readonly touched: readonly Touched[];
  readonly words: Words;
  readonly direction: Direction;
};

async function outcomeOf(context: CommandContext, taken: Taken): Promise<Outcome<TakenBack>> {
  const { chain, direction } = taken;
  const told = await tellCommands(context.db, [chain.first], { words: taken.words, most: 2 });
  return {
    value: { effect: told.get(chain.first.id)?.effect ?? '', state: direction === 'undo' ? 'undone' : 'done' },
    moved: await movedBy(context, taken),
    payload: { commandId: chain.first.id, tookBack: chain.last.id, records: taken.touched.length },
    inverse: {
      name: direction === 'undo' ? 'audit.redoCommand' : 'audit.undoCommand',
      input: { commandId: chain.first.id },
    },
  };
}

/** Records with a name of their own, and the projects of those without one. */
async function movedBy({ db }: CommandContext, { touched, words }: Taken): Promise<readonly Moved[]> {
  const moved: Moved[] = [];
  for (const table of new Set(touched.map((each) => each.table))) {
    const entity = wordsFor(words, table).entity;
    if (entity === null) continue;
    const ids = touched.filter((each) => each.table === table).map(({ id }) => id);
    const versions = await versionsOf(db, table, ids);
    moved.push(...ids.map((id) => ({ entity, id, version: versions.get(id) ?? null })));
  }
  const named = new Set(moved.map(({ id }) => id));
  const projects = new Set(touched.flatMap(({ projectId }) => projectId ?? []).filter((id) => !named.has(id)));
  return [...moved, ...[...projects].map((id) => ({ entity: 'project', id, version: null }))];
}

async function versionsOf(
  db: CommandContext['db'],
  table: TableName,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; version: number }>`
    select id, (to_jsonb(t) ->> 'version')::integer as version from ${sql.table(table)} t
    where id::text = any(${[...ids]}::text[])`.execute(db);
  return new Map(rows.map(({ id, version }) => [id, version]));
}
