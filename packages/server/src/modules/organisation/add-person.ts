import { ok, type PersonId, problem, type Result, refused } from '@sightline/kernel';
import type { CommandContext, Outcome } from '../audit/index.ts';
import { insertPeople, isEmailTaken, lockAddresses } from './store.ts';

export async function addPerson(
  context: CommandContext,
  person: { readonly name: string; readonly email: string | null },
): Promise<Result<Outcome<{ id: PersonId; version: number }>>> {
  if (person.email !== null) await lockAddresses(context.db);
  if (person.email !== null && (await isEmailTaken(context.db, person.email))) {
    return refused([problem('organisation.email-taken', { email: person.email })]);
  }
  const id = context.mint<'person'>();
  await insertPeople(context.db, [{ id, ...person }]);
  return ok({
    value: { id, version: 1 },
    moved: [{ entity: 'person', id, version: 1 }],
    payload: { personId: id },
    inverse: { name: 'organisation.removePerson', input: { personId: id } },
  });
}
