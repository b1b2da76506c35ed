import { formatLocalMinute } from '@sightline/kernel';
import type { Cause, TaskDates } from '../network/plan.ts';
import { amountOf } from './plan-text.ts';

/** What the line expects and what the schedule says, in the same words, as far as the line goes. */
export type Comparison = { readonly expected: string; readonly found: string };

const PARTS = /\s(late|early|total|free|critical|idle|because)(?=\s|$)/;

/** Compares an expectation of a golden plan with the task's dates. */
export function compareDates(expectation: string, dates: TaskDates): Comparison {
  const [span = '', ...parts] = expectation.split(PARTS).map((part) => part.trim());
  const wanted = [span];
  const found = [spanText(dates.start, dates.finish)];
  for (let i = 0; i < parts.length; i += 2) {
    const [name = '', value = ''] = [parts[i], parts[i + 1]];
    wanted.push(`${name} ${name === 'total' || name === 'free' ? String(amountOf(value).amount) : value}`.trim());
    found.push(partText(name, dates));
  }
  return { expected: wanted.join(', '), found: found.join(', ') };
}

function partText(name: string, dates: TaskDates): string {
  if (name === 'late') return `late ${spanText(dates.lateStart, dates.lateFinish)}`;
  if (name === 'early') return `early ${spanText(dates.earlyStart, dates.earlyFinish)}`;
  if (name === 'total') return `total ${dates.totalFloatMinutes}`;
  if (name === 'free') return `free ${dates.freeFloatMinutes}`;
  if (name === 'because') return `because ${causeText(dates.startCause)} / ${causeText(dates.finishCause)}`;
  return dates.isCritical ? 'critical' : 'idle';
}

/** `03-02T08:00 03-03T17:00`, the year left out. */
function spanText(start: TaskDates['start'], finish: TaskDates['finish']): string {
  return `${formatLocalMinute(start).slice(5)} ${formatLocalMinute(finish).slice(5)}`;
}

export function causeText(cause: Cause): string {
  if (cause.kind === 'link' || cause.kind === 'children') return `${cause.kind} ${cause.taskId}`;
  return cause.kind === 'constraint' ? cause.constraint : cause.kind;
}
