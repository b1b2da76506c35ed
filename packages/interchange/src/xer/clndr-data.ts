import type { DayShifts, Shift } from '@sightline/engine';
import { type DayNumber, dayFromCivil, dayNumber } from '@sightline/kernel';
import { minuteOfDay, shiftOf, shiftsOf } from '../shifts.ts';

/** One node of Primavera's nested list: `(0||name(attributes)(children))`. */
type Node = { readonly name: string; readonly attributes: string; readonly children: readonly Node[] };

export type ClndrData = {
  /** Monday first; null where the data says nothing about the day. */
  readonly week: readonly (DayShifts | null)[];
  readonly exceptions: readonly { readonly day: DayNumber; readonly shifts: DayShifts }[];
};

/** Deeper than any real calendar; stops a hostile one from exhausting the stack. */
const MAX_DEPTH = 16;

/** Spreadsheet serials count from here. */
const SERIAL_EPOCH = dayFromCivil(1899, 12, 30);

/** Reads CALENDAR.clndr_data; null when it is not the list that P6 writes. DEL characters and blanks are layout. */
export function readClndrData(text: string): ClndrData | null {
  const plain = text.replaceAll('\u007f', '').replaceAll(/\s+/g, '');
  const parsed = parseNode(plain, 0, 0);
  if (parsed === null) return null;
  const week: (DayShifts | null)[] = [null, null, null, null, null, null, null];
  for (const day of named(parsed.node, 'DaysOfWeek')?.children ?? []) {
    const number = Number(day.name);
    if (number >= 1 && number <= 7) week[(number + 5) % 7] = shiftsIn(day);
  }
  const exceptions = (named(parsed.node, 'Exceptions')?.children ?? []).flatMap((each) => {
    const serial = /(?:^|\|)d\|(\d{1,7})/.exec(each.attributes)?.[1];
    return serial === undefined ? [] : [{ day: dayNumber(SERIAL_EPOCH + Number(serial)), shifts: shiftsIn(each) }];
  });
  return { week, exceptions };
}

function shiftsIn(node: Node): DayShifts {
  return shiftsOf(node.children.map((child) => shiftIn(child.attributes)).filter((shift) => shift !== null));
}

/** `s|08:00|f|16:00` in either order; hours are not always padded. */
function shiftIn(attributes: string): Shift | null {
  const start = minuteOfDay(/(?:^|\|)s\|(\d{1,2}:\d{2})/.exec(attributes)?.[1] ?? '');
  const finish = minuteOfDay(/(?:^|\|)f\|(\d{1,2}:\d{2})/.exec(attributes)?.[1] ?? '');
  return start === null || finish === null ? null : shiftOf(start, finish);
}

function named(node: Node, name: string): Node | null {
  return node.children.find((child) => child.name === name) ?? null;
}

function parseNode(text: string, at: number, depth: number): { readonly node: Node; readonly next: number } | null {
  const head = /^\(\d+\|\|([^()|]*)\(([^()]*)\)\(/.exec(text.slice(at, at + 200));
  if (head === null || depth > MAX_DEPTH) return null;
  const children: Node[] = [];
  let next = at + head[0].length;
  while (text[next] === '(') {
    const child = parseNode(text, next, depth + 1);
    if (child === null) return null;
    children.push(child.node);
    next = child.next;
  }
  if (text[next] !== ')' || text[next + 1] !== ')') return null;
  return { node: { name: head[1] ?? '', attributes: head[2] ?? '', children }, next: next + 2 };
}
