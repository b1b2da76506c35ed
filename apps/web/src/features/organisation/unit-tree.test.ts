import type { Unit } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { homeless, possibleParents, type UnitsOfDay, unitRows } from './unit-tree.ts';

const unit = (name: string, parentId: string | null) =>
  ({ id: name, version: 1, name, parentId, head: null, from: '2026-01-01', next: null }) as unknown as Unit;
const person = (name: string, unitId: string | null) => ({ person: { id: name, name }, unitId, from: null });

/** Company > Finance > Payroll; Company > Works. */
const day = {
  on: '2026-06-01',
  units: [unit('Company', null), unit('Finance', 'Company'), unit('Payroll', 'Finance'), unit('Works', 'Company')],
  people: [person('Anna', 'Payroll'), person('Dan', 'Finance'), person('Eva', null), person('Jan', 'Works')],
} as unknown as UnitsOfDay;
const rows = unitRows(day);
const names = (list: typeof rows) => list.map((row) => row.unit.name);

describe('the tree of units', () => {
  it('stands in its order, with levels and headcounts of all beneath', () => {
    expect(rows.map(({ unit: { name }, level, headcount }) => [name, level, headcount])).toEqual([
      ['Company', 1, 3],
      ['Finance', 2, 2],
      ['Payroll', 3, 1],
      ['Works', 2, 1],
    ]);
  });

  it.each([
    ['Company', []],
    ['Finance', ['Company', 'Works']],
    ['Payroll', ['Company', 'Finance', 'Works']],
    ['Works', ['Company', 'Finance', 'Payroll']],
  ])('lets %s be moved beneath %j', (name, expected) => expect(names(possibleParents(rows, name))).toEqual(expected));

  it('lets a new unit lie beneath any', () => expect(possibleParents(rows, null)).toHaveLength(4));

  it('knows who has no home', () => expect(homeless(day).map((each) => each.person.name)).toEqual(['Eva']));
});
