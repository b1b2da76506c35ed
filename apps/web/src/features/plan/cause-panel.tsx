import { Link } from '@tanstack/react-router';
import { longMinute, plain } from '../../lib/format.ts';
import { CauseChain } from '../../ui/cause-chain.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './cause-panel.module.css';
import { planStrings as strings } from './strings.ts';
import type { Task } from './use-plan.ts';
import type { Cause } from './use-shown-plan.ts';

type Props = {
  readonly projectId: string;
  readonly task: Task;
  readonly cause: Cause;
  readonly onClose: () => void;
};

/** Why a task is when it is: what sets its dates, and the chain back to the first cause. */
export function CausePanel({ projectId, task, cause, onClose }: Props) {
  return (
    <SidePanel title={task.name} note={`${task.code} ${task.wbs}`} onClose={onClose}>
      <dl className={classes.facts}>
        <Fact name={strings.start} value={task.start === null ? null : longMinute(task.start)} />
        <Fact name={strings.startSet} value={task.startCause?.text ?? strings.nothingSet} />
        <Fact name={strings.finish} value={task.finish === null ? null : longMinute(task.finish)} />
        <Fact name={strings.finishSet} value={task.finishCause?.text ?? null} />
        <Fact name={strings.stored} value={task.storedFinish === null ? null : longMinute(task.storedFinish)} />
        <Fact name={strings.baseline} value={task.baselineFinish === null ? null : longMinute(task.baselineFinish)} />
        <Fact name={strings.lateFinish} value={task.lateFinish === null ? null : longMinute(task.lateFinish)} />
        <Fact
          name={strings.float}
          value={task.totalFloatDays === null ? null : strings.floatDays(plain(task.totalFloatDays))}
        />
      </dl>
      <h3 className={classes.head}>{strings.chain}</h3>
      {cause.failure !== null ? (
        <ErrorState what={strings.whyFailed} kept={strings.whyKept} failure={cause.failure} onRetry={cause.retry} />
      ) : cause.steps === null ? (
        <LoadingState what={strings.readingWhy} />
      ) : (
        <CauseChain
          steps={cause.steps}
          linkOf={(step, name) => (
            <Link
              to="/projects/$projectId"
              params={{ projectId }}
              search={{ tab: 'plan', task: step.taskId }}
              replace
              className={classes.task}
              title={strings.openTask}
            >
              {name}
            </Link>
          )}
        />
      )}
    </SidePanel>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  if (value === null) return null;
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
