import { Popover } from '@mantine/core';
import { colour, stage } from '@sightline/contract';
import { cloneElement, type ReactElement, useState } from 'react';
import { COLOUR_WORDS, STAGE_WORDS } from '../../lib/format.ts';
import classes from './sight-filter-popover.module.css';
import { type FilterNames, reportedWord } from './sight-filters.ts';
import { filterOf, type SightFilter, type SightSearch, toggled } from './sight-search.ts';
import { sightStrings as strings } from './strings.ts';

type Props = {
  readonly filter: SightSearch;
  readonly names: FilterNames;
  readonly onFilter: (filter: SightFilter) => void;
  readonly children: ReactElement<{ onClick?: () => void }>;
};

/** All filters in one popover, as chips to switch; each switch asks the server at once. */
export function SightFilterPopover({ filter: search, names, onFilter, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const filter = filterOf(search);
  const put = (field: keyof SightFilter, values: readonly string[] | undefined) => {
    const { [field]: _before, ...rest } = filter;
    onFilter(values === undefined ? rest : { ...rest, [field]: values });
  };
  const part = <T extends string>(
    field: 'stage' | 'reported' | 'computed' | 'programId' | 'portfolioId',
    head: string,
    options: readonly (readonly [T, string])[],
  ) => {
    const chosen: readonly string[] = filter[field] ?? [];
    return (
      <Part
        key={field}
        head={head}
        options={options}
        chosen={chosen}
        onToggle={(value) => put(field, toggled(chosen, value))}
      />
    );
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={420} trapFocus returnFocus>
      <Popover.Target>{cloneElement(children, { onClick: () => setOpen((before) => !before) })}</Popover.Target>
      <Popover.Dropdown aria-label={strings.filter}>
        <div className={classes.parts}>
          {part(
            'computed',
            strings.filters.computed,
            colour.options.map((each) => [each, COLOUR_WORDS[each]] as const),
          )}
          {part(
            'reported',
            strings.filters.reported,
            colour.options.map((each) => [each, reportedWord(each)] as const),
          )}
          {part(
            'stage',
            strings.filters.stage,
            stage.options.map((each) => [each, STAGE_WORDS[each]] as const),
          )}
          {names.programs.size === 0 ? null : part('programId', strings.filters.program, [...names.programs])}
          {names.portfolios.size === 0 ? null : part('portfolioId', strings.filters.portfolio, [...names.portfolios])}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

type PartProps = {
  readonly head: string;
  readonly options: readonly (readonly [string, string])[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
};

function Part({ head, options, chosen, onToggle }: PartProps) {
  return (
    <fieldset className={classes.part}>
      <legend className={classes.head}>{head}</legend>
      <div className={classes.chips}>
        {options.map(([value, word]) => (
          <button
            key={value}
            type="button"
            className={classes.chip}
            aria-pressed={chosen.includes(value)}
            onClick={() => onToggle(value)}
          >
            {word}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
