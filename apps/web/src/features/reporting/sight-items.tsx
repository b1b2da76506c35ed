import type { SightRow } from '@sightline/contract';
import type { ReactNode } from 'react';
import { cx } from '../../lib/class-names.ts';
import { counted, thousands } from '../../lib/format.ts';
import type { GridCells, GridItem } from '../../ui/data-grid/grid-types.ts';
import classes from './sight-grid.module.css';
import type { SightLine } from './sight-lines.ts';
import type { ListLine } from './sight-list.tsx';
import { SightPeek } from './sight-peek.tsx';
import { Colours } from './sight-summary.tsx';
import { sightStrings as strings } from './strings.ts';
import type { SightPage, SightRows } from './use-sight.ts';

export type Drawing = {
  readonly lines: readonly SightLine[];
  readonly page: SightPage;
  readonly rows: SightRows;
  readonly openedId: string | null;
  readonly selectedId: string | null;
  readonly folded: ReadonlySet<number>;
  readonly toggleGroup: (group: number) => void;
  readonly group: 'program' | 'portfolio' | null;
};

/** The lines as the grid draws them. */
export function gridItems(drawing: Drawing): readonly GridItem<SightRow>[] {
  return drawing.lines.map((line) => gridItem(drawing, line));
}

function gridItem(drawing: Drawing, line: SightLine): GridItem<SightRow> {
  switch (line.kind) {
    case 'group':
      return groupItem(drawing, line.group);
    case 'row':
      return rowItem(drawing, line.offset);
    case 'detail': {
      const row = drawing.rows.rowAt(line.offset);
      return { kind: 'detail', id: `detail ${line.offset}`, content: row === null ? null : <SightPeek row={row} /> };
    }
  }
}

/** The same lines for the phone's list; an opened row has no place there. */
export function listLines(drawing: Drawing): readonly ListLine[] {
  return drawing.lines.flatMap((line): ListLine[] => {
    if (line.kind === 'detail') return [];
    if (line.kind === 'row') return [{ kind: 'row', id: `row ${line.offset}`, row: drawing.rows.rowAt(line.offset) }];
    const group = drawing.page.groups[line.group];
    const name = nameOfGroup(drawing, line.group);
    const isFolded = drawing.folded.has(line.group);
    return [
      {
        kind: 'group',
        id: `group ${line.group}`,
        name,
        count: group?.totals.projects ?? 0,
        isFolded,
        onToggle: () => drawing.toggleGroup(line.group),
      },
    ];
  });
}

/** The last line: all rows that match, also those on other pages. */
export function totalLine(page: SightPage): { readonly label: ReactNode; readonly cells: GridCells } {
  return { label: strings.all(page.totals.projects), cells: sums(page.totals, page.currency) };
}

function rowItem(drawing: Drawing, offset: number): GridItem<SightRow> {
  const row = drawing.rows.rowAt(offset);
  if (row === null) return { kind: 'waiting', id: `waiting ${offset}` };
  const [isExpanded, isSelected] = [row.id === drawing.openedId, row.id === drawing.selectedId];
  return isExpanded || isSelected ? { kind: 'row', id: row.id, row, isExpanded, isSelected } : plainItem(row);
}

const plainItems = new WeakMap<SightRow, GridItem<SightRow>>();

/** The same row gives the same item: when another row is selected, this one is not drawn again. */
function plainItem(row: SightRow): GridItem<SightRow> {
  const known = plainItems.get(row);
  if (known !== undefined) return known;
  const item: GridItem<SightRow> = { kind: 'row', id: row.id, row, isExpanded: false, isSelected: false };
  plainItems.set(row, item);
  return item;
}

function groupItem(drawing: Drawing, at: number): GridItem<SightRow> {
  const group = drawing.page.groups[at];
  const totals = group?.totals;
  return {
    kind: 'group',
    id: `group ${group?.id ?? 'none'}`,
    label: (
      <span>
        {nameOfGroup(drawing, at)}{' '}
        <span className={classes.sumNote}>{totals === undefined ? '' : counted(totals.projects, 'project')}</span>
      </span>
    ),
    isExpanded: !drawing.folded.has(at),
    onToggle: () => drawing.toggleGroup(at),
    cells: totals === undefined ? {} : sums(totals, drawing.page.currency),
  };
}

function nameOfGroup(drawing: Drawing, at: number): string {
  const group = drawing.page.groups[at];
  if (group === undefined) return strings.noGroup;
  if (group.id !== null) return group.name;
  return drawing.group === 'program' ? strings.noProgram : strings.noPortfolio;
}

type Totals = SightPage['totals'];

function sums(totals: Totals, currency: string): GridCells {
  return {
    reported: (
      <span className={classes.counts}>
        <Colours counts={totals.computed} />
      </span>
    ),
    computed: null,
    basis: null,
    nextMilestone: (
      <span className={cx(classes.sumEnd, totals.late > 0 ? classes.sumLate : classes.sumNote)}>
        {strings.lateOf(totals.late, totals.projects)}
      </span>
    ),
    budget: thousands(Number(totals.budgetMinor), currency),
    spent: thousands(Number(totals.spentMinor), currency),
  };
}
