import { describe, expect, it } from 'vitest';
import { addPending, rebase, withBase } from './pending-edits.ts';
import { draftOf } from './testing/draft.ts';

const edit = { row: 2, field: 'name', text: 'Payroll', base: 'Pay roll' } as const;

describe('typed text that is not confirmed yet', () => {
  it('remembers what stood in the cell when it was typed', () => {
    const draft = draftOf({ rows: [{ row: 2, cells: { name: 'Pay roll' } }] });
    expect(withBase(draft, [{ row: 2, field: 'name', text: 'Payroll' }])).toEqual([edit]);
  });

  it('takes the last text of a cell and keeps the base seen first', () => {
    const later = { ...edit, text: 'Payroll 2', base: 'Payroll' };
    expect(addPending([edit], [later])).toEqual([{ ...later, base: 'Pay roll' }]);
  });
});

describe('a draft that moved meanwhile', () => {
  it.each([
    { theirs: 'Pay roll', safe: 1, conflicts: [], why: 'nobody else touched the cell' },
    { theirs: 'Payroll', safe: 0, conflicts: [], why: 'the other wrote the same text' },
    { theirs: 'Wages', safe: 0, conflicts: ['Wages'], why: 'the other wrote another text' },
  ])('gives $safe safe edits when $why', ({ theirs, safe, conflicts }) => {
    const result = rebase(draftOf({ rows: [{ row: 2, cells: { name: theirs } }] }), [edit]);
    expect(result.safe).toHaveLength(safe);
    expect(result.conflicts.map((conflict) => conflict.theirs)).toEqual(conflicts);
  });

  it('sends a confirmed text once more, although it reads as before', () => {
    const confirmed = { ...edit, text: 'Pay roll' };
    const result = rebase(draftOf({ rows: [{ row: 2, cells: { name: 'Pay roll' } }] }), [confirmed]);
    expect(result).toEqual({ safe: [confirmed], conflicts: [] });
  });
});
