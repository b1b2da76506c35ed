import type { ChangedField, SightChange } from '@sightline/contract';
import { COLOUR_WORDS, money, STAGE_WORDS, shortDate, signed } from '../../lib/format.ts';
import { changesStrings as strings } from './changes-strings.ts';

/** In the order of the grid; colours are drawn, the others told in words. */
export const TOLD_FIELDS = [
  'stage',
  'finishOn',
  'slipDays',
  'budgetMinor',
  'spentMinor',
] as const satisfies readonly ChangedField[];

/** `1 Mar 27 to 1 Apr 27`, `+31 d, now +56 d`; null = it has not moved. */
export function changeWords(change: SightChange, field: (typeof TOLD_FIELDS)[number], currency: string): string | null {
  const move = change[field];
  if (move === null) return null;
  if ('by' in move && move.by !== null && move.to !== null) {
    const [by, to] = [amountWords(field, move.by, currency, true), amountWords(field, move.to, currency, false)];
    return `${by}, ${strings.isNow(to)}`;
  }
  return `${valueWords(field, move.from, currency)} ${strings.arrow} ${valueWords(field, move.to, currency)}`;
}

/** What a field said before; null = it has not moved. */
export function wordsBefore(change: SightChange, field: ChangedField, currency: string): string | null {
  const move = change[field];
  return move === null ? null : valueWords(field, move.from, currency);
}

function valueWords(field: ChangedField, value: string | number | null, currency: string): string {
  if (value === null) return strings.unknown;
  if (typeof value === 'number') return amountWords(field, value, currency, field === 'slipDays');
  if (field === 'finishOn') return shortDate(value);
  if (field === 'stage') return STAGE_WORDS[value as keyof typeof STAGE_WORDS];
  return COLOUR_WORDS[value as keyof typeof COLOUR_WORDS].toLowerCase();
}

function amountWords(field: ChangedField, value: number, currency: string, isDelta: boolean): string {
  if (field === 'slipDays') return strings.days(signed(value));
  const amount = money(value, currency);
  return isDelta && value > 0 ? `+${amount}` : amount;
}
