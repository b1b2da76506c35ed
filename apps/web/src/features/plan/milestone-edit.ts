import type { ResponseOf, routes } from '@sightline/contract';
import { daysBetween, type LocalDate } from '@sightline/kernel';
import { fullDate, longDate } from '../../lib/format.ts';
import { parseTypedDate } from '../../lib/parse-date.ts';
import { planStrings as strings } from './strings.ts';

export type Milestone = ResponseOf<typeof routes.readProject>['milestones'][number];

/** A milestone as it stands in its row's fields. */
export type TypedMilestone = {
  readonly name: string;
  readonly tier: string;
  readonly baselineOn: string;
  readonly forecastOn: string;
  readonly actualOn: string;
};
export type MilestoneField = keyof TypedMilestone;

export const DATE_FIELDS = ['baselineOn', 'forecastOn', 'actualOn'] as const;

export const EMPTY_MILESTONE: TypedMilestone = { name: '', tier: '2', baselineOn: '', forecastOn: '', actualOn: '' };

export function typedOf(given: Milestone): TypedMilestone {
  const date = (value: string | null) => (value === null ? '' : fullDate(value));
  return {
    name: given.name,
    tier: String(given.tier),
    baselineOn: date(given.baselineOn),
    forecastOn: date(given.forecastOn),
    actualOn: date(given.actualOn),
  };
}

export type MilestoneValues = {
  readonly name: string;
  readonly tier: number;
  readonly baselineOn: LocalDate | null;
  readonly forecastOn: LocalDate | null;
  readonly actualOn: LocalDate | null;
};

export type ReadMilestone = {
  readonly values: MilestoneValues;
  /** What cannot be read, by field: all at once. */
  readonly claims: Readonly<Partial<Record<MilestoneField, string>>>;
};

export function readMilestone(typed: TypedMilestone): ReadMilestone {
  const claims: Partial<Record<MilestoneField, string>> = {};
  if (typed.name.trim() === '') claims.name = strings.nameNeeded;
  const dates = { baselineOn: null, forecastOn: null, actualOn: null } as Record<
    (typeof DATE_FIELDS)[number],
    LocalDate | null
  >;
  for (const field of DATE_FIELDS) {
    const read = parseTypedDate(typed[field]);
    if (read.kind === 'date') dates[field] = read.date;
    if (read.kind === 'not-read') claims[field] = strings.notDate(typed[field]);
    if (read.kind === 'ambiguous')
      claims[field] = strings.dateAmbiguous(typed[field], longDate(read.dayFirst), longDate(read.monthFirst));
  }
  return { values: { name: typed.name.trim(), tier: Number(typed.tier), ...dates }, claims };
}

type Patch = {
  readonly [F in keyof MilestoneValues]?: { readonly base: MilestoneValues[F]; readonly value: MilestoneValues[F] };
};

/** Only the fields that differ from what was seen; null when none does. */
export function changesOf(seen: Milestone, wanted: MilestoneValues): Patch | null {
  const fields = ['name', 'tier', 'baselineOn', 'forecastOn', 'actualOn'] as const;
  const changed = fields.filter((field) => seen[field] !== wanted[field]);
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map((field) => [field, { base: seen[field], value: wanted[field] }]));
}

/** Calendar days from baseline to actual, else forecast; null when one end is missing. */
export function slipOf({ baselineOn, forecastOn, actualOn }: Milestone): number | null {
  const end = actualOn ?? forecastOn;
  return baselineOn === null || end === null ? null : daysBetween(baselineOn, end);
}

/** The day that tells most of a milestone: when it was met, else is expected, else was to be. */
export function toldField({ actualOn, forecastOn }: Milestone): (typeof DATE_FIELDS)[number] {
  if (actualOn !== null) return 'actualOn';
  return forecastOn === null ? 'baselineOn' : 'forecastOn';
}

/** A forecast that nobody gave is the baseline; once the milestone is met it says nothing. */
export function shownForecast({ baselineOn, forecastOn, actualOn }: Milestone): LocalDate | null {
  return actualOn !== null && forecastOn === baselineOn ? null : forecastOn;
}

/** In the order in which they come: what is expected of them, then the name. */
export function inOrder(milestones: readonly Milestone[]): readonly Milestone[] {
  const dayOf = (each: Milestone) => each.actualOn ?? each.forecastOn ?? each.baselineOn ?? '9999';
  return [...milestones].sort((a, b) => compare(dayOf(a), dayOf(b)) || compare(a.name, b.name) || compare(a.id, b.id));
}

/** Not met, and its day has passed. */
export function isOverdue({ actualOn, forecastOn, baselineOn }: Milestone, today: string): boolean {
  return actualOn === null && (forecastOn ?? baselineOn ?? today) < today;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
