import { useEffect, useMemo, useRef } from 'react';
import { fullDate, longDate, plain } from '../../lib/format.ts';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import type { GridItem } from '../../ui/data-grid/grid-types.ts';
import { Figure, FigureStrip } from '../../ui/figure.tsx';
import { Card } from '../../ui/page.tsx';
import { PlanNotes } from './plan-notes.tsx';
import classes from './plan-view.module.css';
import { planStrings as strings } from './strings.ts';
import { gridLines } from './task-bar.tsx';
import { taskColumns } from './task-columns.tsx';
import gridClasses from './task-grid.module.css';
import { TaskList } from './task-list.tsx';
import { scaleOf } from './timeline.ts';
import type { PlanAnswer, PlanTasks, Task } from './use-plan.ts';

type Plan = NonNullable<PlanAnswer['plan']>;

type Props = {
  readonly plan: Plan;
  readonly total: number;
  readonly tasks: PlanTasks;
  readonly taskId: string | null;
  readonly rowHeight: number;
  readonly isPhone: boolean;
  readonly onTask: (task: Task) => void;
  readonly onRange: (first: number, last: number) => void;
};

/** The plan as computed: every task, its dates and what set them, beside what the file holds. */
export function PlanView(props: Props) {
  const { plan, total, tasks, taskId, isPhone, onTask, onRange } = props;
  const shown = useMemo(() => Array.from({ length: total }, (_, offset) => tasks.taskAt(offset)), [total, tasks]);
  return (
    <>
      <PlanSummary plan={plan} />
      <PlanNotes
        findings={plan.findings}
        notCarried={plan.notCarried}
        source={
          plan.fileName === null
            ? strings.noFile(longDate(plan.importedAt))
            : strings.source(plan.fileName, longDate(plan.importedAt))
        }
      />
      <Card label={strings.plan} isFilling={!isPhone}>
        {isPhone ? <TaskList tasks={shown} {...{ taskId, onTask, onRange }} /> : <TaskGrid {...props} shown={shown} />}
      </Card>
    </>
  );
}

/** The columns of the tasks with the timeline beside them. */
function TaskGrid({
  plan,
  shown,
  tasks,
  taskId,
  rowHeight,
  onTask,
  onRange,
}: Props & { readonly shown: readonly (Task | null)[] }) {
  const grid = useRef<GridHandle>(null);
  const { statusOn } = plan;
  const scale = useMemo(() => scaleOf(plan.start, plan.finish), [plan.start, plan.finish]);
  const hasWbs = shown.some((task) => task !== null && task.wbs !== '');
  const columns = useMemo(
    () => taskColumns({ scale, statusOn, hasWbs, onWhy: onTask }),
    [scale, statusOn, hasWbs, onTask],
  );
  const items = useMemo(() => shown.map((task, offset) => itemOf(task, offset, taskId)), [shown, taskId]);
  const isHere = taskId !== null && tasks.find(taskId) !== null;
  useEffect(() => {
    if (isHere && taskId !== null) grid.current?.showItem(taskId);
  }, [taskId, isHere]);
  return (
    <div
      className={gridClasses.grid}
      style={scale === null ? undefined : ({ '--time-lines': gridLines(scale, statusOn) } as React.CSSProperties)}
    >
      <DataGrid
        ref={grid}
        label={strings.gridLabel}
        columns={columns}
        items={items}
        rowHeight={rowHeight}
        onOpen={onTask}
        onRange={onRange}
        firstColumn="name"
        isTree
      />
    </div>
  );
}

function itemOf(task: Task | null, offset: number, taskId: string | null): GridItem<Task> {
  if (task === null) return { kind: 'waiting', id: `waiting ${offset}` };
  return {
    kind: 'row',
    id: task.id,
    row: task,
    level: Math.max(1, task.outlineLevel),
    isSelected: task.id === taskId,
    ...(task.kind === 'summary' ? { weight: 'strong' as const } : {}),
  };
}

function PlanSummary({ plan }: { readonly plan: Plan }) {
  const { equal, compared } = plan.agreement;
  return (
    <div className={classes.summary}>
      <FigureStrip label={strings.summary}>
        <Figure label={strings.tasks} value={plain(plan.taskCount)} />
        <Figure label={strings.start} value={plan.start === null ? '–' : fullDate(plan.start)} />
        <Figure label={strings.finish} value={plan.finish === null ? '–' : fullDate(plan.finish)} />
        <Figure
          label={strings.agreement}
          value={compared === 0 ? '–' : strings.agreementValue(plain(equal), plain(compared))}
          note={compared === 0 ? strings.noStored : null}
        />
        <Figure
          label={strings.statusOn}
          value={plan.statusOn === null ? '–' : fullDate(plan.statusOn)}
          note={plan.statusOn === null ? strings.noStatusOn : null}
        />
      </FigureStrip>
    </div>
  );
}
