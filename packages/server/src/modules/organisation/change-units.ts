import { type LocalDate, ok, type PersonId, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { type CommandContext, insertRows, type Outcome, updateVersioned } from '../audit/index.ts';
import {
  changedFrom,
  closedFrom,
  stateOn,
  treeProblems,
  type UnitFields,
  type UnitId,
  type UnitState,
} from './unit.ts';
import { isOpenFrom, listDwellers, lockUnits, readHomes, readStates, writeHome, writeStates } from './unit-store.ts';

export async function addUnit(
  context: CommandContext,
  { from, ...fields }: UnitFields & { readonly from: LocalDate },
): Promise<Result<Outcome<{ id: UnitId; version: number }>>> {
  await lockUnits(context.db);
  const id = context.mint<'unit'>();
  const after: readonly UnitState[] = [{ ...fields, from, isOpen: true }];
  const problems = treeProblems(new Map([...(await readStates(context.db)), [id, after]]));
  if (problems.length > 0) return refused(problems);
  await insertRows(context.db, 'organisation.unit', [{ id, version: 1 }]);
  await writeStates(context, id, { before: [], after });
  return ok({
    value: { id, version: 1 },
    moved: [{ entity: 'unit', id, version: 1 }],
    payload: { unitId: id, from, parentId: fields.parentId },
    inverse: null,
  });
}

type Target = { readonly id: UnitId; readonly version: number };
type Changed = Promise<Result<Outcome<{ version: number }>>>;

export async function changeUnit(
  context: CommandContext,
  target: Target,
  { from, ...changes }: Partial<UnitFields> & { readonly from: LocalDate },
): Changed {
  await lockUnits(context.db);
  return restate(context, target, { from, restated: (states) => changedFrom(states, from, changes), changes });
}

export async function closeUnit(context: CommandContext, target: Target, from: LocalDate): Changed {
  await lockUnits(context.db);
  const dwellers = await listDwellers(context.db, target.id, from);
  const inTheWay = dwellers.length === 0 ? [] : [lived(dwellers, from)];
  return restate(context, target, { from, restated: (states) => closedFrom(states, from), changes: {}, inTheWay });
}

type Restated = {
  readonly from: LocalDate;
  readonly restated: (states: readonly UnitState[]) => readonly UnitState[] | null;
  readonly changes: Partial<UnitFields>;
  readonly inTheWay?: readonly Problem[];
};

async function restate(context: CommandContext, target: Target, wish: Restated): Changed {
  const units = await readStates(context.db);
  const before = units.get(target.id) ?? [];
  const after = wish.restated(before);
  if (after === null) return refused([notOpen(before, wish.from)]);
  const problems = [...(wish.inTheWay ?? []), ...treeProblems(new Map([...units, [target.id, after]]))];
  if (problems.length > 0) return refused(problems);
  const stale = await updateVersioned(context.db, 'organisation.unit', target, {});
  if (stale !== null) return refused([stale]);
  await writeStates(context, target.id, { before, after });
  const version = target.version + 1;
  const { name: _, ...places } = wish.changes;
  return ok({
    value: { version },
    moved: [{ entity: 'unit', id: target.id, version }],
    payload: { unitId: target.id, from: wish.from, ...places },
    inverse: null,
  });
}

export async function setHomeUnit(
  context: CommandContext,
  personId: PersonId,
  { unitId, from }: { readonly unitId: UnitId | null; readonly from: LocalDate },
): Promise<Result<Outcome<Record<never, never>>>> {
  await lockUnits(context.db);
  const current = (await readHomes(context.db, personId)).findLast((home) => home.from <= context.today);
  const problems: Problem[] = [];
  if (current !== undefined && from < current.from)
    problems.push(problem('organisation.home-is-over', { from, since: current.from }));
  if (unitId !== null && !(await isOpenFrom(context.db, unitId, from)))
    problems.push(notOpen((await readStates(context.db)).get(unitId) ?? [], from));
  if (problems.length > 0) return refused(problems);
  await writeHome(context, personId, { from, unitId });
  return ok({
    value: {},
    moved: [{ entity: 'person', id: personId, version: null }],
    payload: { personId, unitId, from },
    inverse: null,
  });
}

function notOpen(states: readonly UnitState[], day: LocalDate): Problem {
  const unit = stateOn(states, day)?.name ?? states[0]?.name ?? '';
  return problem('organisation.unit-not-open', { unit, day });
}

/** Names that a sentence can hold. */
const MOST_NAMES = 5;

function lived(names: readonly string[], day: LocalDate): Problem {
  const more = names.length - MOST_NAMES;
  const told = more > 0 ? [...names.slice(0, MOST_NAMES), `${more} more`] : names;
  return problem('organisation.unit-lived-in', { people: told.join(', '), count: names.length, day });
}
