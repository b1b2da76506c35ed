import type { RegisterField, Stage, Tier } from '@sightline/contract';
import { type LocalDate, type Problem, problem } from '@sightline/kernel';
import { FIELD_LABELS, REGISTER_FIELDS } from './fields.ts';
import type { GivenCell, GivenRow } from './given-cells.ts';
import { type AmountColumn, readAmount } from './read-amount.ts';
import { type ReportedColour, readColour, readPriority, readStage, readTier } from './read-choice.ts';
import { type DateOrder, readDate } from './read-date.ts';
import { readGroup, readKey, readPerson, readProjectName, readScope } from './read-name.ts';
import type { CellFault, Reading, Suggestion } from './reading.ts';

/** What a row says about a project; null = it says nothing. People and groups by name. */
export type RowValues = {
  readonly key: string | null;
  readonly name: string | null;
  readonly sponsor: string | null;
  readonly manager: string | null;
  readonly program: string | null;
  readonly portfolio: string | null;
  readonly tier: Tier | null;
  readonly priority: number | null;
  readonly stage: Stage | null;
  readonly startsOn: LocalDate | null;
  readonly goLiveOn: LocalDate | null;
  readonly forecastOn: LocalDate | null;
  readonly budget: number | null;
  readonly spent: number | null;
  readonly reported: ReportedColour | null;
  readonly scope: string | null;
};

/** A fault with its place, ready to be shown. */
export type PlacedFault = {
  readonly row: number;
  readonly field: RegisterField;
  readonly cell: string;
  readonly problem: Problem;
  readonly suggestions: readonly Suggestion[];
};

export type ReadCell = { readonly text: string; readonly understood: string; readonly isEdited: boolean };

export type ReadRow = {
  readonly row: number;
  readonly isSkipped: boolean;
  readonly cells: ReadonlyMap<RegisterField, ReadCell>;
  readonly values: RowValues;
  /** Faults of single cells; none for a skipped row. */
  readonly faults: readonly PlacedFault[];
};

/** How the columns are to be read, decided from the whole table. */
export type ColumnRules = {
  readonly dateOrder: DateOrder | null;
  readonly budget: AmountColumn;
  readonly spent: AmountColumn;
};

const READERS: {
  readonly [F in RegisterField]: (given: GivenCell, rules: ColumnRules) => Reading<NonNullable<RowValues[F]>>;
} = {
  key: ({ cell }) => readKey(cell),
  name: ({ cell }) => readProjectName(cell),
  sponsor: ({ cell, isConfirmed }) => readPerson(cell, isConfirmed),
  manager: ({ cell, isConfirmed }) => readPerson(cell, isConfirmed),
  program: ({ cell }) => readGroup(cell),
  portfolio: ({ cell }) => readGroup(cell),
  tier: ({ cell }) => readTier(cell),
  priority: ({ cell }) => readPriority(cell),
  stage: ({ cell }) => readStage(cell),
  startsOn: ({ cell }, { dateOrder }) => readDate(cell, dateOrder),
  goLiveOn: ({ cell }, { dateOrder }) => readDate(cell, dateOrder),
  forecastOn: ({ cell }, { dateOrder }) => readDate(cell, dateOrder),
  budget: ({ cell }, { budget }) => readAmount(cell, budget),
  spent: ({ cell }, { spent }) => readAmount(cell, spent),
  reported: ({ cell }) => readColour(cell),
  scope: ({ cell }) => readScope(cell),
};

export function readRow(row: GivenRow, rules: ColumnRules): ReadRow {
  const readings = new Map(
    [...row.cells].map(([field, given]): [RegisterField, { given: GivenCell; reading: Reading<unknown> }] => [
      field,
      { given, reading: READERS[field](given, rules) },
    ]),
  );
  const values = Object.fromEntries(
    REGISTER_FIELDS.map((field) => [field, readings.get(field)?.reading.value ?? null]),
  );
  const cells = [...readings].map(([field, { given, reading }]): [RegisterField, ReadCell] => [
    field,
    { text: given.cell.text, understood: reading.understood, isEdited: given.isEdited },
  ]);
  const faults = [...readings].flatMap(([field, { reading }]) =>
    reading.fault === null || row.isSkipped ? [] : [placeFault(row, field, reading.fault)],
  );
  return { row: row.number, isSkipped: row.isSkipped, cells: new Map(cells), values: values as RowValues, faults };
}

/** Adds to a fault where it stands and what stands there. */
export function placeFault(row: GivenRow, field: RegisterField, fault: CellFault): PlacedFault {
  const given = row.cells.get(field);
  const cell = given?.reference ?? `row ${row.number}`;
  const params = {
    text: shortened(given?.cell.text ?? ''),
    cell,
    row: row.number,
    field: FIELD_LABELS[field],
    ...fault.params,
  };
  const subject = { entity: 'cell', id: cell, field };
  return {
    row: row.number,
    field,
    cell,
    problem: problem(fault.code, params, { severity: fault.severity, subject }),
    suggestions: fault.suggestions,
  };
}

/** A sentence shows the start of a very long cell. */
function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
