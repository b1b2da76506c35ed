import type { PersonAccess } from '@sightline/contract';
import { parseId } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { countsOf, matchingRows, peopleRows } from './people-rows.ts';

const idAt = <Kind extends string>(last: number) => {
  const id = parseId<Kind>(`01890000-0000-7000-8000-${String(last).padStart(12, '0')}`);
  if (id === null) throw new Error('not an id');
  return id;
};

const marek: PersonAccess = {
  person: { id: idAt<'person'>(1), name: 'Marek Nowak' },
  account: {
    id: idAt<'account'>(1),
    version: 1,
    email: 'marek@northwind.example',
    state: 'active',
    linkExpiresAt: null,
    grants: [
      {
        role: 'project-manager',
        scope: { kind: 'project', projectId: idAt<'project'>(1) },
        scopeName: 'PRJ-104 Pump renewal',
      },
    ],
  },
};
const anna: PersonAccess = { person: { id: idAt<'person'>(2), name: 'Anna Lind' }, account: null };
const rows = peopleRows([marek, anna]);
const namesOf = (text: string, state?: 'active' | 'none' | 'invited') =>
  matchingRows(rows, text, state).map((row) => row.access.person.name);

describe('the people of the page', () => {
  it('stand by name', () => expect(namesOf('')).toEqual(['Anna Lind', 'Marek Nowak']));

  it('are counted by the state of their account', () =>
    expect(countsOf(rows)).toEqual({ none: 1, invited: 0, active: 1, deactivated: 0 }));

  it.each([
    ['by a part of the name, in any case', 'mar'],
    ['by the address', 'marek@north'],
    ['by the role', 'project manager'],
    ['by the key of a project', 'prj-104'],
    ['by the name of a project', 'pump'],
    ['by words of different kinds', 'nowak pump'],
  ])('are found %s', (_how, text) => expect(namesOf(text)).toEqual(['Marek Nowak']));

  it('are not found when one word of several is nowhere', () => expect(namesOf('nowak auditor')).toEqual([]));

  it('are narrowed to a state', () => {
    expect(namesOf('', 'none')).toEqual(['Anna Lind']);
    expect(namesOf('marek', 'none')).toEqual([]);
    expect(namesOf('', 'invited')).toEqual([]);
  });
});
