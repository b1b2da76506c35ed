import type { AuthorityLimit, Settings, SettingsSections, SizeTiers, WorkingCalendar } from '@sightline/contract';
import type { LocalDate } from '@sightline/kernel';
import { exact, shortDate } from '../../lib/format.ts';
import { parseTypedDate } from '../../lib/parse-date.ts';
import { unformatted } from '../../lib/parse-number.ts';
import { ROLE_WORDS } from '../../lib/role-words.ts';
import { sectionStrings as strings } from './section-strings.ts';

export type Exception = WorkingCalendar['exceptions'][number];
type Shifts = WorkingCalendar['week'][number];
type Size = keyof SizeTiers;
export const SIZES: readonly Size[] = ['S', 'M', 'L', 'XL'];
export type SizeField = 'budgetTo' | 'monthsTo' | 'managerLoad' | 'scheduleChecks';

/** What was typed in the sections that are kept as wholes. */
export type SectionsDraft = {
  /** By weekday, 0 = Monday: its hours as typed. */
  readonly hours: Readonly<Record<string, string>>;
  readonly addedDays: readonly Exception[];
  readonly removedDays: readonly LocalDate[];
  /** By size and field, `S.budgetTo`. */
  readonly sizes: Readonly<Record<string, string>>;
  readonly addedLimits: readonly AuthorityLimit[];
  readonly removedLimits: readonly AuthorityLimit[];
};

export const EMPTY_SECTIONS: SectionsDraft = {
  hours: {},
  addedDays: [],
  removedDays: [],
  sizes: {},
  addedLimits: [],
  removedLimits: [],
};

type Change<T> = { readonly base: T; readonly value: T };
type Line = { readonly label: string; readonly from: string; readonly to: string };
export type ReadSections = {
  readonly changes: { readonly [K in keyof SettingsSections]?: Change<SettingsSections[K]> };
  readonly lines: readonly Line[];
  /** By field: `hours.0`, `S.budgetTo`. */
  readonly claims: Readonly<Record<string, string>>;
};

/** The sections that would hold, with what changes told line by line. */
export function readSections(seen: Settings, draft: SectionsDraft): ReadSections {
  const [calendar, sizes, limits] = [readCalendar(seen, draft), readSizes(seen, draft), readLimits(seen, draft)];
  return {
    changes: {
      ...(calendar.lines.length === 0
        ? {}
        : { workingCalendar: { base: seen.workingCalendar, value: calendar.value } }),
      ...(sizes.lines.length === 0 ? {} : { sizeTiers: { base: seen.sizeTiers, value: sizes.value } }),
      ...(limits.lines.length === 0 ? {} : { authorityLimits: { base: seen.authorityLimits, value: limits.value } }),
    },
    lines: [...calendar.lines, ...sizes.lines, ...limits.lines],
    claims: { ...calendar.claims, ...sizes.claims },
  };
}

/** `09:00–12:00, 13:00–17:00`; empty for a free day. */
export function hoursText(shifts: Shifts): string {
  return shifts.map(({ start, finish }) => `${clockText(start)}–${clockText(finish)}`).join(', ');
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Null when the text is no hours of a day. */
export function readHours(text: string): Shifts | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const shifts = parts.map((part) => {
    const match = /^(\d{1,2})(?::(\d{2}))?\s*(?:-|–|to)\s*(\d{1,2})(?::(\d{2}))?$/.exec(part);
    const [start, finish] = [minuteOf(match?.[1], match?.[2]), minuteOf(match?.[3], match?.[4])];
    return start === null || finish === null || finish <= start ? null : { start, finish };
  });
  return shifts.some((shift) => shift === null) ? null : shifts.flatMap((shift) => shift ?? []);
}

function minuteOf(hour: string | undefined, minute = '0'): number | null {
  const value = Number(hour ?? Number.NaN) * 60 + Number(minute);
  return Number(minute) < 60 && value <= 1440 ? value : null;
}

function readCalendar({ workingCalendar: seen }: Settings, { hours, addedDays, removedDays }: SectionsDraft) {
  const claims: Record<string, string> = {};
  const lines: Line[] = [];
  const week = seen.week.map((shifts, index) => {
    const text = hours[index];
    const read = text === undefined ? shifts : readHours(text);
    if (read === null) claims[`hours.${index}`] = strings.notHours(text ?? '');
    else if (hoursText(read) !== hoursText(shifts))
      lines.push({ label: strings.weekdays[index] ?? '', from: orFree(shifts), to: orFree(read) });
    return read ?? shifts;
  });
  const kept = seen.exceptions.filter(({ on }) => !removedDays.includes(on) && !addedDays.some((day) => day.on === on));
  const gone = seen.exceptions.filter(({ on }) => removedDays.includes(on));
  lines.push(
    ...gone.map(({ on, name }) => ({ label: shortDate(on), from: name, to: strings.none })),
    ...addedDays.map(({ on, name, shifts }) => ({
      label: shortDate(on),
      from: seen.exceptions.find((each) => each.on === on)?.name ?? strings.none,
      to: `${name}, ${orFree(shifts)}`,
    })),
  );
  const exceptions = [...kept, ...addedDays].sort((a, b) => (a.on < b.on ? -1 : 1));
  return { value: { week, exceptions }, lines, claims };
}

function orFree(shifts: Shifts): string {
  return shifts.length === 0 ? strings.free : hoursText(shifts);
}

export type TypedDay = { readonly on: string; readonly name: string; readonly hours: string };

/** A day that differs, as it was typed; a sentence for each part that cannot be read. */
export function readDay(
  typed: TypedDay,
): { readonly day: Exception } | { readonly claims: Partial<Record<keyof TypedDay, string>> } {
  const [on, shifts, name] = [parseTypedDate(typed.on), readHours(typed.hours), typed.name.trim()];
  if (on.kind === 'date' && shifts !== null && name !== '') return { day: { on: on.date, name, shifts } };
  return {
    claims: {
      ...(on.kind === 'date' ? {} : { on: strings.notDate(typed.on) }),
      ...(name === '' ? { name: strings.nameNeeded } : {}),
      ...(shifts === null ? { hours: strings.notHours(typed.hours) } : {}),
    },
  };
}

/** As it is typed: `250,000`, `6`, `15` for a share of 0.15. Null where a size has no such bound. */
export function sizeText(tiers: SizeTiers, size: Size, field: SizeField): string | null {
  const { managerLoad, scheduleChecks } = tiers[size];
  if (field === 'scheduleChecks') return scheduleChecks;
  if (field === 'managerLoad') return exact(Math.round(managerLoad * 10_000) / 100);
  return size === 'XL' ? null : exact(tiers[size][field]);
}

function readSizes({ sizeTiers: seen }: Settings, { sizes }: SectionsDraft) {
  const claims: Record<string, string> = {};
  const lines: Line[] = [];
  const number = (size: Size, field: Exclude<SizeField, 'scheduleChecks'>, before: number): number => {
    const text = sizes[`${size}.${field}`];
    const was = sizeText(seen, size, field) ?? '';
    if (text === undefined || text === was) return before;
    const isLoad = field === 'managerLoad';
    const typed = unformatted(text.trim());
    if (!(isLoad ? /^\d+(\.\d+)?$/ : /^\d+$/).test(typed)) {
      claims[`${size}.${field}`] = strings.notWhole(text);
      return before;
    }
    lines.push({ label: strings.sizeField(size, field), from: was, to: text.trim() });
    return isLoad ? Math.round(Number(typed) * 100) / 10_000 : Number(typed);
  };
  const asks = (size: Size) => {
    const text = sizes[`${size}.scheduleChecks`] ?? seen[size].scheduleChecks;
    const scheduleChecks = text === 'light' ? ('light' as const) : ('full' as const);
    if (scheduleChecks !== seen[size].scheduleChecks)
      lines.push({
        label: strings.sizeField(size, 'scheduleChecks'),
        from: strings.checks[seen[size].scheduleChecks],
        to: strings.checks[scheduleChecks],
      });
    return { managerLoad: number(size, 'managerLoad', seen[size].managerLoad), scheduleChecks };
  };
  const bounded = (size: 'S' | 'M' | 'L') => ({
    budgetTo: number(size, 'budgetTo', seen[size].budgetTo),
    monthsTo: number(size, 'monthsTo', seen[size].monthsTo),
    ...asks(size),
  });
  return { value: { S: bounded('S'), M: bounded('M'), L: bounded('L'), XL: asks('XL') }, lines, claims };
}

export function isSameLimit(one: AuthorityLimit, other: AuthorityLimit): boolean {
  return one.role === other.role && one.portfolioId === other.portfolioId;
}

function readLimits({ authorityLimits: seen }: Settings, { addedLimits, removedLimits }: SectionsDraft) {
  const isAmong = (limits: readonly AuthorityLimit[]) => (limit: AuthorityLimit) =>
    limits.some((each) => isSameLimit(each, limit));
  const kept = seen.filter((limit) => !isAmong(removedLimits)(limit) && !isAmong(addedLimits)(limit));
  return {
    value: [...kept, ...addedLimits],
    lines: [
      ...seen
        .filter(isAmong(removedLimits))
        .map((limit) => ({ label: ROLE_WORDS[limit.role].name, from: strings.limit(limit), to: strings.none })),
      ...addedLimits.map((limit) => {
        const before = seen.find((each) => isSameLimit(each, limit));
        return {
          label: ROLE_WORDS[limit.role].name,
          from: before === undefined ? strings.none : strings.limit(before),
          to: strings.limit(limit),
        };
      }),
    ],
  };
}
