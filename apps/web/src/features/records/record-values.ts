import type { Colour, Field, FieldValue } from '@sightline/contract';
import { labelOf } from '@sightline/contract';
import { fullMoney, longDate, NONE, plain, shortDate } from '../../lib/format.ts';
import { parseTypedDate } from '../../lib/parse-date.ts';
import { parseTypedMoney } from '../../lib/parse-money.ts';
import { unformatted } from '../../lib/parse-number.ts';
import { recordStrings as strings } from './strings.ts';

export type Names = Readonly<Record<string, string>>;
export type Shown = { readonly names: Names; readonly currency: string };

/** A value in a cell or a line; `–` where there is none. */
export function wordsOf(field: Field, value: FieldValue, { names, currency }: Shown): string {
  if (value === null || value === '') return NONE;
  switch (field.kind) {
    case 'date':
      return shortDate(String(value));
    case 'money':
      return fullMoney(Number(value), currency);
    case 'percent':
      return `${plain(Number(value))}%`;
    case 'whole':
      return plain(Number(value));
    case 'flag':
      return value === true ? strings.yes : strings.no;
    case 'choice':
      return choiceWords(String(value));
    case 'words':
      return Array.isArray(value) && value.length > 0 ? value.join(', ') : NONE;
    case 'person':
    case 'record':
    case 'unit':
    case 'portfolio':
      return names[String(value)] ?? strings.gone;
    case 'project':
      return names[String(value)] ?? strings.notSeen;
    case 'text':
      return String(value);
  }
}

/** `passed-with-conditions` is told as "Passed with conditions". */
export function choiceWords(value: string): string {
  return capital(value.replaceAll('-', ' '));
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const COLOURS: readonly string[] = ['green', 'amber', 'red'];

/** The colour of a status that a field holds; null for other fields. */
export function colourIn(field: Field, value: FieldValue): Colour | null {
  const isStatus = field.kind === 'choice' && field.values.every((each) => COLOURS.includes(each));
  return isStatus && typeof value === 'string' ? (value as Colour) : null;
}

export function isFigure({ kind }: Field): boolean {
  return kind === 'money' || kind === 'percent' || kind === 'whole' || kind === 'date';
}

/** A value as a form shows it, so that it can be read back. */
export function typedOf(field: Field, value: FieldValue, currency: string): string {
  if (value === null) return '';
  switch (field.kind) {
    case 'date':
      return longDate(String(value)).slice(4);
    case 'money':
      return fullMoney(Number(value), currency);
    case 'words':
      return Array.isArray(value) ? value.join('\n') : '';
    case 'flag':
      return value === true ? 'yes' : 'no';
    case 'text':
    case 'choice':
    case 'whole':
    case 'percent':
    case 'person':
    case 'project':
    case 'unit':
    case 'portfolio':
    case 'record':
      return String(value);
  }
}

export type Read = { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly claim: string };

/** Reads what was typed for a field. */
export function readTyped(name: string, field: Field, text: string, currency: string): Read {
  const typed = field.kind === 'text' || field.kind === 'words' ? text : text.trim();
  if (typed.trim() === '') return emptyOf(name, field);
  switch (field.kind) {
    case 'text':
      return typed.trim().length > field.max
        ? refused(strings.tooLong(typed.trim().length, field.max))
        : read(typed.trim());
    case 'date':
      return readDay(typed);
    case 'money': {
      const minor = parseTypedMoney(typed, currency);
      return minor === undefined ? refused(strings.notMoney(typed)) : read(minor);
    }
    case 'whole':
      return readWhole(typed, field.min, field.max);
    case 'percent':
      return readWhole(typed.replace(/\s*%$/, ''), 0, field.max);
    case 'flag':
      return read(typed === 'yes');
    case 'words':
      return read([...new Set(typed.split('\n').map((each) => each.trim()))].filter((each) => each !== ''));
    case 'choice':
    case 'person':
    case 'project':
    case 'unit':
    case 'portfolio':
    case 'record':
      return read(typed);
  }
}

function emptyOf(name: string, field: Field): Read {
  if (!field.isRequired) return read(null);
  return field.kind === 'flag' ? read(false) : refused(strings.needed(labelOf(name, field)));
}

function readDay(text: string): Read {
  const typed = parseTypedDate(text);
  switch (typed.kind) {
    case 'empty':
      return read(null);
    case 'date':
      return read(typed.date);
    case 'ambiguous':
      return refused(strings.ambiguous(text, longDate(typed.dayFirst), longDate(typed.monthFirst)));
    case 'not-read':
      return refused(strings.notDate(text));
  }
}

function readWhole(text: string, least: number, most: number): Read {
  const value = Number(unformatted(text));
  return Number.isInteger(value) && value >= least && value <= most
    ? read(value)
    : refused(strings.notWhole(text, least, most));
}

function read(value: FieldValue): Read {
  return { ok: true, value };
}

function refused(claim: string): Read {
  return { ok: false, claim };
}
