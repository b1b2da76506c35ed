import { expect, it } from 'vitest';
import { changeInWords } from './role-changes.ts';

it('tells each role by its name where the reader has it, and by its kind where it is gone', () => {
  const scope = { kind: 'project', projectId: '00000000-0000-7000-8000-000000000001' } as const;
  const own = [{ role: 'project-manager', scope, scopeName: 'PRJ-101 New payroll' }] as const;
  const change = {
    at: '2026-06-01T09:00:00.000Z',
    by: 'Priya Raman',
    added: [
      { role: 'project-manager', scope },
      { role: 'auditor', scope: { kind: 'all' } },
    ],
    removed: [{ role: 'project-deputy', scope }],
  } as const;
  const mutable = structuredClone(change) as unknown as Parameters<typeof changeInWords>[0];
  expect(changeInWords(mutable, structuredClone(own) as unknown as Parameters<typeof changeInWords>[1])).toEqual([
    'Given: Project manager of PRJ-101 New payroll',
    'Given: Auditor of all projects',
    'Taken away: Project deputy of a project',
  ]);
});
