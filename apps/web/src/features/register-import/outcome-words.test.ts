import { describe, expect, it } from 'vitest';
import { commitReadiness, outcomeWords } from './outcome-words.ts';
import { draftOf, faultOf } from './testing/draft.ts';

const outcome = { newProjects: 52, updatedProjects: 3, skippedRows: 5, newPeople: ['Ann Lee'] };

describe('the outcome line', () => {
  it('says every part that is not nought, in words', () => {
    expect(outcomeWords(draftOf({ outcome }).outcome)).toBe('52 new projects, 3 updates, 5 rows skipped, 1 new person');
  });

  it('says which rows were not asked for', () => {
    expect(outcomeWords(draftOf({ outcome: { newProjects: 1, otherRows: 1053 } }).outcome)).toBe(
      '1 new project, 1,053 other rows left out',
    );
  });

  it('says so when there is nothing', () => {
    expect(outcomeWords(draftOf().outcome)).toBe('No row is left to bring in.');
  });
});

describe('the commit button', () => {
  it.each([
    { draft: draftOf({ outcome }), unsaved: 0, says: { kind: 'ready', label: 'Bring in 55 projects' } },
    {
      draft: draftOf({ outcome: { updatedProjects: 1 } }),
      unsaved: 0,
      says: { kind: 'ready', label: 'Update 1 project' },
    },
    {
      draft: draftOf({ outcome, faults: [faultOf({ row: 2, field: 'name' })] }),
      unsaved: 0,
      says: { kind: 'blocked', reason: '1 fault to fix or skip first' },
    },
    {
      draft: draftOf({ outcome: { newPrograms: ['Depot', 'Payroll'] } }),
      unsaved: 0,
      says: { kind: 'ready', label: 'Bring in 2 programs' },
    },
    // A warning does not stop the commit.
    {
      draft: draftOf({ outcome, faults: [faultOf({ row: 2, field: 'name', severity: 'warning' })] }),
      unsaved: 0,
      says: { kind: 'ready' },
    },
    { draft: draftOf({ outcome }), unsaved: 2, says: { kind: 'blocked', reason: 'Saving what you typed' } },
    { draft: draftOf(), unsaved: 0, says: { kind: 'blocked', reason: 'No row is left to bring in.' } },
  ])('is $says.kind ($says.reason)', ({ draft, unsaved, says }) => {
    expect(commitReadiness(draft, unsaved)).toMatchObject(says);
  });

  it('names the fault of the table before those of the cells', () => {
    const problem = {
      ...faultOf({ row: 1, field: 'name' }).problem,
      text: 'No column is chosen for the project name.',
    };
    expect(commitReadiness(draftOf({ outcome, problems: [problem] }), 0)).toMatchObject({
      kind: 'blocked',
      reason: 'No column is chosen for the project name.',
    });
  });
});
