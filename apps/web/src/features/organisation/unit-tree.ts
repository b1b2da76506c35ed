import type { ResponseOf, routes, Unit } from '@sightline/contract';

export type UnitsOfDay = ResponseOf<typeof routes.readUnits>;
export type Homed = UnitsOfDay['people'][number];

/** A unit where it stands in the tree. */
export type UnitRow = {
  readonly unit: Unit;
  /** 1 = beneath nothing. */
  readonly level: number;
  /** Whose home it is, by name. */
  readonly people: readonly Homed[];
  /** Of it and all units beneath. */
  readonly headcount: number;
};

/** The units in the order of the tree, each after the unit that it lies beneath. */
export function unitRows({ units, people }: UnitsOfDay): readonly UnitRow[] {
  const beneath = grouped(units, ({ parentId }) => parentId);
  const homes = grouped(people, ({ unitId }) => unitId);
  const walk = (parentId: string | null, level: number): readonly UnitRow[] =>
    (beneath.get(parentId) ?? []).flatMap((unit) => {
      const own = homes.get(unit.id) ?? [];
      const under = walk(unit.id, level + 1);
      const below = under.filter((each) => each.level === level + 1).reduce((sum, each) => sum + each.headcount, 0);
      return [{ unit, level, people: own, headcount: own.length + below }, ...under];
    });
  return walk(null, 1);
}

/** Units that this one can be moved beneath: not itself, and none beneath it. */
export function possibleParents(rows: readonly UnitRow[], unitId: string | null): readonly UnitRow[] {
  const at = rows.findIndex(({ unit }) => unit.id === unitId);
  const own = rows[at];
  if (own === undefined) return rows;
  const after = rows.slice(at + 1);
  const length = after.findIndex(({ level }) => level <= own.level);
  const within = new Set((length < 0 ? after : after.slice(0, length)).map(({ unit }) => unit.id));
  return rows.filter(({ unit }) => unit.id !== unitId && !within.has(unit.id));
}

/** Those who have no home unit on the day. */
export function homeless({ people }: UnitsOfDay): readonly Homed[] {
  return people.filter(({ unitId }) => unitId === null);
}

function grouped<T>(list: readonly T[], keyOf: (each: T) => string | null): ReadonlyMap<string | null, readonly T[]> {
  const groups = new Map<string | null, T[]>();
  for (const each of list) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}
