import type { TableCell } from '@sightline/interchange';
import { displayName, nameKey, namesNobody } from '../../organisation/index.ts';
import { faulty, LEAVE_EMPTY, NOTHING, type Reading, suggest, understood } from './reading.ts';

export const MOST_CHARACTERS = { name: 200, group: 200, person: 120, key: 32, scope: 4000 } as const;

export function readProjectName(cell: TableCell): Reading<string> {
  return readText(cell, MOST_CHARACTERS.name);
}

const KEY = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,31}$/;

export function readKey(cell: TableCell): Reading<string> {
  const text = cell.text.trim();
  if (text === '') return NOTHING;
  if (namesNobody(text)) return faulty('portfolio.key-not-valid', [LEAVE_EMPTY]);
  if (KEY.test(text)) return understood(text, text);
  const usable = text
    .replace(/[^A-Za-z0-9._/-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, MOST_CHARACTERS.key);
  return faulty('portfolio.key-not-valid', [...(KEY.test(usable) ? suggest(usable) : []), LEAVE_EMPTY]);
}

/** The name of a program or portfolio. */
export function readGroup(cell: TableCell): Reading<string> {
  const text = oneLine(cell.text);
  if (text !== '' && namesNobody(text)) return faulty('portfolio.group-missing', [LEAVE_EMPTY]);
  return readText(cell, MOST_CHARACTERS.group);
}

/** Marks between two people in one cell; a comma only when both sides are full names. */
const SEVERAL = /\s*(?:[/&;+|\n]|\band\b|\bor\b)\s*/i;

/** One person's name by its shape alone; who it is decides the directory. `isConfirmed`: the user insists. */
export function readPerson(cell: TableCell, isConfirmed: boolean): Reading<string> {
  const text = oneLine(cell.text);
  if (text === '') return NOTHING;
  if (namesNobody(text)) return faulty('portfolio.person-missing', [LEAVE_EMPTY]);
  if (text.length > MOST_CHARACTERS.person) return tooLong(text, MOST_CHARACTERS.person);
  const address = /^([^\s@]+)@[^\s@]+$/.exec(text);
  if (address !== null)
    return faulty('portfolio.person-not-one', [...suggest(nameOfAddress(address[1] ?? '')), LEAVE_EMPTY]);
  const people = text.split(SEVERAL).flatMap((part) => (isListOfNames(part) ? part.split(/\s*,\s*/) : [part]));
  if (people.length > 1)
    return faulty('portfolio.person-not-one', [...suggest(...people.filter((each) => each !== '')), LEAVE_EMPTY]);
  const isName = /\p{L}/u.test(text) && !/\d/.test(text) && nameKey(text).includes(' ');
  if (!isName && !isConfirmed)
    return faulty('portfolio.person-not-one', [{ text, label: `Keep ${text}` }, LEAVE_EMPTY]);
  return understood(displayName(text), displayName(text));
}

function isListOfNames(text: string): boolean {
  const parts = text.split(',');
  return parts.length > 2 || (parts.length === 2 && parts.every((part) => nameKey(part).includes(' ')));
}

/** `priya.raman` is most likely Priya Raman. */
function nameOfAddress(local: string): string {
  return local
    .split(/[._-]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** A text of several lines, as it was written. */
export function readScope(cell: TableCell): Reading<string> {
  const text = cell.text.trim();
  if (text === '') return NOTHING;
  return text.length > MOST_CHARACTERS.scope ? tooLong(text, MOST_CHARACTERS.scope) : understood(text, text);
}

function readText(cell: TableCell, most: number): Reading<string> {
  const text = oneLine(cell.text);
  if (text === '') return NOTHING;
  return text.length > most ? tooLong(text, most) : understood(text, text);
}

function tooLong(text: string, most: number): Reading<string> {
  const cut = text.slice(0, most).trim();
  return faulty('portfolio.text-too-long', [{ text: cut, label: `Keep the first ${most} characters` }], {
    length: text.length,
    most,
  });
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
