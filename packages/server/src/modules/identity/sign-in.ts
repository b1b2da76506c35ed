import { type AccountId, ok, problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../audit/index.ts';
import { hashPassword, isPassword } from './password.ts';

/** Compared with when nobody has the address, so that a wrong address costs the same time as a wrong password. */
const nobody = hashPassword('nobody has this password');

export async function checkPassword(db: Db, email: string, password: string): Promise<Result<AccountId>> {
  const { rows } = await sql<{ id: AccountId; password_hash: string }>`
    select id, password_hash from identity.account where lower(email) = lower(${email}) and is_active`.execute(db);
  const account = rows[0];
  const isRight = await isPassword(password, account?.password_hash ?? (await nobody));
  return account !== undefined && isRight ? ok(account.id) : refused([problem('identity.wrong-sign-in')]);
}
