import { type Field, isReference, labelOf, type RecordKind, type RecordRow } from '@sightline/contract';
import { NONE } from '../../lib/format.ts';
import type { GridColumn } from '../../ui/data-grid/grid-types.ts';
import { RecordValue } from './record-value.tsx';
import { isFigure, type Shown, wordsOf } from './record-values.ts';
import classes from './register-page.module.css';
import { recordStrings as strings } from './strings.ts';

type How = Shown & { readonly withProject: boolean; readonly onOpen: (row: RecordRow) => void };

/** Key, project, then the fields in their order; long texts stand in the panel only, but for the title. */
export function recordColumns(kind: RecordKind, how: How): readonly GridColumn<RecordRow>[] {
  const fields = Object.entries(kind.fields).filter(([name, field]) => name === kind.title || !isLong(field));
  return [
    keyColumn(how),
    ...(how.withProject ? [projectColumn(how)] : []),
    ...fields.map(([name, field], at) => fieldColumn(kind, name, { field, at, how })),
  ];
}

const LONG_TEXT = 500;

function isLong(field: Field): boolean {
  return field.kind === 'text' && field.max > LONG_TEXT;
}

function keyColumn({ onOpen }: How): GridColumn<RecordRow> {
  return {
    id: 'key',
    head: strings.key,
    width: 92,
    isSticky: true,
    sort: 'key',
    cell: (row) => (
      <button type="button" className={classes.key} tabIndex={-1} data-cell-action onClick={() => onOpen(row)}>
        {row.key}
      </button>
    ),
    title: (row) => row.key,
  };
}

function projectColumn({ names }: How): GridColumn<RecordRow> {
  const told = (row: RecordRow) => (row.projectId === null ? NONE : (names[row.projectId] ?? NONE));
  return {
    id: 'project',
    head: strings.project,
    width: 92,
    cell: (row) => <span className={classes.cut}>{told(row)}</span>,
    title: told,
  };
}

const WIDTHS: Readonly<Record<Field['kind'], number>> = {
  text: 180,
  choice: 116,
  date: 92,
  whole: 92,
  percent: 82,
  money: 110,
  flag: 90,
  words: 170,
  person: 150,
  project: 190,
  unit: 170,
  portfolio: 170,
  record: 170,
};

/** Where there is no room: texts go first, states last, and of one kind the later field first. */
const YIELDING: readonly Field['kind'][] = [
  'words',
  'text',
  'flag',
  'person',
  'unit',
  'portfolio',
  'project',
  'record',
  'whole',
  'percent',
  'date',
  'money',
  'choice',
];

type At = { readonly field: Field; readonly at: number; readonly how: How };

function fieldColumn(kind: RecordKind, name: string, { field, at, how }: At): GridColumn<RecordRow> {
  const isTitle = name === kind.title;
  const told = (row: RecordRow) => wordsOf(field, row.values[name] ?? null, how);
  const cell = (row: RecordRow) => {
    const words = told(row);
    return (
      <span className={words === NONE ? classes.quiet : classes.cut}>
        <RecordValue field={field} value={row.values[name] ?? null} shown={how} />
      </span>
    );
  };
  const isSortable = !isReference(field.kind) && field.kind !== 'words';
  return {
    id: name,
    head: labelOf(name, field),
    width: isTitle ? 280 : WIDTHS[field.kind],
    ...(isTitle ? { isFlexible: true } : { yields: YIELDING.indexOf(field.kind) * 100 + 100 - at }),
    ...(isFigure(field) ? { align: 'end' as const } : {}),
    ...(isSortable ? { sort: name } : {}),
    cell: isTitle
      ? (row) => (
          <button
            type="button"
            className={classes.title}
            tabIndex={-1}
            data-cell-action
            onClick={() => how.onOpen(row)}
          >
            {told(row)}
          </button>
        )
      : cell,
    title: told,
  };
}
