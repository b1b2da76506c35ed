import { describe, expect, it } from 'vitest';
import type { Candidate, ProjectRef } from './review-model.ts';
import { targetGroups, targetWords } from './target-options.ts';
import { draftOf, idOf } from './testing/draft.ts';

function projectsOf(names: readonly string[]): readonly ProjectRef[] {
  // Ids are branded by the contract; a candidate's alternatives are parsed by it.
  return alternativesOf(names).map(({ projectId, key, name }) => ({ id: projectId, key, name }));
}

function alternativesOf(names: readonly string[]): Candidate['alternatives'] {
  return candidateOf(names).alternatives;
}

function candidateOf(names: readonly string[]): Candidate {
  const alternatives = names.map((name, at) => ({ projectId: idOf(at), key: `PRJ-${at}`, name, reason: 'like it' }));
  const parsed = draftOf([{ path: 'p.xml', plans: [{ name: 'P', alternatives }] }]);
  const [plan] = parsed.files[0]?.plans ?? [];
  if (plan === undefined) throw new Error('the draft holds one plan');
  return plan;
}

describe('the choice of a target', () => {
  const all = projectsOf(['Payroll', 'Expenses', 'Warehouse']);

  it('offers what fits, then the ways without a project, then all others once', () => {
    const groups = targetGroups(candidateOf(['Payroll']), all, '');
    expect(groups.map((group) => group.options.map((option) => option.label))).toEqual([
      ['Payroll'],
      ['Stand alone', 'Leave out'],
      ['Expenses', 'Warehouse'],
    ]);
  });

  it('finds by key and by words of the name', () => {
    const found = (search: string) =>
      targetGroups(candidateOf([]), all, search).flatMap((group) => group.options.map((option) => option.label));
    expect(found('prj-2')).toEqual(['Warehouse']);
    expect(found('ware')).toEqual(['Warehouse']);
    expect(found('nothing like it')).toEqual([]);
  });

  it('says how many more there are than it shows', () => {
    const many = projectsOf(Array.from({ length: 60 }, (_, at) => `Project ${at}`));
    const last = targetGroups(candidateOf([]), many, '').at(-1);
    expect([last?.options.length, last?.more]).toEqual([50, 10]);
  });

  it('reads a target in words', () => {
    const projects = new Map<string, ProjectRef>(all.map((project) => [project.id, project]));
    const [first] = all;
    if (first === undefined) throw new Error('there are three projects');
    expect(targetWords({ kind: 'project', projectId: first.id }, projects)).toEqual({ key: 'PRJ-0', name: 'Payroll' });
    expect(targetWords({ kind: 'project', projectId: first.id }, new Map()).name).toBe(
      'A project that is no longer there',
    );
    expect(targetWords({ kind: 'new' }, projects).name).toBe('Stand alone');
  });
});
