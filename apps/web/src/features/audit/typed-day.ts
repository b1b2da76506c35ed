import type { LocalDate } from '@sightline/kernel';
import { longDate } from '../../lib/format.ts';
import { parseTypedDate } from '../../lib/parse-date.ts';
import { asOfStrings as strings } from './as-of-strings.ts';

export type TypedDay = { readonly ok: true; readonly day: LocalDate } | { readonly ok: false; readonly claim: string };

/** Reads the day that is to be read back to: today or earlier. */
export function readTypedDay(text: string, today: string): TypedDay {
  const typed = parseTypedDate(text);
  switch (typed.kind) {
    case 'empty':
      return { ok: false, claim: strings.noDay };
    case 'not-read':
      return { ok: false, claim: strings.notADay(text.trim()) };
    case 'ambiguous':
      return {
        ok: false,
        claim: strings.ambiguous(text.trim(), longDate(typed.dayFirst), longDate(typed.monthFirst)),
      };
    case 'date':
      return typed.date > today
        ? { ok: false, claim: strings.ahead(longDate(typed.date), longDate(today)) }
        : { ok: true, day: typed.date };
  }
}
