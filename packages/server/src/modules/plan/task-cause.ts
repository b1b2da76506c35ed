import type { LocalMinute, ProjectId, TaskId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type Reading, recordsOf } from '../audit/index.ts';
import { causeText } from './cause-text.ts';
import { type StoredCause, toldOf } from './read-plan.ts';

/** One task on the way from a date back to what set it. */
export type CauseStep = {
  readonly taskId: TaskId;
  readonly code: string;
  readonly name: string;
  readonly start: LocalMinute;
  readonly finish: LocalMinute;
  readonly text: string;
};

type Stop = Omit<CauseStep, 'text'> &
  StoredCause & { readonly side: 'start' | 'finish'; readonly minutesPerDay: number };

/** Two stops for a task at most. Longer chains are cut: nobody reads on, and causes that lead in a circle cannot make the query endless. */
const MOST_STOPS = 2000;

/**
 * From a task's finish back along what set each date, to the project start, a constraint or what happened.
 * A link leads to the end of its predecessor that it hangs on: the finish for FS and FF, the start for SS and SF.
 */
export async function causeChainOf(
  reading: Reading,
  projectId: ProjectId,
  taskId: TaskId,
): Promise<readonly CauseStep[]> {
  const [tasks, dates] = [recordsOf(reading, 'plan.task'), recordsOf(reading, 'plan.task_date')];
  const links = recordsOf(reading, 'plan.link');
  const { rows } = await sql<Stop>`
    with recursive stop (depth, task_id, side) as (
      select 0, ${taskId}::uuid, 'finish'
      union all
      select s.depth + 1,
        case c.cause ->> 'kind' when 'duration' then s.task_id else (c.cause ->> 'taskId')::uuid end,
        case c.cause ->> 'kind'
          when 'duration' then case s.side when 'finish' then 'start' else 'finish' end
          when 'link' then case when l.type in ('FS', 'FF') then 'finish' else 'start' end
          else s.side end
      from stop s
      join ${dates} d on d.project_id = ${projectId} and d.task_id = s.task_id
      cross join lateral (select case s.side when 'finish' then d.finish_cause else d.start_cause end as cause) c
      left join ${links} l on l.project_id = ${projectId} and l.id = (c.cause ->> 'linkId')::uuid
      where c.cause ->> 'kind' in ('duration', 'link', 'children') and s.depth < ${MOST_STOPS}
    )
    select t.id as "taskId", s.side, t.code, t.name, d.start_minute as "start", d.finish_minute as "finish", p.minutes_per_day as "minutesPerDay",
      c.cause, n.name as "taskName", l.type as "linkType", l.lag_amount as "lagAmount", l.lag_unit as "lagUnit"
    from stop s
    join ${recordsOf(reading, 'plan.plan')} p on p.project_id = ${projectId}
    join ${tasks} t on t.project_id = ${projectId} and t.id = s.task_id
    join ${dates} d on d.project_id = ${projectId} and d.task_id = s.task_id
    cross join lateral (select case s.side when 'finish' then d.finish_cause else d.start_cause end as cause) c
    left join ${links} l on l.project_id = ${projectId} and l.id = (c.cause ->> 'linkId')::uuid
    left join ${tasks} n on n.project_id = ${projectId} and n.id = (c.cause ->> 'taskId')::uuid
    order by s.depth`.execute(reading.db);
  return oneStepPerTask(rows);
}

/** "Its own duration" leads on to the start of the same task; only the cause that leads away from the task is told. */
function oneStepPerTask(stops: readonly Stop[]): readonly CauseStep[] {
  const straight = beforeRepeat(stops);
  const last = straight.filter((stop, index) => straight[index + 1]?.taskId !== stop.taskId);
  return last.map((stop) => ({
    taskId: stop.taskId,
    code: stop.code,
    name: stop.name,
    start: stop.start,
    finish: stop.finish,
    text: causeText(toldOf(stop), stop),
  }));
}

function beforeRepeat(stops: readonly Stop[]): readonly Stop[] {
  const seen = new Set<string>();
  const repeat = stops.findIndex(({ taskId, side }) => seen.size === seen.add(`${taskId} ${side}`).size);
  return repeat === -1 ? stops : stops.slice(0, repeat);
}
