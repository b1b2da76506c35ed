import type { LocalDate } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFrom, closedFrom, stateOn, treeProblems, type UnitId, type UnitState, type Units } from './unit.ts';

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}` as LocalDate;
const idOf = (name: string) => name as UnitId;
const state = (from: number, name: string, parent: string | null = null, isOpen = true): UnitState => ({
  from: day(from),
  isOpen,
  name,
  parentId: parent === null ? null : idOf(parent),
  headId: null,
});

function units(table: Readonly<Record<string, readonly UnitState[]>>): Units {
  return new Map(Object.entries(table).map(([id, states]) => [idOf(id), states]));
}

const codes = (of: Units) => treeProblems(of).map(({ code, params }) => ({ code, ...params }));

describe('a change from a day on', () => {
  it.each([
    { what: 'leaves what stood before', states: [state(1, 'A')], names: ['1 A', '10 B'] },
    {
      what: 'takes the place of a change of the same day',
      states: [state(1, 'A'), state(10, 'X')],
      names: ['1 A', '10 B'],
    },
    // Somebody planned another name for the 20th: that plan stays.
    {
      what: 'leaves another value that is planned',
      states: [state(1, 'A'), state(20, 'C')],
      names: ['1 A', '10 B', '20 C'],
    },
    // A move is planned for the 20th; the new name goes on beyond it.
    {
      what: 'goes on beyond other changes',
      states: [state(1, 'A'), state(20, 'A', 'p')],
      names: ['1 A', '10 B', '20 B'],
    },
  ])('$what', ({ states, names }) => {
    const after = changedFrom(states, day(10), { name: 'B' });
    expect(after?.map(({ from, name }) => `${Number(from.slice(8))} ${name}`)).toEqual(names);
  });

  it('is none before the first day, or after the closing', () => {
    expect(changedFrom([state(11, 'A')], day(10), { name: 'B' })).toBeNull();
    expect(changedFrom([state(1, 'A'), state(9, 'A', null, false)], day(10), { name: 'B' })).toBeNull();
    expect(closedFrom([state(11, 'A')], day(10))).toBeNull();
  });
});

describe('the tree', () => {
  it('may not hold a circle on any day, which is told once with its names', () => {
    const table = {
      a: [state(1, 'A'), state(15, 'A', 'c')],
      b: [state(1, 'B', 'a')],
      c: [state(1, 'C', 'b'), state(20, 'C', 'b')],
    };
    expect(codes(units(table))).toEqual([
      { code: 'organisation.units-in-circle', chain: 'A → C → B → A', day: day(15) },
    ]);
  });

  it('may not hang a unit beneath one that is not open', () => {
    const table = { a: [state(5, 'A'), state(20, 'A', null, false)], b: [state(1, 'B', 'a')] };
    expect(codes(units(table))).toEqual([
      { code: 'organisation.unit-parent-closed', unit: 'B', parent: 'A', day: day(1) },
    ]);
  });

  it('is, after any run of dated changes, a tree on every day', () => {
    const names = ['a', 'b', 'c', 'd'];
    const step = fc.record({
      unit: fc.constantFrom(...names),
      parent: fc.constantFrom(...names, null),
      from: fc.integer({ min: 1, max: 28 }),
      isClosing: fc.nat({ max: 5 }).map((number) => number === 0),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let tree = units(Object.fromEntries(names.map((name) => [name, [state(1, name)]])));
        for (const each of steps) tree = taken(tree, each);
        for (let on = 1; on <= 28; on++) expectTree(tree, day(on));
      }),
      { numRuns: 300 },
    );
  });
});

type Step = {
  readonly unit: string;
  readonly parent: string | null;
  readonly from: number;
  readonly isClosing: boolean;
};

/** The tree after a step, or before it where the step is refused. */
function taken(tree: Units, { unit, parent, from, isClosing }: Step): Units {
  const states = tree.get(idOf(unit)) ?? [];
  const parentId = parent === null ? null : idOf(parent);
  const after = isClosing ? closedFrom(states, day(from)) : changedFrom(states, day(from), { parentId });
  if (after === null) return tree;
  const next = new Map([...tree, [idOf(unit), after] as const]);
  return treeProblems(next).length === 0 ? next : tree;
}

/** Walks up from every unit: ends at the top within as many steps as there are units, over open units only. */
function expectTree(tree: Units, on: LocalDate): void {
  for (const [id, states] of tree) {
    if (stateOn(states, on)?.isOpen !== true) continue;
    let at: UnitId | null = id;
    for (let step = 0; at !== null; step++) {
      const here: UnitState | null = stateOn(tree.get(at) ?? [], on);
      expect({ step: step < tree.size, isOpen: here?.isOpen }).toEqual({ step: true, isOpen: true });
      at = here?.parentId ?? null;
    }
  }
}
