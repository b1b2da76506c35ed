import type { Role } from '@sightline/contract';
import { parseId } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { grantInWords, grantKey, rolesInWords, type ShownGrant } from './grant-words.ts';

const anId = <Kind extends string>(last: number) => {
  const id = parseId<Kind>(`01890000-0000-7000-8000-${String(last).padStart(12, '0')}`);
  if (id === null) throw new Error('not an id');
  return id;
};
const onProject = (role: Role, at: number, scopeName: string | null): ShownGrant => ({
  role,
  scope: { kind: 'project', projectId: anId<'project'>(at) },
  scopeName,
});
const onProgram = (role: Role, scopeName: string): ShownGrant => ({
  role,
  scope: { kind: 'program', programId: anId<'program'>(9) },
  scopeName,
});
const whole = (role: Role): ShownGrant => ({ role, scope: { kind: 'all' }, scopeName: null });

describe('roles in words', () => {
  it('are one line a role, projects by key and in the order of their numbers', () =>
    expect(
      rolesInWords([
        onProject('project-manager', 2, 'PRJ-1040 Pump renewal'),
        onProgram('program-manager', 'Finance'),
        onProject('project-manager', 1, 'PRJ-101 New payroll system'),
      ]),
    ).toEqual(['Project manager of PRJ-101, PRJ-1040', 'Program manager of Finance']));

  it.each<[ShownGrant, string]>([
    [whole('pmo-director'), 'PMO director of all projects'],
    [whole('finance'), 'Finance for all projects'],
    // An administrator has no rights on projects (SoD7): the line must not say so.
    [whole('administrator'), 'Administrator'],
    [{ role: 'sponsor', scope: { kind: 'self' }, scopeName: null }, 'Sponsor of own projects'],
    [onProject('team-member', 1, null), 'Team member of a project that you may not see'],
  ])('%j reads %s', (grant, words) => expect(rolesInWords([grant])).toEqual([words]));

  it('name a project in full where there is room for it', () =>
    expect(grantInWords(onProject('project-deputy', 1, 'PRJ-101 New payroll system'))).toBe(
      'Project deputy of PRJ-101 New payroll system',
    ));

  it('call the program manager’s place on one project by its name', () =>
    expect(grantInWords(onProject('program-manager', 1, 'PRJ-101 New payroll system'))).toBe(
      'Assurer of PRJ-101 New payroll system',
    ));

  it('have nothing to say of nobody', () => expect(rolesInWords([])).toEqual([]));
});

describe('the key of a grant', () => {
  it('differs where the role or the reach differs, whatever it is called', () => {
    const keys = [
      onProject('project-manager', 1, 'PRJ-101 A'),
      onProject('project-manager', 2, 'PRJ-101 A'),
      onProject('sponsor', 1, 'PRJ-101 A'),
      whole('sponsor'),
    ].map(grantKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(grantKey(onProject('sponsor', 1, 'PRJ-101 A'))).toBe(grantKey(onProject('sponsor', 1, 'PRJ-101 B')));
  });
});
