import { type AccountId, ok, problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../audit/index.ts';
import { hashPassword, isPassword } from './password.ts';

/** Compared with when nobody has the address or no password was chosen yet, so that these cost the same time as a wrong password. */
const nobody = hashPassword('nobody has this password');

export async function checkPassword(db: Db, email: string, password: string): Promise<Result<AccountId>> {
  const { rows } = await sql<Stored>`
    select id, password_hash as hash from identity.account where lower(email) = lower(${email}) and is_active`.execute(
    db,
  );
  return checkAgainst(rows[0], password);
}

export async function checkPasswordOf(db: Db, id: AccountId, password: string): Promise<Result<AccountId>> {
  const { rows } = await sql<Stored>`
    select id, password_hash as hash from identity.account where id = ${id} and is_active`.execute(db);
  return checkAgainst(rows[0], password);
}

type Stored = { readonly id: AccountId; readonly hash: string | null };

async function checkAgainst(account: Stored | undefined, password: string): Promise<Result<AccountId>> {
  const hash = account?.hash ?? null;
  const isRight = await isPassword(password, hash ?? (await nobody));
  return account !== undefined && hash !== null && isRight
    ? ok(account.id)
    : refused([problem('identity.wrong-sign-in')]);
}
