import { memo } from 'react';
import { shortDate } from '../../lib/format.ts';
import classes from './task-grid.module.css';
import { shareOf, type TimeScale, ticksOf } from './timeline.ts';
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
      <span
        className={classes.diamond}
        style={{ left: percent(right) }}
        data-critical={task.isCritical || undefined}
        title={title}
        aria-hidden="true"
      />
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

/** Names of the months over the bars, and the status date. */
export function TimeAxis({ scale, statusOn }: { readonly scale: TimeScale; readonly statusOn: string | null }) {
  return (
    <span className={classes.axis}>
      {ticksOf(scale).map((tick) => (
        <span key={tick.share} className={classes.tick} style={{ left: percent(tick.share) }}>
          {tick.label}
        </span>
      ))}
      {statusOn === null ? null : (
        <span
          className={classes.now}
          style={{ left: percent(shareOf(scale, `${statusOn}T12:00`)) }}
          title={shortDate(statusOn)}
        />
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
