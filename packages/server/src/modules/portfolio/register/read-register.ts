import type { RegisterMapping } from '@sightline/contract';
import type { TableRow } from '@sightline/interchange';
import type { Problem } from '@sightline/kernel';
import { REGISTER_FIELDS } from './fields.ts';
import { type Edit, type GivenRow, givenRows } from './given-cells.ts';
import { powerOfHeader } from './guess-mapping.ts';
import { folded, GROUPS, newNames, PEOPLE } from './known-names.ts';
import { bringsProjects, mappingProblems } from './mapping-problems.ts';
import { type KnownNames, nameFaults } from './name-faults.ts';
import { dateOrderOf } from './read-date.ts';
import { type ColumnRules, type PlacedFault, type ReadRow, readRow } from './read-row.ts';
import { rowDoubts } from './row-doubts.ts';
import { type KnownProjects, moneyFaults, type RecordedProject, rowFaults } from './row-faults.ts';

/** Everything that the decision rests on; nothing else is read. */
export type Register = {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  readonly mapping: RegisterMapping;
  readonly edits: readonly Edit[];
  readonly skipped: readonly number[];
  readonly onRecord: KnownProjects & KnownNames;
};

/** A row with the project that it would update; null = it makes a new one. */
export type RegisterRow = ReadRow & { readonly updates: RecordedProject | null };

export type RegisterReading = {
  readonly rows: readonly RegisterRow[];
  /** Every fault of every row, by row, then by field. */
  readonly faults: readonly PlacedFault[];
  /** Faults of the mapping. */
  readonly problems: readonly Problem[];
  readonly outcome: RegisterOutcome;
};

export type RegisterOutcome = {
  readonly newProjects: number;
  readonly updatedProjects: number;
  readonly skippedRows: number;
  /** Rows that are left out because they hold another value than the one that is asked for. */
  readonly otherRows: number;
  readonly newPeople: readonly string[];
  readonly newPrograms: readonly string[];
  readonly newPortfolios: readonly string[];
};

/** Decides what a register says and what is wrong with it, all at once. Pure; linear in cells but for the comparison of names. */
export function readRegister(register: Register): RegisterReading {
  const { onRecord, mapping } = register;
  const given = givenRows(register);
  const rules = columnRules(register, given);
  const byKey = new Map(onRecord.projects.map((project) => [folded(project.key), project]));
  const targetOf = (read: ReadRow) => byKey.get(folded(read.values.key ?? '')) ?? null;
  const pairs = given.map((row) => ({ given: row, read: readRow(row, rules) }));
  const taken = pairs.filter(({ read }) => !read.isSkipped);
  const faults = [
    ...taken.flatMap(({ read }) => read.faults),
    ...nameFaults(taken, onRecord),
    ...(bringsProjects(mapping) ? rowFaults(taken, onRecord, targetOf) : []),
    ...moneyFaults(taken, mapping.currency, targetOf),
    ...rowDoubts(taken, rules),
  ];
  const rows = pairs.map(({ read }) => ({ ...read, updates: targetOf(read) }));
  return {
    rows,
    faults: faults.sort((a, b) => a.row - b.row || REGISTER_FIELDS.indexOf(a.field) - REGISTER_FIELDS.indexOf(b.field)),
    problems: mappingProblems(mapping, register.headers.length),
    outcome: { ...outcomeOf(rows, register), otherRows: register.rows.length - rows.length },
  };
}

const DATES = ['startsOn', 'goLiveOn', 'forecastOn'] as const;

function columnRules({ mapping, headers }: Register, given: readonly GivenRow[]): ColumnRules {
  const rows = given.filter((row) => !row.isSkipped);
  const dates = rows.flatMap((row) => DATES.flatMap((field) => row.cells.get(field)?.cell ?? []));
  const amountColumn = (field: 'budget' | 'spent') => ({
    currency: mapping.currency,
    assumed: mapping.currency,
    power: powerOfHeader(headers[mapping.columns[field] ?? -1] ?? ''),
  });
  return {
    dateOrder: mapping.dateOrder ?? dateOrderOf(dates),
    budget: amountColumn('budget'),
    spent: amountColumn('spent'),
  };
}

function outcomeOf(rows: readonly RegisterRow[], { onRecord, mapping }: Register): Omit<RegisterOutcome, 'otherRows'> {
  const taken = rows.filter((row) => !row.isSkipped);
  const written = (...fields: readonly ('sponsor' | 'manager' | 'program' | 'portfolio')[]) =>
    taken.flatMap((row) => fields.flatMap((field) => row.values[field] ?? []));
  return {
    newProjects: bringsProjects(mapping) ? taken.filter((row) => row.updates === null).length : 0,
    updatedProjects: bringsProjects(mapping) ? taken.filter((row) => row.updates !== null).length : 0,
    skippedRows: rows.length - taken.length,
    newPeople: newNames(PEOPLE, onRecord.people, written('sponsor', 'manager')),
    newPrograms: newNames(GROUPS, onRecord.programs, written('program')),
    newPortfolios: newNames(GROUPS, onRecord.portfolios, written('portfolio')),
  };
}
