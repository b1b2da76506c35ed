import { type AsOf, parseAsOf } from '@sightline/contract';
import type { Here } from '../../lib/as-of.ts';
import { longDate } from '../../lib/format.ts';
import { parseTypedDate } from '../../lib/parse-date.ts';
import { instantIn } from '../../lib/zone.ts';
import { asOfStrings as strings } from './as-of-strings.ts';

export type TypedMoment = { readonly ok: true; readonly at: AsOf } | { readonly ok: false; readonly claim: string };

const TIMED = /^(?:(.*?)(?:,?\s+|[tT]))?(\d{1,2}):(\d{2})$/;

/** Reads what is to be read back to: a day up to today, such a day with a time, or a time of today. The server knows what time it is. */
export function readTypedMoment(text: string, { today, zone }: Here): TypedMoment {
  const typed = text.trim();
  const exact = parseAsOf(typed);
  if (exact !== null && exact.length > today.length) return { ok: true, at: exact };
  const timed = TIMED.exec(typed);
  if (timed === null) return readDay(typed, today);
  const [, date = '', hour = '', minute = ''] = timed;
  if (Number(hour) > 23 || Number(minute) > 59) return { ok: false, claim: strings.notATime(`${hour}:${minute}`) };
  const day = readDay(date === '' ? today : date, today);
  return day.ok ? { ok: true, at: instantIn(zone, `${day.at}T${hour.padStart(2, '0')}:${minute}`) } : day;
}

function readDay(text: string, today: string): TypedMoment {
  const typed = parseTypedDate(text);
  switch (typed.kind) {
    case 'empty':
      return { ok: false, claim: strings.noDay };
    case 'not-read':
      return { ok: false, claim: strings.notADay(text) };
    case 'ambiguous':
      return { ok: false, claim: strings.ambiguous(text, longDate(typed.dayFirst), longDate(typed.monthFirst)) };
    case 'date':
      return typed.date > today
        ? { ok: false, claim: strings.ahead(longDate(typed.date), longDate(today)) }
        : { ok: true, at: typed.date };
  }
}
