import type { TableRow } from '@sightline/interchange';
import { displayName, type ListedPerson, nameKey, namesNobody } from '../../organisation/index.ts';
import type { Columns } from '../guess-columns.ts';
import { cellAt } from '../row-plan.ts';

export type SaidPerson = { readonly name: string; readonly email: string | null };

/** What a row says of a person, as it would be kept. */
export function saidIn(row: TableRow, columns: Columns): SaidPerson {
  const said = (field: string) => cellAt(row, columns[field]).text.trim();
  const parts = [said('firstName'), said('lastName')].filter((part) => part !== '').join(' ');
  const name = displayName(said('name') === '' ? parts : said('name'));
  const email = said('email').toLowerCase();
  return { name, email: email === '' ? null : email };
}

/** One address, as the mail servers of people take it: no spaces, one `@`, a dot in its domain. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const LONGEST_ADDRESS = 254;
const LONGEST_NAME = 120;

export type PersonFault = { readonly field: 'name' | 'email'; readonly code: string; readonly params: Params };
type Params = Readonly<Record<string, string | number>>;

/** Everything that is wrong with a row by itself. */
export function faultsOf({ name, email }: SaidPerson): readonly PersonFault[] {
  const faults: PersonFault[] = [];
  if (name === '') faults.push({ field: 'name', code: 'record-import.needed', params: { label: 'Name' } });
  else if (namesNobody(name)) faults.push({ field: 'name', code: 'record-import.nobody', params: { text: name } });
  else if (name.length > LONGEST_NAME)
    faults.push({
      field: 'name',
      code: 'record-import.text-too-long',
      params: { length: name.length, most: LONGEST_NAME },
    });
  if (email !== null && (email.length > LONGEST_ADDRESS || !ADDRESS.test(email) || email.includes('..')))
    faults.push({ field: 'email', code: 'record-import.not-an-address', params: { text: email } });
  return faults;
}

export type KnownPeople = {
  readonly byEmail: ReadonlyMap<string, ListedPerson>;
  /** Those who bear a name. */
  readonly byName: ReadonlyMap<string, readonly ListedPerson[]>;
};

export function knownPeople(people: readonly ListedPerson[]): KnownPeople {
  const byEmail = new Map<string, ListedPerson>();
  const byName = new Map<string, ListedPerson[]>();
  for (const person of people) {
    if (person.email !== null) byEmail.set(person.email.toLowerCase(), person);
    const namesakes = byName.get(nameKey(person.name));
    if (namesakes === undefined) byName.set(nameKey(person.name), [person]);
    else namesakes.push(person);
  }
  return { byEmail, byName };
}

/**
 * Whom a row means: by the address, else the one person of that name who has none yet. `several` when a row without an address
 * bears a name that several people have; null = nobody who is known.
 */
export function findPerson({ name, email }: SaidPerson, known: KnownPeople): ListedPerson | 'several' | null {
  const byEmail = email === null ? undefined : known.byEmail.get(email);
  if (byEmail !== undefined) return byEmail;
  const namesakes = known.byName.get(nameKey(name)) ?? [];
  if (email === null) return namesakes.length > 1 ? 'several' : (namesakes[0] ?? null);
  const [only, ...others] = namesakes.filter((person) => person.email === null);
  return only !== undefined && others.length === 0 && namesakes.length === 1 ? only : null;
}
