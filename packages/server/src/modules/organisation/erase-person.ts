import type { PersonId } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../audit/index.ts';

/** A person as everything that was ever kept of him. */
export type KnownPerson = {
  readonly id: PersonId;
  readonly version: number;
  readonly name: string;
  readonly isErased: boolean;
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  /** The commands that wrote the record. */
  readonly commandIds: readonly string[];
};

/** The row stays locked to the end of the command. */
export async function lockPerson(db: Db, id: PersonId): Promise<KnownPerson | null> {
  await sql`select 1 from organisation.person where id = ${id} for update`.execute(db);
  const { rows } = await sql<KnownPerson>`
    select p.id, p.version, p.name, p.erased_number is not null as "isErased",
      array_agg(distinct h.name) as names, coalesce(array_agg(distinct h.email) filter (where h.email is not null), '{}') as addresses,
      array_agg(distinct h.command_id) as "commandIds"
    from organisation.person p join organisation.person_history h on h.id = p.id where p.id = ${id} group by p.id`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** The pseudonym takes the place of name and address in the record and in its history. */
export async function writePseudonym(
  db: Db,
  id: PersonId,
): Promise<{ readonly number: number; readonly pseudonym: string }> {
  await sql`lock table organisation.person in share row exclusive mode`.execute(db);
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(erased_number), 0) + 1 as number from organisation.person`.execute(db);
  const number = rows[0]?.number ?? 1;
  const pseudonym = `Erased person ${number}`;
  await sql`
    update organisation.person set name = ${pseudonym}, email = null, erased_number = ${number}, version = version + 1
    where id = ${id}`.execute(db);
  await sql`select organisation.put_pseudonym(${id}, ${pseudonym})`.execute(db);
  return { number, pseudonym };
}

export async function isErased(db: Db, id: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from organisation.person where id = ${id} and erased_number is not null`.execute(db);
  return rows.length > 0;
}
