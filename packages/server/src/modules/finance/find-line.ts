import { PROJECT_COLUMN } from '@sightline/contract';
import type { TableRow } from '@sightline/interchange';
import type { Id } from '@sightline/kernel';
import { type Columns, cellAt, plainName } from '../record-import/index.ts';
import type { StoredRecord } from '../records/index.ts';
import { referenceKey } from './line-reference.ts';

/** A name or code that leads to one project; null = to several. */
type Ways = ReadonlyMap<string, string | null>;

/** Everything by which a line of a ledger finds its project and itself. */
export type Finding = {
  readonly columns: Columns;
  /** Projects that the caller may write into, by key and name. */
  readonly projects: Ways;
  /** The same by the codes of their open cost accounts. */
  readonly codes: Ways;
  /** Actuals of the projects that the caller may write into, and unassigned costs, by reference. */
  readonly actuals: ReadonlyMap<string, StoredRecord>;
  readonly aside: ReadonlyMap<string, StoredRecord>;
};

export type FoundLine = {
  readonly row: TableRow;
  readonly reference: string;
  /** null = it leads to no project. */
  readonly projectId: Id<'project'> | null;
  readonly actual: StoredRecord | null;
  readonly unassigned: StoredRecord | null;
  /** The file names another project than the one in which the line stands. */
  readonly isElsewhere: boolean;
};

/** A line that stands in a project stays there; one that is named or coded finds it; the others lead nowhere. */
export function findLine(row: TableRow, reference: string, finding: Finding): FoundLine {
  const known = finding.actuals.get(referenceKey(reference)) ?? null;
  const named = projectOf(row, finding);
  return {
    row,
    reference,
    projectId: known?.projectId ?? named,
    actual: known,
    unassigned: finding.aside.get(referenceKey(reference)) ?? null,
    isElsewhere: known !== null && named !== null && named !== known.projectId,
  };
}

/** By the project that it names, else by its cost code, else by its account. */
function projectOf(row: TableRow, { columns, projects, codes }: Finding): Id<'project'> | null {
  const text = (field: string) => cellAt(row, columns[field]).text.trim();
  const named = text(PROJECT_COLUMN);
  const found =
    (named === '' ? undefined : projects.get(plainName(named))) ??
    codes.get(referenceKey(named)) ??
    codes.get(referenceKey(text('costCode'))) ??
    codes.get(referenceKey(text('account')));
  return (found ?? null) as Id<'project'> | null;
}

/** The codes of open cost accounts; one that leads to two projects leads to none. */
export function codesOf(accounts: readonly StoredRecord[]): Ways {
  const codes = new Map<string, string | null>();
  for (const { values, projectId } of accounts) {
    if (values.state !== 'open' || typeof values.code !== 'string') continue;
    const code = referenceKey(values.code);
    codes.set(code, codes.has(code) && codes.get(code) !== projectId ? null : projectId);
  }
  return codes;
}

export function byReference(lines: readonly StoredRecord[]): ReadonlyMap<string, StoredRecord> {
  return new Map(
    lines.flatMap((line) =>
      typeof line.values.ledgerRef === 'string' ? [[referenceKey(line.values.ledgerRef), line] as const] : [],
    ),
  );
}
