import { type AccountId, ok, type PersonId, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import {
  type CommandContext,
  type Copy,
  countEvents,
  type Db,
  type ErasedPlace,
  eraseFingerprints,
  eraseWords,
  listCopies,
  type Moved,
  type Outcome,
} from '../audit/index.ts';
import { type KnownPerson, lockPerson, wordsOfPerson, writePseudonym } from '../organisation/index.ts';
import { lastAdministrator, lockAccounts } from './accounts.ts';
import { endSessionsOf } from './session.ts';

export type Erased = {
  readonly pseudonym: string;
  readonly places: { table: string; rows: number }[];
  readonly eventsKept: number;
  readonly copies: Copy[];
};

/** Under which name browsers hear that a record of this table moved; null = by none. */
export type EntityOf = (table: ErasedPlace['table']) => string | null;

type Wish = { readonly personId: PersonId; readonly confirmedName: string; readonly entityOf: EntityOf };

/**
 * Takes a person out of everything that is kept, for good. His id stays with what he did, under a pseudonym: figures and the
 * audit chain are as before. There is no way back, by undo or otherwise.
 */
export async function erasePerson(context: CommandContext, wish: Wish): Promise<Result<Outcome<Erased>>> {
  const { db } = context;
  await lockAccounts(db);
  const person = await lockPerson(db, wish.personId);
  if (person === null) return refused([problem('shell.not-found')]);
  const account = await readOwnAccount(db, wish.personId);
  const problems = [...confirmProblems(person, wish.confirmedName), ...(await accountProblems(context, account))];
  if (problems.length > 0) return refused(problems);
  const { number, pseudonym } = await writePseudonym(db, person.id);
  if (account !== null) await closeForGood(db, account.id, number);
  const words = wordsOfPerson(person.names, [...person.addresses, ...(account === null ? [] : [account.email])]);
  const places = await eraseWords(db, words, pseudonym);
  await eraseFingerprints(db, person.commandIds);
  return ok({
    value: {
      pseudonym,
      places: places.map(({ table, rows }) => ({ table, rows })),
      eventsKept: await countEvents(db, words),
      copies: [...(await listCopies(db))],
    },
    moved: [...movedBy(person, account), ...(await movedIn(db, places, wish.entityOf))],
    payload: { personId: person.id, erasedNumber: number, places: places.map(({ table, rows }) => [table, rows]) },
    inverse: null,
  });
}

type OwnAccount = { readonly id: AccountId; readonly version: number; readonly email: string };

async function readOwnAccount(db: Db, personId: PersonId): Promise<OwnAccount | null> {
  const { rows } = await sql<OwnAccount>`
    select id, version, email from identity.account where person_id = ${personId}`.execute(db);
  return rows[0] ?? null;
}

function confirmProblems({ id, name, isErased }: KnownPerson, confirmedName: string): readonly Problem[] {
  const subject = { subject: { entity: 'person', id, field: 'confirmedName' } };
  if (isErased) return [problem('identity.person-erased', { name }, subject)];
  return confirmedName === name
    ? []
    : [problem('identity.erasure-name-differs', { name, given: confirmedName }, subject)];
}

async function accountProblems(context: CommandContext, account: OwnAccount | null): Promise<readonly Problem[]> {
  if (account === null) return [];
  const own = account.id === context.caller.accountId ? [problem('identity.erases-itself')] : [];
  return [...own, ...(await lastAdministrator(context.db, account.id))];
}

/** The row stays, because what he did names it; nothing can be signed in with. */
async function closeForGood(db: Db, id: AccountId, number: number): Promise<void> {
  await sql`
    update identity.account set email = ${`erased-${number}@erased.invalid`}, password_hash = null, is_active = false,
      version = version + 1 where id = ${id}`.execute(db);
  await sql`delete from identity.password_link where account_id = ${id}`.execute(db);
  await endSessionsOf(db, id, null);
}

function movedBy(person: KnownPerson, account: OwnAccount | null): readonly Moved[] {
  const own: Moved = { entity: 'person', id: person.id, version: person.version + 1 };
  return account === null ? [own] : [own, { entity: 'account', id: account.id, version: account.version + 1 }];
}

/** Records of state whose texts named him. */
async function movedIn(db: Db, places: readonly ErasedPlace[], entityOf: EntityOf): Promise<readonly Moved[]> {
  const moved: Moved[] = [];
  for (const { table, ids } of places) {
    const entity = entityOf(table);
    if (entity === null || ids.length === 0) continue;
    const { rows } = await sql<{ id: string; version: number | null }>`
      select id, (to_jsonb(t) ->> 'version')::integer as version from ${sql.table(table)} t
      where id::text = any(${[...ids]}::text[]) order by 1`.execute(db);
    moved.push(...rows.map((row) => ({ entity, ...row })));
  }
  return moved;
}
