import { memo } from 'react';
import { shortDate } from '../../lib/format.ts';
import { planStrings as strings } from './strings.ts';
import classes from './task-grid.module.css';
import { isStatusFlipped, shareOf, type TimeScale, ticksOf } from './timeline.ts';
import type { Task } from './use-plan.ts';

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

/** One task on the timeline. Weight, not hue: critical is ink, the rest is bar; a summary is a bracket. */
export const TaskBar = memo(function TaskBar({ task, scale }: { readonly task: Task; readonly scale: TimeScale }) {
  if (task.start === null || task.finish === null) return null;
  const left = shareOf(scale, task.start);
  const right = shareOf(scale, task.finish);
  const isMilestone = task.kind === 'start-milestone' || task.kind === 'finish-milestone';
  const title = `${task.name}: ${task.start === task.finish ? '' : `${shortDate(task.start)} to `}${shortDate(task.finish)}`;
  if (isMilestone)
    return (
      <>
        <MovedFrom task={task} scale={scale} at={right} />
        <span
          className={classes.diamond}
          style={{ left: percent(right) }}
          data-critical={task.isCritical || undefined}
          title={title}
          aria-hidden="true"
        />
      </>
    );
  return (
    <>
      <Baseline task={task} scale={scale} />
      <span
        className={task.kind === 'summary' ? classes.bracket : classes.bar}
        data-critical={task.isCritical || undefined}
        style={{ left: percent(left), width: `max(2px, ${percent(right - left)})` }}
        title={title}
        aria-hidden="true"
      >
        {task.kind !== 'summary' && task.percentComplete > 0 ? (
          <span className={classes.done} style={{ width: `${task.percentComplete}%` }} />
        ) : null}
      </span>
    </>
  );
});

/** Where the task was to lie. */
function Baseline({ task, scale }: { readonly task: Task; readonly scale: TimeScale }) {
  if (task.baselineStart === null || task.baselineFinish === null) return null;
  const [left, right] = [shareOf(scale, task.baselineStart), shareOf(scale, task.baselineFinish)];
  if (right <= 0 || left >= 1) return null;
  return (
    <span
      className={classes.baseline}
      style={{ left: percent(left), width: `max(2px, ${percent(right - left)})` }}
      aria-hidden="true"
    />
  );
}

/** Where a milestone was to stand, joined to where it stands; nothing while it keeps its day. */
function MovedFrom({ task, scale, at }: { readonly task: Task; readonly scale: TimeScale; readonly at: number }) {
  const { baselineFinish, finish } = task;
  if (baselineFinish === null || finish === null || dayOf(baselineFinish) === dayOf(finish)) return null;
  const was = shareOf(scale, baselineFinish);
  return (
    <>
      <span
        className={classes.moved}
        style={{ left: percent(Math.min(was, at)), width: percent(Math.abs(at - was)) }}
        aria-hidden="true"
      />
      <span
        className={classes.hollow}
        style={{ left: percent(was) }}
        title={strings.wasToBe(shortDate(baselineFinish))}
        aria-hidden="true"
      />
    </>
  );
}

function dayOf(minute: string): string {
  return minute.slice(0, 10);
}

/** Names of the months over the bars, and the status date. */
export function TimeAxis({ scale, statusOn }: { readonly scale: TimeScale; readonly statusOn: string | null }) {
  const now = statusOn === null ? null : shareOf(scale, `${statusOn}T12:00`);
  return (
    <span className={classes.axis}>
      {ticksOf(scale).map((tick) => (
        <span key={tick.share} className={classes.tick} style={{ left: percent(tick.share) }}>
          {tick.label}
        </span>
      ))}
      {statusOn === null || now === null ? null : (
        <span className={classes.now} style={{ left: percent(now) }}>
          <span className={classes.nowDate} data-flipped={isStatusFlipped(now) || undefined} title={strings.statusOn}>
            {shortDate(statusOn)}
          </span>
        </span>
      )}
    </span>
  );
}

/** Lines of the months (and of the status date) behind every row, drawn once as a picture of gradients. */
export function gridLines(scale: TimeScale, statusOn: string | null): string {
  const lines = ticksOf(scale).map((tick) => lineAt(tick.share, 'var(--sl-line)', 1));
  if (statusOn !== null) lines.unshift(lineAt(shareOf(scale, `${statusOn}T12:00`), 'var(--sl-accent)', 1.5));
  return lines.join(', ');
}

function lineAt(share: number, colour: string, width: number): string {
  const at = percent(share);
  return `linear-gradient(to right, transparent ${at}, ${colour} ${at}, ${colour} calc(${at} + ${width}px), transparent calc(${at} + ${width}px))`;
}
