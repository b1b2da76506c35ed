import { dateOfDay, dayNumber, dayOfDate, type LocalDate } from '@sightline/kernel';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { shortDate } from '../../lib/format.ts';
import { shortMonth } from '../../lib/months.ts';
import { useToday } from '../../lib/session.ts';
import { Gantt, type GanttHandle } from '../../ui/gantt/gantt.tsx';
import type { GanttTime } from '../../ui/gantt/gantt-source.ts';
import { Legend } from './legend.tsx';
import type { PlanRow } from './plan-rows.ts';
import { planStrings as strings } from './strings.ts';
import { phoneColumns, taskColumns } from './task-columns.tsx';
import { TaskTip } from './task-tip.tsx';
import { useFreezes } from './use-freezes.ts';
import type { ReadRows } from './use-plan-rows.ts';

type Props = {
  readonly projectId: string;
  readonly rows: ReadRows;
  readonly statusOn: string | null;
  /** false: the plan came from no file, so nothing to compare with. */
  readonly hasStored: boolean;
  readonly place: number | null;
  readonly rowHeight: number;
  readonly isPhone: boolean;
  readonly onTask: (task: { readonly id: string }) => void;
};

/** The tasks of a plan with their timeline. */
export function PlanGantt({ projectId, rows, statusOn, hasStored, place, rowHeight, isPhone, onTask }: Props) {
  const { store } = rows;
  const gantt = useRef<GanttHandle>(null);
  const hasWbs = useMemo(() => hasCodes(store.rowAt), [store]);
  const columns = useCallback(
    ({ onFold }: { readonly onFold: (row: PlanRow) => void }) =>
      (isPhone ? phoneColumns : taskColumns)({ store, hasWbs, hasStored, onWhy: onTask, onFold }),
    [store, hasWbs, hasStored, onTask, isPhone],
  );
  useEffect(() => {
    if (place !== null) gantt.current?.show(place);
  }, [place]);
  return (
    <Gantt
      ref={gantt}
      label={strings.gridLabel}
      columns={columns}
      source={store}
      time={useTime(rows, statusOn)}
      rowHeight={rowHeight}
      selected={place}
      onOpen={onTask}
      onRange={rows.onRange}
      tipOf={(row) => <TaskTip projectId={projectId} row={row} />}
      legend={<Legend />}
    />
  );
}

/** One that has any is enough; they stand in the first rows if anywhere. */
const LOOKED_AT = 50;

function hasCodes(rowAt: (place: number) => PlanRow | null): boolean {
  return Array.from({ length: LOOKED_AT }, (_, place) => rowAt(place)).some((row) => row !== null && row.wbs !== '');
}

const DAYS_WITHOUT_DATES = 90;

function useTime({ days, restDays }: ReadRows, statusOn: string | null): GanttTime {
  const today = dayOf(useToday());
  const freezes = useFreezes();
  return useMemo(() => {
    const status = statusOn === null ? null : dayOf(statusOn);
    const { from, to } = days ?? { from: today, to: today + DAYS_WITHOUT_DATES };
    return {
      ...{ from, to, freezes, statusDay: status, today },
      rests: restDays.map((span) => ({ from: dayOf(span.from), to: dayOf(span.to) })),
      lineText: (line, day) => (line === 'today' ? strings.today : shortDate(dateOfDay(dayNumber(day)))),
      monthName: shortMonth,
    };
  }, [days, restDays, freezes, statusOn, today]);
}

function dayOf(date: string): number {
  return dayOfDate(date.slice(0, 10) as LocalDate);
}
