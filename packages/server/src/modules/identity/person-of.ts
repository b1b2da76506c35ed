import type { Capability } from '@sightline/contract';
import type { PersonId } from '@sightline/kernel';
import { sql } from 'kysely';
import type { ReadContext } from '../audit/index.ts';
import { isHeldEverywhere } from './capability.ts';
import { readHeldGrants } from './grants.ts';

/** The person whose account asks; null where none does. */
export async function personOfCaller({ db, caller }: Pick<ReadContext, 'db' | 'caller'>): Promise<PersonId | null> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from identity.account where id = ${caller.accountId}`.execute(db);
  return rows[0]?.personId ?? null;
}

/** Does the caller hold the capability over everything, his own or by a delegation? */
export async function holdsEverywhere(
  { db, caller, now }: Pick<ReadContext, 'db' | 'caller' | 'now'>,
  capability: Capability,
): Promise<boolean> {
  if (caller.isInstance) return true;
  return caller.accountId !== null && isHeldEverywhere(await readHeldGrants(db, caller.accountId, now), capability);
}
