import { addWorking } from '../calendar/working-time.ts';
import type { Bound } from './bound.ts';
import type { CompiledTask } from './compiled-plan.ts';
import type { ConstraintKind, Plan, TaskConstraint } from './plan.ts';

/** First what delays, then what pulls, then what fixes, so the order in which constraints are written does not matter. */
const TURN: Readonly<Record<ConstraintKind, number>> = {
  'as-late-as-possible': 0,
  'start-no-earlier-than': 1,
  'finish-no-earlier-than': 1,
  'start-no-later-than': 2,
  'finish-no-later-than': 2,
  'must-start-on': 3,
  'must-finish-on': 3,
};

type Effect = 'none' | 'delays' | 'pulls' | 'fixes';

const EFFECT: Readonly<Record<ConstraintKind, Effect>> = {
  'as-late-as-possible': 'none',
  'start-no-earlier-than': 'delays',
  'finish-no-earlier-than': 'delays',
  'start-no-later-than': 'pulls',
  'finish-no-later-than': 'pulls',
  'must-start-on': 'fixes',
  'must-finish-on': 'fixes',
};

/** The start that is left when every constraint has had its say. */
export function constrained(plan: Plan, task: CompiledTask, wish: Bound): Bound {
  const { constraints } = task.task;
  if (constraints.length === 0) return wish;
  return constraints
    .toSorted((a, b) => TURN[a.kind] - TURN[b.kind])
    .reduce((start, constraint) => constrainedBy(plan, task, start, constraint), wish);
}

/** The earliest date before the project start from which an unlinked task may begin; null when its constraints open none. */
export function openedBefore(task: CompiledTask, projectStart: number): Bound | null {
  const opened = task.task.constraints.flatMap((constraint) => {
    const bound = EFFECT[constraint.kind] === 'delays' ? boundBy(task, constraint) : null;
    return bound !== null && bound.at < projectStart ? [bound] : [];
  });
  return opened.reduce<Bound | null>(
    (latest, bound) => (latest === null || bound.at > latest.at ? bound : latest),
    null,
  );
}

/** The latest date that a constraint claims for the finish; null if none does. */
export function claimedFinish(task: CompiledTask): number | null {
  const claims = task.task.constraints.flatMap(({ kind, at }) => {
    const claims = at !== null && (kind === 'finish-no-earlier-than' || kind === 'must-finish-on');
    return claims ? [at] : [];
  });
  return claims.length === 0 ? null : Math.max(...claims);
}

/** Whether a constraint gives this very minute to the finish. */
export function stampsFinish(task: CompiledTask, at: number): boolean {
  return task.task.constraints.some((constraint) => isOfFinish(constraint) && constraint.at === at);
}

/**
 * The latest finish that constraints and the deadline leave. They cap late dates whether they are honoured or not, so that a
 * breach shows as negative float; the deadline caps nothing else.
 */
export function capOf(task: CompiledTask): number {
  const caps = task.task.constraints.map((constraint) => capBy(task, constraint));
  return Math.min(task.task.deadline ?? Number.POSITIVE_INFINITY, ...caps);
}

/** The finish of a mandatory date, which late dates keep whatever follows; null without one. */
export function mandatoryFinishOf(task: CompiledTask): number | null {
  const constraint = task.task.constraints.findLast(({ kind, isMandatory }) => isMandatory && EFFECT[kind] === 'fixes');
  return constraint === undefined || task.actual !== null ? null : capBy(task, constraint);
}

function constrainedBy(plan: Plan, task: CompiledTask, wish: Bound, constraint: TaskConstraint): Bound {
  const bound = boundBy(task, constraint);
  if (bound === null) return wish;
  const isHard = plan.options.honourConstraints || constraint.isMandatory;
  return moves(EFFECT[constraint.kind], isHard, bound.at - wish.at) ? bound : wish;
}

/** The start that goes with the constraint's date. */
export function boundBy(task: CompiledTask, constraint: TaskConstraint): Bound | null {
  const { kind, at } = constraint;
  if (at === null) return null;
  const start = isOfFinish(constraint) ? addWorking(task.work, at, -task.duration) : at;
  return { at: start, cause: { kind: 'constraint', constraint: kind, at }, isOfFinish: isOfFinish(constraint) };
}

function moves(effect: Effect, isHard: boolean, by: number): boolean {
  if (effect === 'delays') return by > 0;
  if (effect === 'pulls') return isHard && by < 0;
  return effect === 'fixes' && (isHard || by > 0);
}

function capBy(task: CompiledTask, constraint: TaskConstraint): number {
  const { kind, at } = constraint;
  if (at === null || EFFECT[kind] === 'delays') return Number.POSITIVE_INFINITY;
  if (isOfFinish(constraint)) return at;
  return task.actual === null ? addWorking(task.work, at, task.duration) : Number.POSITIVE_INFINITY;
}

function isOfFinish({ kind }: TaskConstraint): boolean {
  return kind.startsWith('finish') || kind === 'must-finish-on';
}
