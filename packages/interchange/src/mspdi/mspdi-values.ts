import type { ConstraintKind, Lag, LinkType } from '@sightline/engine';
import { MOST_MINUTES } from '../limits.ts';
import type { XmlRecord } from '../xml/records.ts';

export function field(record: XmlRecord, name: string): string {
  return record.fields[name] ?? '';
}

export function isSet(record: XmlRecord, name: string): boolean {
  const text = field(record, name);
  return text === '1' || text.toLowerCase() === 'true';
}

/** The records under one wrapper element, e.g. every `Task` of `Tasks`. */
export function recordsOf(record: XmlRecord, wrapper: string, name: string): readonly XmlRecord[] {
  return (record.records[wrapper] ?? []).flatMap((each) => each.records[name] ?? []);
}

const DURATION =
  /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Whole minutes of an ISO 8601 duration; seconds are cut off as they are in dates, so that start + duration = finish as stored.
 * Null when it is none, is negative or longer than any plan, or names years or months, which have no fixed length.
 */
export function minutesOfDuration(text: string): number | null {
  const match = DURATION.exec(text);
  if (match === null || match[2] !== undefined || match[3] !== undefined) return null;
  const [days, hours, minutes, seconds] = [match[4], match[5], match[6], match[7]].map((each) => Number(each ?? 0));
  const whole = Math.floor(((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60 + 1e-9);
  const isNegative = match[1] === '-' && whole !== 0;
  return isNegative || whole > MOST_MINUTES ? null : whole;
}

/** LagFormat and DurationFormat: even numbers are elapsed (24 hours a day), 32 more is the estimated twin (MSPDI schema). */
const ELAPSED_FORMATS: ReadonlySet<number> = new Set([4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52]);
const PERCENT_FORMATS: ReadonlySet<number> = new Set([19, 20, 51, 52]);

export function isElapsedFormat(format: number): boolean {
  return ELAPSED_FORMATS.has(format);
}

/** LinkLag counts tenths of a minute, or percent when its format says so. */
export function lagOf(linkLag: number, format: number): Lag {
  const isElapsed = ELAPSED_FORMATS.has(format);
  if (PERCENT_FORMATS.has(format)) return { amount: linkLag, unit: isElapsed ? 'elapsed-percent' : 'percent' };
  return { amount: wholeMinutes(linkLag / 10), unit: isElapsed ? 'elapsed' : 'working' };
}

/** Nearest minute; -0 is 0. */
export function wholeMinutes(minutes: number): number {
  return Math.round(minutes) + 0;
}

export const LINK_TYPES: readonly LinkType[] = ['FF', 'FS', 'SF', 'SS'];

/** ConstraintType 0 is as soon as possible, the absence of a constraint. */
export const CONSTRAINTS: readonly (ConstraintKind | null)[] = [
  null,
  'as-late-as-possible',
  'must-start-on',
  'must-finish-on',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
];
