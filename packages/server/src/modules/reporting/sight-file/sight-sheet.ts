import type { Colour, SightQuery, SightRow } from '@sightline/contract';
import { dateCell, numberCell, type Sheet, type SheetCell, textCell } from '@sightline/interchange';
import { type Currency, exponentOf, type LocalDate } from '@sightline/kernel';
import { stageWords } from '../words.ts';

export type SightFile = {
  readonly currency: Currency;
  readonly today: LocalDate;
  readonly group: SightQuery['group'];
  /** In the order of the page. */
  readonly rows: readonly SightRow[];
};

type Column = { readonly head: string; readonly cell: (row: SightRow) => SheetCell };

/** The line of sight as rows of a sheet: units stand in the heads, the day and the currency in every row. */
export function sightSheet({ rows, ...file }: SightFile): Sheet {
  const columns = columnsOf(file);
  return {
    name: 'Line of sight',
    heads: columns.map(({ head }) => head),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

function columnsOf({ currency, today, group }: Omit<SightFile, 'rows'>): readonly Column[] {
  return [
    ...(group === 'none' ? [] : [groupColumn(group)]),
    ...IDENTITY.filter(({ head }) => group === 'none' || head.toLowerCase() !== group),
    ...STATUS,
    ...SCHEDULE,
    ...costColumns(currency),
    { head: 'Report currency', cell: () => textCell(currency) },
    { head: 'As of', cell: () => dateCell(today) },
  ];
}

/** Grouped as on the page: what it is grouped by comes first. */
function groupColumn(group: 'program' | 'portfolio'): Column {
  return group === 'program'
    ? { head: 'Program', cell: (row) => textCell(row.program?.name ?? 'No program') }
    : { head: 'Portfolio', cell: (row) => textCell(row.portfolio?.name ?? 'No portfolio') };
}

const IDENTITY: readonly Column[] = [
  { head: 'Key', cell: (row) => textCell(row.key) },
  { head: 'Project', cell: (row) => textCell(row.name) },
  { head: 'Program', cell: (row) => textCell(row.program?.name ?? null) },
  { head: 'Portfolio', cell: (row) => textCell(row.portfolio?.name ?? null) },
  { head: 'Project manager', cell: (row) => textCell(row.manager?.name ?? null) },
  { head: 'Sponsor', cell: (row) => textCell(row.sponsor?.name ?? null) },
  { head: 'Priority (rank)', cell: (row) => numberCell(row.priority) },
  { head: 'Stage', cell: (row) => textCell(stageWords(row.stage)) },
];

const STATUS: readonly Column[] = [
  { head: 'Reported', cell: (row) => textCell(row.reported?.colour ?? 'not reported') },
  { head: 'Reported on', cell: (row) => dateCell(row.reported?.on ?? null) },
  { head: 'Computed', cell: (row) => textCell(row.computed.colour satisfies Colour) },
  { head: 'Basis', cell: (row) => textCell(row.computed.basis.replaceAll('-', ' ')) },
  { head: 'Why', cell: (row) => textCell(row.computed.reasons[0] ?? null) },
];

const SCHEDULE: readonly Column[] = [
  { head: 'Next milestone', cell: (row) => textCell(row.nextMilestone?.name ?? null) },
  { head: 'Next milestone on', cell: (row) => dateCell(row.nextMilestone?.on ?? null) },
  { head: 'Committed go-live', cell: (row) => dateCell(row.goLiveOn) },
  { head: 'Finish', cell: (row) => dateCell(row.finishOn) },
  { head: 'Slip (calendar days)', cell: (row) => numberCell(row.slipDays) },
  { head: 'Float (working days)', cell: (row) => numberCell(row.floatDays) },
  { head: 'Done (%)', cell: (row) => numberCell(row.progressPercent) },
];

/** What has no rate into the report currency is no number of its column. */
function costColumns(currency: Currency): readonly Column[] {
  const amount = ({ hasNoRate }: SightRow, minor: number | null) =>
    numberCell(hasNoRate || minor === null ? null : majorOf(minor, currency));
  return [
    { head: `Budget (${currency})`, cell: (row) => amount(row, row.budgetMinor) },
    { head: `Spent (${currency})`, cell: (row) => amount(row, row.spentMinor) },
    { head: 'Money without a rate', cell: (row) => textCell(row.hasNoRate ? unconverted(row) : null) },
  ];
}

function unconverted({ currency, budgetMinor, spentMinor }: SightRow): string {
  const amount = (minor: number | null) => (minor === null ? 'not known' : `${majorOf(minor, currency)} ${currency}`);
  return `Budget ${amount(budgetMinor)}, spent ${amount(spentMinor)}`;
}

/** Exact as far as a spreadsheet's own numbers are. */
function majorOf(minor: number, currency: Currency): number {
  return Number((minor / 10 ** exponentOf(currency)).toFixed(exponentOf(currency)));
}
