import { type AccountId, type CommandId, type Instant, type Problem, problem, type Result } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Act, CommandContext, Inverse, Moved, Outcome } from './context.ts';
import type { Db } from './db.ts';
import { type AuditEvent, CHAIN_START, chainHash, digestOf } from './event.ts';

export type Command = {
  readonly id: CommandId;
  /** The route's id, e.g. `portfolio.createProject`. */
  readonly name: string;
  readonly accountId: AccountId | null;
  /** The request as parsed: a repeated id with another input is refused. Null when it holds a secret. */
  readonly input: unknown;
  /** By what right, where that is not the caller's own session and roles: kept in the event beside what was done. */
  readonly authority?: Readonly<Record<string, unknown>>;
};

export type Done<T> = {
  readonly value: T;
  readonly seq: number;
  readonly moved: readonly Moved[];
  readonly isReplay: boolean;
};

/** Leaves the transaction without a trace; caught once below. */
class Rollback extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('command refused');
    this.problems = problems;
  }
}

/** Any number; all processes that write events take this one lock, for the last statements of a transaction only. */
const CHAIN_LOCK = 4_870_001;

/**
 * The one path of every write: idempotence, the act itself, then event, chain and outbox, in one transaction.
 * A refused act leaves nothing behind, not even its id, so that it can be sent again corrected.
 *
 * Time runs forward in the history of a record. A command that is dated before the last change of what it touches is refused; one that
 * another overtook while it waited for its locks, or on a machine whose clock is a little ahead, is done again at the time of that one.
 */
export async function runCommand<T>(
  context: Omit<CommandContext, 'commandId'>,
  command: Command,
  act: Act<T>,
): Promise<Result<Done<T>>> {
  try {
    const value = await context.db.transaction().execute((tx) => execute({ ...context, db: tx }, command, act));
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Rollback) return { ok: false, problems: error.problems };
    const last = laterChange(error);
    if (last === null) throw error;
    if (Date.parse(last) - Date.parse(context.now) <= OVERTAKEN_MS)
      return runCommand({ ...context, now: last }, command, act);
    return { ok: false, problems: [problem('audit.dated-before', { at: context.now, last })] };
  }
}

/** As long as a statement may take; what is dated earlier than that is meant so. */
const OVERTAKEN_MS = 60_000;
/** Raised by `audit.refuse_earlier`. */
const HISTORY_RUNS_FORWARD = 'SL001';

/** When a record that the failed statement touched was last changed, if that was after the command; else null. */
function laterChange(error: unknown): Instant | null {
  const isEarlier = error instanceof Error && 'code' in error && error.code === HISTORY_RUNS_FORWARD;
  return isEarlier && 'detail' in error && typeof error.detail === 'string' ? (error.detail as Instant) : null;
}

async function execute<T>(context: Omit<CommandContext, 'commandId'>, command: Command, act: Act<T>): Promise<Done<T>> {
  const earlier = await claimId(context, command);
  if (earlier !== null) return earlier as Done<T>;
  const decided = await act({ ...context, commandId: command.id });
  if (!decided.ok) throw new Rollback(decided.problems);
  const seq = await appendEvent(context, command, decided.value);
  await keepAnswer(context.db, command.id, seq, decided.value);
  return { value: decided.value.value, seq, moved: decided.value.moved, isReplay: false };
}

/** Has this caller's command happened already, so that sending it again only asks for its answer? */
export async function hasHappened(db: Db, command: Omit<Command, 'input'>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from audit.command
    where id = ${command.id} and name = ${command.name} and account_id is not distinct from ${command.accountId}`.execute(
    db,
  );
  return rows.length > 0;
}

/**
 * Null when the id is new; the history of this transaction is then told the time and the id. A concurrent twin waits here until the
 * first one has committed or rolled back.
 */
async function claimId(context: Omit<CommandContext, 'commandId'>, command: Command): Promise<Done<unknown> | null> {
  const digest = digestOf([command.name, command.input]);
  const claimed = await sql<{ id: string }>`
    insert into audit.command (id, name, account_id, at, input_digest)
    values (${command.id}, ${command.name}, ${command.accountId}, ${context.now}, ${digest})
    on conflict (id) do nothing
    returning id, set_config('sightline.at', ${context.now}, true), set_config('sightline.command_id', ${command.id}, true)`.execute(
    context.db,
  );
  if (claimed.rows.length === 1) return null;
  const { rows } = await sql<{ input_digest: string; account_id: string | null; seq: number; result: Done<unknown> }>`
    select input_digest, account_id, seq, result from audit.command where id = ${command.id}`.execute(context.db);
  const first = rows[0];
  const isSame = first !== undefined && first.input_digest === digest && first.account_id === command.accountId;
  if (!isSame) throw new Rollback([problem('audit.command-id-reused', { commandId: command.id })]);
  return { value: first.result.value, moved: first.result.moved, seq: first.seq, isReplay: true };
}

/** Order and hash are assigned last, under one short lock, so that sequence order is commit order. */
async function appendEvent<T>(
  context: Omit<CommandContext, 'commandId'>,
  command: Command,
  outcome: Outcome<T>,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`.execute(context.db);
  const { rows } = await sql<{ seq: number; hash: string }>`
    select seq, hash from audit.event order by seq desc limit 1`.execute(context.db);
  const previous = rows[0] ?? { seq: 0, hash: CHAIN_START };
  const event: AuditEvent = {
    seq: previous.seq + 1,
    commandId: command.id,
    name: command.name,
    accountId: command.accountId,
    at: context.now,
    payload: JSON.stringify(withAuthority(outcome.payload ?? null, command.authority)),
  };
  await sql`
    with event as (
      insert into audit.event (seq, command_id, name, account_id, at, payload, previous_hash, hash)
      values (${event.seq}, ${event.commandId}, ${event.name}, ${event.accountId}, ${event.at}, ${event.payload},
        ${previous.hash}, ${chainHash(previous.hash, event)})
      returning seq)
    insert into audit.outbox (seq, command, at, moved)
    select seq, ${event.name}, ${event.at}, ${JSON.stringify(outcome.moved)}::json from event
    returning pg_notify('sightline', seq::text)`.execute(context.db);
  return event.seq;
}

function withAuthority(payload: unknown, authority: Command['authority']): unknown {
  if (authority === undefined) return payload;
  return typeof payload === 'object' ? { ...payload, ...authority } : { payload, ...authority };
}

async function keepAnswer<T>(db: Db, id: CommandId, seq: number, outcome: Outcome<T>): Promise<void> {
  const inverse: Inverse | null = outcome.inverse;
  await sql`
    update audit.command set seq = ${seq},
      result = ${JSON.stringify({ value: outcome.value, moved: outcome.moved })}::json,
      inverse = ${inverse === null ? null : JSON.stringify(inverse)}::json
    where id = ${id}`.execute(db);
}
