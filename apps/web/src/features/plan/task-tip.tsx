import { longMinute, plain } from '../../lib/format.ts';
import type { PlanRow } from './plan-rows.ts';
import { planStrings as strings } from './strings.ts';
import classes from './task-tip.module.css';
import { useTask } from './use-plan.ts';

/** Beside the pointer: when a task is, and what set it. */
export function TaskTip({ projectId, row }: { readonly projectId: string; readonly row: PlanRow }) {
  const task = useTask(projectId, row.place);
  return (
    <div className={classes.tip}>
      <strong>{row.name}</strong>
      {task === null ? null : (
        <>
          <When minute={task.start} cause={task.startCause?.text ?? null} />
          {task.start === task.finish ? null : <When minute={task.finish} cause={task.finishCause?.text ?? null} />}
          {row.totalFloatDays === null ? null : (
            <span>
              {strings.float}: {strings.floatDays(plain(row.totalFloatDays))}
            </span>
          )}
        </>
      )}
    </div>
  );
}

function When({ minute, cause }: { readonly minute: string | null; readonly cause: string | null }) {
  if (minute === null) return null;
  return (
    <span>
      {longMinute(minute)}
      {cause === null ? '' : `: ${cause}`}
    </span>
  );
}
