import { addWorking } from '../calendar/working-time.ts';
import { type Backward, backwardPass, type Leeway } from './backward.ts';
import type { CompiledPlan, CompiledTask } from './compiled-plan.ts';
import { type EarlyPass, earlyPass, earlySpan, type Pinned } from './early.ts';
import { finishLeft, snappedBack } from './late.ts';
import { earlyMilestone } from './milestone.ts';
import { DURATION, type Placement, type Span } from './placement.ts';
import type { Cause } from './plan.ts';
import { PROFILE_RULES } from './profile-rules.ts';

const AS_LATE: Cause = { kind: 'constraint', constraint: 'as-late-as-possible', at: null };

/**
 * The forward pass again, with the tasks that want to be late where they end up. Those at their late dates take their successors
 * along; those without free float move nobody. Without such tasks, `early` itself.
 */
export function withLateTasks(compiled: CompiledPlan, early: EarlyPass, late: Backward): EarlyPass {
  if (!compiled.tasks.some(isWanted)) return early;
  const rule = PROFILE_RULES[compiled.plan.profile].asLateAsPossible;
  if (rule === 'late-dates') return earlyPass(compiled, pinnedAt(compiled, early, late));
  const pushed = pinnedAt(compiled, early, withoutFreeFloat(compiled, early, late));
  const stay = early.placements.flatMap((placement, number): [number, Placement][] =>
    placement === null ? [] : [[number, placement]],
  );
  return earlyPass(compiled, new Map([...stay, ...pushed]));
}

function isWanted({ task, actual }: CompiledTask): boolean {
  if (actual !== null || task.manual !== null || task.kind === 'summary' || task.kind === 'level-of-effort')
    return false;
  return task.constraints.some((constraint) => constraint.kind === 'as-late-as-possible');
}

/** Each as late as its successors' early dates allow, successors that want to be late moved first. */
function withoutFreeFloat(compiled: CompiledPlan, early: EarlyPass, late: Backward): Backward {
  return backwardPass(compiled, early, (task, leeway, number) => {
    const now = earlySpan(compiled, early, task, number);
    return isWanted(task) ? pushed(compiled, task, leeway, now, late.finish[number] ?? now.finish) : now;
  });
}

/** Successors alone decide, late or not; a task without any goes to its own late finish. */
function pushed(compiled: CompiledPlan, task: CompiledTask, leeway: Leeway, now: Span, lateFinish: number): Span {
  const left = finishLeft(task, leeway);
  const cap = left === Number.POSITIVE_INFINITY ? lateFinish : left;
  const isBeginning = task.duration === 0 && task.task.kind === 'start-milestone';
  const began = isBeginning ? earlyMilestone(compiled, task, cap) : null;
  const finish = began ?? snappedBack(compiled, task, cap, left);
  return finish > now.finish ? { start: addWorking(task.work, finish, -task.duration), finish } : now;
}

function pinnedAt(compiled: CompiledPlan, early: EarlyPass, dates: Backward): Pinned {
  const pinned = new Map<number, Placement>();
  compiled.tasks.forEach((task, number) => {
    const placement = early.placements[number];
    if (placement == null || !isWanted(task)) return;
    const [start, finish] = [dates.start[number] ?? 0, dates.finish[number] ?? 0];
    if (start <= placement.start) return;
    pinned.set(number, { start, finish, resume: start, startCause: AS_LATE, finishCause: DURATION });
  });
  return pinned;
}
