import {
  type Colour,
  colour,
  type NamedSince,
  type NeedKind,
  namedSince,
  needKind,
  type SightCell,
  type SightSort,
  type Stage,
  sightCell,
  sightSort,
  stage,
} from '@sightline/contract';
import { type LocalDate, parseId, parseLocalDate } from '@sightline/kernel';
import { listOf, oneOf, severalOf, textOf } from '../../lib/search-params.ts';

export type { SightCell, SightSort };

/** What the address of the line of sight says; what is not said is the default. */
export type SightSearch = {
  readonly search?: string;
  readonly portfolioId?: readonly string[];
  readonly programId?: readonly string[];
  readonly stage?: readonly Stage[];
  readonly reported?: readonly Colour[];
  readonly computed?: readonly Colour[];
  readonly sort?: SightSort;
  readonly direction?: 'up' | 'down';
  readonly group?: 'program' | 'portfolio';
  /** The selected project. */
  readonly row?: string;
  /** The cell of it that is asked why. */
  readonly why?: SightCell;
  /** What the lines are compared with. */
  readonly since?: Since;
  /** The list beside the page: what waits of one kind, or what has moved. */
  readonly list?: NeedKind | 'changes';
};

export type Since = NamedSince | LocalDate;

export type SightFilter = Pick<SightSearch, 'search' | 'portfolioId' | 'programId' | 'stage' | 'reported' | 'computed'>;

/** Reads an address tolerantly: what is not known is left out, so an old link still opens. */
export function parseSightSearch(given: Record<string, unknown>): SightSearch {
  return withoutEmpty({
    search: textOf(given.search)?.slice(0, 200),
    portfolioId: idsOf(given.portfolioId),
    programId: idsOf(given.programId),
    stage: severalOf(stage.options, given.stage),
    reported: severalOf(colour.options, given.reported),
    computed: severalOf(colour.options, given.computed),
    sort: oneOf(sightSort.options, given.sort),
    direction: oneOf(['up', 'down'] as const, given.direction),
    group: oneOf(['program', 'portfolio'] as const, given.group),
    row: idsOf(given.row)?.[0],
    why: oneOf(sightCell.options, given.why),
    since: oneOf(namedSince.options, given.since) ?? parseLocalDate(textOf(given.since) ?? '') ?? undefined,
    list: oneOf([...needKind.options, 'changes'] as const, given.list),
  });
}

/** What the server is asked; the page of rows comes on top. */
export function queryOf(search: SightSearch) {
  const { row: _row, why: _why, since: _since, list: _list, ...asked } = search;
  return {
    ...asked,
    sort: sortOf(search).by,
    direction: sortOf(search).direction,
    group: search.group ?? ('none' as const),
  };
}

export function sortOf(search: SightSearch): { readonly by: SightSort; readonly direction: 'up' | 'down' } {
  const by = search.sort ?? 'materiality';
  return { by, direction: search.direction ?? firstDirection(by) };
}

/** Words read from A; what matters most, or is latest or largest, comes first elsewhere. */
export function firstDirection(sort: SightSort): 'up' | 'down' {
  return ASCENDING.includes(sort) ? 'up' : 'down';
}

const ASCENDING: readonly SightSort[] = ['key', 'name', 'manager', 'stage', 'nextMilestone', 'finishOn', 'floatDays'];

/** A click on a head: sorts by it, or turns the order round. */
export function sortedBy(search: SightSearch, by: SightSort): SightSearch {
  const now = sortOf(search);
  const direction = now.by === by ? (now.direction === 'up' ? 'down' : 'up') : firstDirection(by);
  return withoutEmpty({
    ...search,
    sort: by === 'materiality' ? undefined : by,
    direction: direction === firstDirection(by) ? undefined : direction,
  });
}

export function filterOf(search: SightSearch): SightFilter {
  return withoutEmpty({
    search: search.search,
    portfolioId: search.portfolioId,
    programId: search.programId,
    stage: search.stage,
    reported: search.reported,
    computed: search.computed,
  });
}

/** The address with another filter; the selection goes, as its row may be out of sight. */
export function withFilter(search: SightSearch, filter: SightFilter): SightSearch {
  const { row: _row, why: _why, ...kept } = search;
  const cleared = {
    ...kept,
    search: undefined,
    portfolioId: undefined,
    programId: undefined,
    stage: undefined,
    reported: undefined,
    computed: undefined,
  };
  return withoutEmpty({ ...cleared, ...filter });
}

/** Adds a value to a filter, or takes it out when it is there. */
export function toggled<T extends string>(values: readonly T[] | undefined, value: T): readonly T[] | undefined {
  const next = values?.includes(value) ? values.filter((each) => each !== value) : [...(values ?? []), value];
  return next.length === 0 ? undefined : next;
}

function idsOf(given: unknown): readonly string[] | undefined {
  const ids = listOf(given).filter((each) => parseId(each) !== null);
  return ids.length === 0 ? undefined : ids;
}

type Filled<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutEmpty<T extends object>(search: T): Filled<T> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Filled<T>;
}
