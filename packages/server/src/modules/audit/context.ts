import type { AccountId, CommandId, Id, Instant, LocalDate, Result } from '@sightline/kernel';
import type { Db } from './db.ts';

/** Who asks, as far as the session or the instance's token says. */
export type Caller = {
  readonly accountId: AccountId | null;
  /** Holds the running instance's token file: the person at the machine. */
  readonly isInstance: boolean;
  /** Sits at the machine that the server runs on and came by no proxy; left out: no. */
  readonly isAtMachine?: boolean;
  readonly sessionHash: string | null;
};

export type ReadContext = {
  readonly db: Db;
  readonly caller: Caller;
  readonly now: Instant;
  /** Today in the organisation's zone. */
  readonly today: LocalDate;
  /** A read that looks back answers as of this instant, and `today` is its day; null = as it stands. Rights are always today's. */
  readonly asOf: Instant | null;
};

/** `db` is the command's transaction. */
export type CommandContext = ReadContext & {
  readonly commandId: CommandId;
  readonly mint: <Kind extends string>() => Id<Kind>;
};

/** A record that a command moved; `version` null where it has none any more. */
export type Moved = { readonly entity: string; readonly id: string; readonly version: number | null };

/** Another command that takes this one back. */
export type Inverse = { readonly name: string; readonly input: unknown };

/** What a command did: its answer, everything it moved, the facts for the audit event, and the way back. */
export type Outcome<T> = {
  readonly value: T;
  readonly moved: readonly Moved[];
  /** Ids and figures only; no person's name or address, so that erasing a person leaves the chain intact. */
  readonly payload: unknown;
  readonly inverse: Inverse | null;
};

/** Fields for a payload: a name stays out, and is said to be there. */
export function factsOf(fields: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, field === 'name' ? true : value]));
}

export type Act<T> = (context: CommandContext) => Promise<Result<Outcome<T>>>;
