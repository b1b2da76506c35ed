import { Button, Menu, TextInput } from '@mantine/core';
import {
  IconArrowsSort,
  IconBaselineDensityMedium,
  IconFilter,
  IconKeyboard,
  IconLayoutRows,
  IconSearch,
  IconSortAscending,
  IconSortDescending,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { cx } from '../../lib/class-names.ts';
import { plain } from '../../lib/format.ts';
import { SightFilterPopover } from './sight-filter-popover.tsx';
import { type ActiveFilter, activeFilters, type FilterNames } from './sight-filters.ts';
import { firstDirection, type SightFilter, type SightSearch, type SightSort, sortOf } from './sight-search.ts';
import classes from './sight-toolbar.module.css';
import { sightStrings as strings } from './strings.ts';

export type Density = 'compact' | 'default' | 'comfortable';

type Props = {
  readonly search: SightSearch;
  readonly total: number | null;
  readonly names: FilterNames;
  readonly typed: string;
  readonly density: Density;
  readonly searchBox: Ref<HTMLInputElement>;
  readonly onTyped: (text: string) => void;
  readonly onFilter: (filter: SightFilter) => void;
  readonly onSearch: (search: SightSearch) => void;
  readonly onDensity: (density: Density) => void;
  readonly onShortcuts: () => void;
  /** Compares with a past day. */
  readonly changes: ReactNode;
  /** Keeps the page as a file. */
  readonly file: ReactNode;
};

const SORTS = Object.keys(strings.sorts) as SightSort[];

/** Search, filter, sort, group, density; under it one chip for each filter that is on. */
export function SightToolbar(props: Props) {
  const { search, total, names } = props;
  const chips = activeFilters(search, names);
  return (
    <div className={classes.bar}>
      <div className={classes.line}>
        <h2 className={classes.title}>
          {strings.projects} <span className={classes.count}>{total === null ? '' : plain(total)}</span>
        </h2>
        <TextInput
          ref={props.searchBox}
          className={classes.search ?? ''}
          size="xs"
          type="search"
          value={props.typed}
          onChange={(event) => props.onTyped(event.currentTarget.value)}
          placeholder={strings.searchHint}
          aria-label={strings.search}
          leftSection={<IconSearch size={14} stroke={1.6} />}
          rightSection={props.typed === '' ? <kbd className={classes.key}>/</kbd> : null}
        />
        <SightFilterPopover filter={search} names={names} onFilter={props.onFilter}>
          <ToolButton
            icon={<IconFilter size={16} stroke={1.6} />}
            label={strings.filter}
            value={chips.length === 0 ? null : String(chips.length)}
          />
        </SightFilterPopover>
        <SortMenu search={search} onSearch={props.onSearch} />
        <GroupMenu search={search} onSearch={props.onSearch} />
        {props.changes}
        <div className={classes.end}>
          {props.file}
          <DensityMenu density={props.density} onDensity={props.onDensity} />
          <ToolButton
            icon={<IconKeyboard size={16} stroke={1.6} />}
            label={strings.shortcuts}
            isIconOnly
            onClick={props.onShortcuts}
          />
        </div>
      </div>
      {chips.length === 0 ? null : <Chips chips={chips} onFilter={props.onFilter} />}
    </div>
  );
}

function Chips({ chips, onFilter }: { readonly chips: readonly ActiveFilter[]; readonly onFilter: Props['onFilter'] }) {
  return (
    <ul className={classes.chips}>
      {chips.map((chip) => (
        <li key={chip.id}>
          <button
            type="button"
            className={classes.chip}
            aria-label={strings.removeFilter(chip.label)}
            onClick={() => onFilter(chip.without)}
          >
            {chip.label}
            <IconX size={14} stroke={1.6} aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={cx(classes.chip, classes.clear)} onClick={() => onFilter({})}>
          {strings.clearFilters}
        </button>
      </li>
    </ul>
  );
}

type MenuProps = { readonly search: SightSearch; readonly onSearch: (search: SightSearch) => void };

function SortMenu({ search, onSearch }: MenuProps) {
  const { by, direction } = sortOf(search);
  const choose = (sort: SightSort, wanted: 'up' | 'down') => onSearch(withSort(search, sort, wanted));
  const Direction = direction === 'up' ? IconSortAscending : IconSortDescending;
  return (
    <Menu position="bottom-start" width={210}>
      <Menu.Target>
        <ToolButton icon={<IconArrowsSort size={16} stroke={1.6} />} label={strings.sort} value={strings.sorts[by]} />
      </Menu.Target>
      <Menu.Dropdown>
        {SORTS.map((sort) => (
          <Menu.Item
            key={sort}
            role="menuitemradio"
            aria-checked={sort === by}
            data-chosen={sort === by || undefined}
            className={classes.option ?? ''}
            onClick={() => choose(sort, firstDirection(sort))}
          >
            {strings.sorts[sort]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Direction size={16} stroke={1.6} />}
          onClick={() => choose(by, direction === 'up' ? 'down' : 'up')}
        >
          {strings.turnRound}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function withSort(search: SightSearch, sort: SightSort, direction: 'up' | 'down'): SightSearch {
  const { sort: _sort, direction: _direction, ...rest } = search;
  return {
    ...rest,
    ...(sort === 'materiality' ? {} : { sort }),
    ...(direction === firstDirection(sort) ? {} : { direction }),
  };
}

const GROUPS = ['none', 'program', 'portfolio'] as const;
const GROUP_WORDS = {
  none: strings.groupNone,
  program: strings.groupProgram,
  portfolio: strings.groupPortfolio,
} as const;

function GroupMenu({ search, onSearch }: MenuProps) {
  const now = search.group ?? 'none';
  const choose = (group: (typeof GROUPS)[number]) => {
    const { group: _group, ...rest } = search;
    onSearch(group === 'none' ? rest : { ...rest, group });
  };
  return (
    <Menu position="bottom-start" width={160}>
      <Menu.Target>
        <ToolButton icon={<IconLayoutRows size={16} stroke={1.6} />} label={strings.group} value={GROUP_WORDS[now]} />
      </Menu.Target>
      <Menu.Dropdown>
        {GROUPS.map((group) => (
          <Menu.Item
            key={group}
            role="menuitemradio"
            aria-checked={group === now}
            data-chosen={group === now || undefined}
            className={classes.option ?? ''}
            onClick={() => choose(group)}
          >
            {GROUP_WORDS[group]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const DENSITIES = ['compact', 'default', 'comfortable'] as const;

function DensityMenu({
  density,
  onDensity,
}: {
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
}) {
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <ToolButton icon={<IconBaselineDensityMedium size={16} stroke={1.6} />} label={strings.density} isIconOnly />
      </Menu.Target>
      <Menu.Dropdown>
        {DENSITIES.map((each) => (
          <Menu.Item
            key={each}
            role="menuitemradio"
            aria-checked={each === density}
            data-chosen={each === density || undefined}
            className={classes.option ?? ''}
            onClick={() => onDensity(each)}
          >
            {strings.densities[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type ToolButtonProps = {
  readonly icon: ReactNode;
  readonly label: string;
  readonly value?: string | null;
  readonly isIconOnly?: boolean;
  readonly onClick?: () => void;
  /** Menus mark their open target by a class of their own. */
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A quiet button of the toolbar: `Sort: Materiality`. */
export function ToolButton({ icon, label, value = null, isIconOnly = false, className, ...rest }: ToolButtonProps) {
  return (
    <Button
      variant="subtle"
      size="xs"
      leftSection={isIconOnly ? null : icon}
      className={cx(classes.tool, className)}
      aria-label={isIconOnly ? label : undefined}
      title={isIconOnly ? label : undefined}
      {...rest}
    >
      {isIconOnly ? (
        icon
      ) : value === null ? (
        label
      ) : (
        <span>
          <span className={classes.toolLabel}>{`${label}: `}</span>
          <strong>{value}</strong>
        </span>
      )}
    </Button>
  );
}
