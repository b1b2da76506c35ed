import type { Formats } from '@sightline/contract';
import type { Currency, PersonId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type Db, insertRows, type Reading, recordsOf } from '../audit/index.ts';
import type { Person } from './person.ts';

export type Organisation = Formats & {
  readonly id: string;
  /** Moves with every change of a setting. */
  readonly version: number;
  readonly name: string;
  readonly currency: Currency;
  readonly zone: string;
};

export async function readOrganisation(reading: Reading): Promise<Organisation | null> {
  const { rows } = await sql<Organisation>`
    select id, version, name, currency, zone, languages, date_style as "dateStyle", number_style as "numberStyle"
    from ${recordsOf(reading, 'organisation.organisation')} o`.execute(reading.db);
  return rows[0] ?? null;
}

/** It begins with English and its formats. */
export async function insertOrganisation(
  db: Db,
  organisation: Omit<Organisation, 'version' | keyof Formats>,
): Promise<void> {
  await insertRows(db, 'organisation.organisation', [
    { ...organisation, version: 1, languages: ['en'], date_style: 'day-first', number_style: 'comma' },
  ]);
}

export async function listPeople(reading: Reading): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select id, name from ${recordsOf(reading, 'organisation.person')} p order by lower(name), id`.execute(reading.db);
  return rows;
}

export type ListedPerson = Person & { readonly version: number; readonly email: string | null };

/** As they stand. Addresses are for those who keep the directory. */
export async function listPeopleWithAddresses(db: Db): Promise<readonly ListedPerson[]> {
  const { rows } = await sql<ListedPerson>`
    select id, version, name, email from organisation.person where erased_number is null`.execute(db);
  return rows;
}

/** Writes name and address of people who are there already, each one version further. */
export async function rewritePeople(
  db: Db,
  people: readonly { readonly id: PersonId; readonly name: string; readonly email: string | null }[],
): Promise<void> {
  if (people.length === 0) return;
  await sql`
    update organisation.person t set name = w.name, email = w.email, version = t.version + 1
    from json_populate_recordset(null::organisation.person, ${JSON.stringify(people)}::json) w where w.id = t.id`.execute(
    db,
  );
}

export async function insertPeople(
  db: Db,
  people: readonly { readonly id: PersonId; readonly name: string; readonly email: string | null }[],
): Promise<void> {
  await insertRows(
    db,
    'organisation.person',
    people.map((person) => ({ ...person, version: 1 })),
  );
}

/** Held to the end of the command: two writers cannot take the same address. */
export async function lockAddresses(db: Db): Promise<void> {
  await sql`lock table organisation.person in share row exclusive mode`.execute(db);
}

export async function isEmailTaken(db: Db, email: string): Promise<boolean> {
  const { rows } = await sql`select 1 from organisation.person where lower(email) = lower(${email})`.execute(db);
  return rows.length > 0;
}
