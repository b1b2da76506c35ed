import type { Id, LocalDate, PersonId, Problem } from '@sightline/kernel';
import { problem } from '@sightline/kernel';

export type UnitId = Id<'unit'>;

export type UnitFields = {
  readonly name: string;
  readonly parentId: UnitId | null;
  readonly headId: PersonId | null;
};

/** What a unit is from a day until its next state. `isOpen` false = it is closed. */
export type UnitState = UnitFields & { readonly from: LocalDate; readonly isOpen: boolean };
/** The states of each unit, by day. */
export type Units = ReadonlyMap<UnitId, readonly UnitState[]>;

/** The state on a day; null before the first one. */
export function stateOn(states: readonly UnitState[], day: LocalDate): UnitState | null {
  return states.findLast(({ from }) => from <= day) ?? null;
}

/**
 * The states after a change from a day on. Where a later state was planned, a changed field goes on as far as it was to stay as it
 * stood on the day; another value that is planned for it stays planned.
 * @returns null when the unit is not open on the day
 */
export function changedFrom(
  states: readonly UnitState[],
  day: LocalDate,
  changes: Partial<UnitFields>,
): readonly UnitState[] | null {
  const base = stateOn(states, day);
  if (base === null || !base.isOpen) return null;
  const pending = new Map(Object.entries(changes));
  const later = states
    .filter(({ from }) => from > day)
    .map((state) => {
      for (const field of [...pending.keys()]) {
        if (fieldOf(state, field) !== fieldOf(base, field)) pending.delete(field);
      }
      return { ...state, ...Object.fromEntries(pending) };
    });
  return [...states.filter(({ from }) => from < day), { ...base, ...changes, from: day }, ...later];
}

/** @returns null when the unit is not open on the day */
export function closedFrom(states: readonly UnitState[], day: LocalDate): readonly UnitState[] | null {
  const base = stateOn(states, day);
  if (base === null || !base.isOpen) return null;
  return [...states.filter(({ from }) => from < day), { ...base, from: day, isOpen: false }];
}

/**
 * Where the units are no tree: on each day on which anything changes, a parent is open and nobody stands above himself.
 * O(days of change × units).
 */
export function treeProblems(units: Units): readonly Problem[] {
  const days = [...new Set([...units.values()].flatMap((states) => states.map(({ from }) => from)))].sort();
  const told = new Set<string>();
  return days.flatMap((day) =>
    problemsOn(units, day).flatMap(({ key, tell }) => {
      if (told.has(key)) return [];
      told.add(key);
      return [tell()];
    }),
  );
}

type Fault = { readonly key: string; readonly tell: () => Problem };

function problemsOn(units: Units, day: LocalDate): readonly Fault[] {
  const open = new Map<UnitId, UnitState>();
  for (const [id, states] of units) {
    const state = stateOn(states, day);
    if (state?.isOpen === true) open.set(id, state);
  }
  const orphans = [...open].flatMap(([id, { name, parentId }]): Fault[] => {
    if (parentId === null || open.has(parentId)) return [];
    const parent = stateOn(units.get(parentId) ?? [], day)?.name ?? units.get(parentId)?.[0]?.name ?? '';
    return [
      { key: `parent ${id}`, tell: () => problem('organisation.unit-parent-closed', { unit: name, parent, day }) },
    ];
  });
  return [...orphans, ...circlesIn(open, day)];
}

function circlesIn(open: ReadonlyMap<UnitId, UnitState>, day: LocalDate): readonly Fault[] {
  const settled = new Set<UnitId>();
  return [...open.keys()].flatMap((start): Fault[] => {
    const path: UnitId[] = [];
    let at: UnitId | null = start;
    while (at !== null && !settled.has(at) && !path.includes(at)) {
      path.push(at);
      at = open.get(at)?.parentId ?? null;
    }
    for (const id of path) settled.add(id);
    const first = at === null ? -1 : path.indexOf(at);
    if (first < 0) return [];
    const circle = path.slice(first);
    const names = asCircle(circle.map((id) => open.get(id)?.name ?? ''));
    const key = `circle ${[...circle].sort().join(' ')}`;
    return [{ key, tell: () => problem('organisation.units-in-circle', { chain: names.join(' → '), day }) }];
  });
}

/** Begins and ends with the first of the names, so that a circle is always told the same way. */
function asCircle(names: readonly string[]): readonly string[] {
  const start = names.indexOf([...names].sort()[0] ?? '');
  const turned = [...names.slice(start), ...names.slice(0, start)];
  return [...turned, ...turned.slice(0, 1)];
}

function fieldOf(state: UnitState, field: string): unknown {
  return Object.entries(state).find(([name]) => name === field)?.[1];
}
