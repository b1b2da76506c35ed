import { type Field, type FieldValue, labelOf } from '@sightline/contract';
import type { TableCell } from '@sightline/interchange';
import type { Currency } from '@sightline/kernel';
import { nameKey, namesNobody } from '../organisation/index.ts';
import { type CellFault, type DateOrder, readAmount, readDate } from '../portfolio/index.ts';
import { type Lookup, type Lookups, plainName } from './lookups.ts';

export type How = {
  readonly lookups: Lookups;
  readonly dateOrder: DateOrder | null;
  readonly currency: Currency;
  /** Powers of ten that the header adds to an amount: 6 for `obligation (m)`. */
  readonly power: number;
};

export type Fault = Pick<CellFault, 'code' | 'params'>;
export type Reading = { readonly value: FieldValue; readonly understood: string } | { readonly fault: Fault };

/** Reads a cell as its field says. An empty cell has the value null. */
export function readCell(name: string, field: Field, cell: TableCell, how: How): Reading {
  const text = cell.text.trim();
  if (text === '') return read(null, '');
  switch (field.kind) {
    case 'text':
      return text.length > field.max
        ? faulty('record-import.text-too-long', { length: text.length, most: field.max })
        : read(text, text);
    case 'choice':
      return readChoice(field.values, text);
    case 'date':
      return ofPortfolio(readDate(cell, how.dateOrder));
    case 'money':
      return readMoney(cell, how);
    case 'whole':
      return readWhole(text, field.min, field.max);
    case 'percent':
      return readWhole(text.replace(/\s*%$/, ''), 0, field.max);
    case 'flag':
      return readFlag(text);
    case 'words':
      return readWords(text);
    case 'person':
      return namesNobody(text) ? read(null, '') : found(how.lookups.people, nameKey(text), { text, one: 'person' });
    case 'project':
    case 'unit':
    case 'portfolio':
      return found(how.lookups.places[field.kind], plainName(text), { text, one: field.kind });
    case 'record':
      return found(how.lookups.records[field.of] ?? new Map(), plainName(text), {
        text,
        one: labelOf(name, field).toLowerCase(),
      });
  }
}

/** The record that a name means; several or none are faults. */
export function found(
  lookup: Lookup,
  name: string,
  { text, one }: { readonly text: string; readonly one: string },
): Reading {
  const id = lookup.get(name);
  if (id === undefined) return faulty('record-import.not-known', { one, text });
  return id === null ? faulty('record-import.several', { one, text }) : read(id, text);
}

function readChoice(values: readonly string[], text: string): Reading {
  const wanted = plainName(text.replaceAll('-', ' '));
  const value = values.find((each) => plainName(each.replaceAll('-', ' ')) === wanted);
  if (value !== undefined) return read(value, value.replaceAll('-', ' '));
  return faulty('record-import.no-such-choice', {
    text,
    values: values.map((each) => each.replaceAll('-', ' ')).join(', '),
  });
}

const MOST_WORDS = 40;
const MOST_LETTERS = 120;

function readWords(text: string): Reading {
  const words = [...new Set(text.split(/[\n;|]/).map((each) => each.trim()))].filter((each) => each !== '');
  const long = words.find((each) => each.length > MOST_LETTERS);
  if (long !== undefined) return faulty('record-import.text-too-long', { length: long.length, most: MOST_LETTERS });
  if (words.length > MOST_WORDS)
    return faulty('record-import.too-many-words', { count: words.length, most: MOST_WORDS });
  return read(words, words.join(', '));
}

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', 'x', '1', 'ja', 'oui', 'si']);
const NO: ReadonlySet<string> = new Set(['no', 'n', 'false', '0', 'nein', 'non', '-']);

function readFlag(text: string): Reading {
  const word = text.toLowerCase();
  if (YES.has(word)) return read(true, 'yes');
  return NO.has(word) ? read(false, 'no') : faulty('record-import.not-yes-or-no', { text });
}

function readWhole(text: string, least: number, most: number): Reading {
  const value = Number(text.replace(/[,\s]/g, ''));
  return Number.isInteger(value) && value >= least && value <= most
    ? read(value, String(value))
    : faulty('record-import.not-whole', { text, least, most });
}

/** A reversal in a ledger is negative: `-1,200.00`, `(1,200.00)` or `1,200.00-`. */
function readMoney(cell: TableCell, { currency, power }: How): Reading {
  const signed = /^\s*(?:[-−]|\()?(.*?)(?:[-−]|\))?\s*$/.exec(cell.text);
  const isNegative = /^\s*[-−(]|[-−)]\s*$/.test(cell.text);
  const reading = readAmount({ ...cell, text: signed?.[1] ?? cell.text }, { currency, assumed: currency, power });
  if (reading.fault !== null) return { fault: reading.fault };
  const { value } = reading;
  return value === null
    ? read(null, '')
    : read(isNegative ? -value : value, `${isNegative ? '-' : ''}${reading.understood}`);
}

function ofPortfolio(reading: {
  readonly value: FieldValue;
  readonly understood: string;
  readonly fault: CellFault | null;
}): Reading {
  return reading.fault === null ? read(reading.value, reading.understood) : { fault: reading.fault };
}

function read(value: FieldValue, understood: string): Reading {
  return { value, understood };
}

function faulty(code: string, params: Fault['params']): Reading {
  return { fault: { code, params } };
}
