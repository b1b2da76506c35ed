import { COLOUR_WORDS, STAGE_WORDS } from '../../lib/format.ts';
import { filterOf, type SightFilter, type SightSearch } from './sight-search.ts';
import { sightStrings as strings } from './strings.ts';

/** Names of what can be filtered by, from the directory. */
export type FilterNames = {
  readonly programs: ReadonlyMap<string, string>;
  readonly portfolios: ReadonlyMap<string, string>;
};

export type ActiveFilter = {
  readonly id: string;
  readonly label: string;
  /** The filter with this value taken out. */
  readonly without: SightFilter;
};

/** One entry for each value that filters now, in the order of the filter's own list. */
export function activeFilters(search: SightSearch, names: FilterNames): readonly ActiveFilter[] {
  const filter = filterOf(search);
  const found: ActiveFilter[] = [];
  const add = <K extends 'stage' | 'programId' | 'portfolioId' | 'reported' | 'computed'>(
    field: K,
    head: string,
    nameOf: (value: string) => string,
  ) => {
    const values: readonly string[] = filter[field] ?? [];
    for (const value of values) {
      const left = values.filter((each) => each !== value);
      found.push({
        id: `${field}:${value}`,
        label: `${head}: ${nameOf(value)}`,
        without: withValues(filter, field, left),
      });
    }
  };
  add('stage', strings.filters.stage, (value) => wordIn(STAGE_WORDS, value));
  add('programId', strings.filters.program, (value) => names.programs.get(value) ?? NAME_UNKNOWN);
  add('portfolioId', strings.filters.portfolio, (value) => names.portfolios.get(value) ?? NAME_UNKNOWN);
  add('reported', strings.filters.reported, reportedWord);
  add('computed', strings.filters.computed, (value) => wordIn(COLOUR_WORDS, value));
  return found;
}

export function reportedWord(colour: string): string {
  return colour === 'unknown' ? strings.notReported : wordIn(COLOUR_WORDS, colour);
}

const NAME_UNKNOWN = '…';

function withValues(filter: SightFilter, field: keyof SightFilter, values: readonly string[]): SightFilter {
  const { [field]: _taken, ...rest } = filter;
  return values.length === 0 ? rest : { ...rest, [field]: values };
}

function wordIn(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}
