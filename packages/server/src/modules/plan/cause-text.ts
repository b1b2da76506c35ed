import type { Cause, ConstraintKind, Lag, LinkType } from '@sightline/engine';
import { dateOf, dayOf, type LocalMinute, MINUTES_PER_DAY, unreachable } from '@sightline/kernel';

/** A stored cause with what its words need: the name of the task that it points to, and the link if it is one. */
export type ToldCause = {
  readonly cause: Cause;
  readonly taskName: string | null;
  readonly link: { readonly type: LinkType; readonly lag: Lag } | null;
};

/** The dates of one plan are told in its own days. */
export type Units = { readonly minutesPerDay: number };

/** What set a date, as it stands after the task's name: "follows 'Cutover' (finish to start +2 d)". */
export function causeText({ cause, taskName, link }: ToldCause, units: Units): string {
  switch (cause.kind) {
    case 'project-start':
      return 'project start';
    case 'status-date':
      return 'not before the status date';
    case 'link':
      return `follows '${taskName ?? cause.taskId}'${link === null ? '' : ` (${linkText(link, units)})`}`;
    case 'constraint':
      return constraintText(cause.constraint, cause.at);
    case 'actual':
      return 'happened';
    case 'manual':
      return 'set by hand';
    case 'duration':
      return 'its own duration';
    case 'children':
      return `set by '${taskName ?? cause.taskId}' inside it`;
    case 'levelling':
      return 'delayed by levelling';
    default:
      return unreachable(cause);
  }
}

const LINK_WORDS: Readonly<Record<LinkType, string>> = {
  FS: 'finish to start',
  SS: 'start to start',
  FF: 'finish to finish',
  SF: 'start to finish',
};

function linkText(link: { readonly type: LinkType; readonly lag: Lag }, units: Units): string {
  const lag = lagText(link.lag, units);
  return lag === '' ? LINK_WORDS[link.type] : `${LINK_WORDS[link.type]} ${lag}`;
}

/** Signed, in the largest unit that says it exactly; empty when there is no lag. */
export function lagText(lag: Lag, units: Units): string {
  if (lag.amount === 0) return '';
  const sign = lag.amount < 0 ? '-' : '+';
  const size = Math.abs(lag.amount);
  switch (lag.unit) {
    case 'working':
      return `${sign}${spanText(size, units.minutesPerDay)}`;
    case 'elapsed':
      return `${sign}${spanText(size, MINUTES_PER_DAY)} elapsed`;
    case 'percent':
      return `${sign}${size} %`;
    case 'elapsed-percent':
      return `${sign}${size} % elapsed`;
    default:
      return unreachable(lag.unit);
  }
}

function spanText(minutes: number, minutesPerDay: number): string {
  if (Number.isInteger((minutes * 2) / minutesPerDay)) return `${minutes / minutesPerDay} d`;
  if (Number.isInteger((minutes * 2) / 60)) return `${minutes / 60} h`;
  return `${minutes} min`;
}

const CONSTRAINT_WORDS: Readonly<Record<ConstraintKind, string>> = {
  'as-late-as-possible': 'as late as possible',
  'start-no-earlier-than': 'must not start before',
  'start-no-later-than': 'must not start after',
  'finish-no-earlier-than': 'must not finish before',
  'finish-no-later-than': 'must not finish after',
  'must-start-on': 'must start on',
  'must-finish-on': 'must finish on',
};

function constraintText(kind: ConstraintKind, at: LocalMinute | null): string {
  return at === null ? CONSTRAINT_WORDS[kind] : `${CONSTRAINT_WORDS[kind]} ${dayText(at)}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `3 May 2026`, with the time where it is not the start of the day. */
function dayText(at: LocalMinute): string {
  const [year, month, day] = dateOf(at).split('-').map(Number);
  const ofDay = at - dayOf(at) * MINUTES_PER_DAY;
  const time = ofDay === 0 ? '' : ` ${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}`;
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}${time}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
