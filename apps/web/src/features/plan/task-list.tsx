import { percent, plain } from '../../lib/format.ts';
import { LineList } from '../../ui/line-list.tsx';
import { planStrings as strings } from './strings.ts';
import classes from './task-list.module.css';
import { datesOf } from './task-words.ts';
import type { Task } from './use-plan.ts';

const ROW = 56;
const INDENT = 10;
/** Deeper levels are drawn as this one: the name keeps its room. */
const DEEPEST = 5;

type Props = {
  readonly tasks: readonly (Task | null)[];
  readonly taskId: string | null;
  readonly onTask: (task: Task) => void;
  readonly onRange: (first: number, last: number) => void;
};

/** The plan on a phone: two lines a task, a tap tells what set its dates. */
export function TaskList({ tasks, taskId, onTask, onRange }: Props) {
  return (
    <LineList
      label={strings.gridLabel}
      lines={tasks.map((task) => ({ task }))}
      idOf={({ task }, index) => task?.id ?? `waiting ${index}`}
      heightOf={() => ROW}
      onRange={onRange}
      draw={({ task }) =>
        task === null ? null : <TaskLine task={task} isSelected={task.id === taskId} onTask={onTask} />
      }
    />
  );
}

type LineProps = { readonly task: Task; readonly isSelected: boolean; readonly onTask: (task: Task) => void };

function TaskLine({ task, isSelected, onTask }: LineProps) {
  const { totalFloatDays: float } = task;
  return (
    <button
      type="button"
      className={classes.task}
      style={{ paddingInlineStart: 14 + INDENT * (Math.min(DEEPEST, Math.max(1, task.outlineLevel)) - 1) }}
      data-kind={task.kind}
      data-critical={task.isCritical || undefined}
      aria-current={isSelected || undefined}
      onClick={() => onTask(task)}
    >
      <span className={classes.name}>{task.name}</span>
      <span className={classes.facts}>
        <span className={classes.dates}>{datesOf(task)}</span>
        {float === null ? null : (
          <span className={float < 0 ? classes.breach : undefined}>{strings.floatShort(plain(float))}</span>
        )}
        <span>{strings.doneShort(percent(task.percentComplete))}</span>
      </span>
    </button>
  );
}
