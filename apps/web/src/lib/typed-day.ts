import type { LocalDate } from '@sightline/kernel';
import { longDate } from './format.ts';
import { parseTypedDate } from './parse-date.ts';

/** null = nothing was typed. */
export type TypedDay =
  | { readonly ok: true; readonly day: LocalDate | null }
  | { readonly ok: false; readonly claim: string };

/** Reads a day as people type it, and says what is wrong with one that cannot be read. */
export function readTypedDay(text: string): TypedDay {
  const typed = parseTypedDate(text);
  switch (typed.kind) {
    case 'empty':
      return { ok: true, day: null };
    case 'date':
      return { ok: true, day: typed.date };
    case 'ambiguous': {
      const [one, other] = [longDate(typed.dayFirst), longDate(typed.monthFirst)];
      return { ok: false, claim: `“${text}” can be ${one} or ${other}. Type the month as a word.` };
    }
    case 'not-read':
      return { ok: false, claim: `“${text}” is not a date. Type it as 1 Mar 27 or 2027-03-01.` };
  }
}
