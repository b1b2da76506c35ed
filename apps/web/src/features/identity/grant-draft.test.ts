import { parseId } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, type GrantableScopes, grantOf, reachGroups, roleOptions, withRole } from './grant-draft.ts';

const idAt = <Kind extends string>(last: number) => {
  const id = parseId<Kind>(`01890000-0000-7000-8000-${String(last).padStart(12, '0')}`);
  if (id === null) throw new Error('not an id');
  return id;
};
const projectId = idAt<'project'>(1);
const scopes: GrantableScopes = {
  portfolios: [],
  units: [],
  programs: [{ id: idAt<'program'>(2), name: 'Finance' }],
  projects: [{ id: projectId, key: 'PRJ-101', name: 'New payroll system' }],
  roles: [
    { role: 'administrator', scopes: ['all'] },
    { role: 'program-manager', scopes: ['program'] },
    { role: 'project-manager', scopes: ['self', 'project'] },
    { role: 'sponsor', scopes: ['project'] },
  ],
};

describe('a role to give', () => {
  it('is offered in the order of the office', () =>
    expect(roleOptions(scopes).map(({ label }) => label)).toEqual([
      'Project manager',
      'Program manager',
      'Sponsor',
      'Administrator',
    ]));

  it('offers what it knows and nothing else, without empty heads', () => {
    const groups = reachGroups('project-manager', scopes);
    expect(groups.map(({ group, items }) => [group, items.map(({ label }) => label)])).toEqual([
      ['Whole organisation', ['Own projects']],
      ['Projects', ['PRJ-101 New payroll system']],
    ]);
  });

  it('makes the only choice by itself', () =>
    expect(withRole(EMPTY_DRAFT, 'administrator', scopes)).toEqual({ role: 'administrator', reach: 'all' }));

  it('keeps what it reaches when the next role can reach it, else asks again', () => {
    const draft = { role: 'project-manager', reach: `project:${projectId}` } as const;
    expect(withRole(draft, 'sponsor', scopes).reach).toBe(draft.reach);
    expect(withRole(draft, 'program-manager', { ...scopes, programs: [] }).reach).toBe('');
  });

  it('is a grant once role and reach are chosen', () => {
    expect(grantOf({ role: 'sponsor', reach: `project:${projectId}` }, scopes)).toEqual({
      role: 'sponsor',
      scope: { kind: 'project', projectId },
    });
    expect(grantOf({ role: 'sponsor', reach: '' }, scopes)).toBeNull();
    expect(grantOf({ role: null, reach: 'all' }, scopes)).toBeNull();
  });
});
