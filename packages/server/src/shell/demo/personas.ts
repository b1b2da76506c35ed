import type { Persona } from '@sightline/contract';
import type { AccountId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type Db, insertRows } from '../../modules/audit/index.ts';

/** `role` and `sees` are shown beside the name: 'Project manager', 'Two projects of the retail portfolio'. */
export type NewPersona = { readonly accountId: AccountId; readonly role: string; readonly sees: string };

/** Whom the demo lets in without a password; in the order in which they are offered. Their accounts are there already. */
export async function insertPersonas(db: Db, personas: readonly NewPersona[]): Promise<void> {
  const rows = personas.map(({ accountId, role, sees }, position) => ({ id: accountId, position, role, sees }));
  await insertRows(db, 'demo.persona', rows);
}

export async function listPersonas(db: Db): Promise<readonly Persona[]> {
  const { rows } = await sql<Persona>`
    select d.id as "accountId", p.name, d.role, d.sees from demo.persona d
      join identity.account a on a.id = d.id join organisation.person p on p.id = a.person_id
    where a.is_active and a.password_hash is null order by d.position`.execute(db);
  return rows;
}
