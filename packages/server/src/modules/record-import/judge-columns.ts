import { type Field, labelOf, type RecordGroup, type RecordKind } from '@sightline/contract';
import type { TableRow } from '@sightline/interchange';
import { type Currency, type Problem, problem } from '@sightline/kernel';
import { currencyOfHeader, type DateOrder, dateOrderOf } from '../portfolio/index.ts';
import type { RecordFiles } from './files.ts';
import { type Columns, targetsOf } from './guess-columns.ts';
import { namedFields } from './named-kinds.ts';
import { type How, readCell } from './read-cell.ts';
import type { Sources } from './row-plan.ts';

const LONG_TEXT = 1000;

/** A text of several paragraphs, to which a second column can be added. */
export function isLongText(field: Field | undefined): boolean {
  return field?.kind === 'text' && field.max >= LONG_TEXT;
}

export function unknownTargets(
  { group }: RecordFiles,
  kind: RecordKind,
  { columns, second, same }: Sources,
): readonly Problem[] {
  const known = new Set(targetsOf(group, kind).map(({ target }) => target));
  return [...new Set([columns, second, same].flatMap((each) => Object.keys(each)))]
    .filter((field) => !known.has(field))
    .map((field) => problem('record-import.no-such-column', { field, one: kind.one }));
}

export function orderIn(kind: RecordKind, rows: readonly TableRow[], columns: Columns): DateOrder | null {
  const dates = Object.entries(kind.fields).flatMap(([name, field]) =>
    field.kind === 'date' ? (columns[name] ?? []) : [],
  );
  return dateOrderOf(rows.flatMap(({ cells }) => dates.flatMap((column) => cells[column] ?? [])));
}

/** Fields that every record needs and that nothing fills. */
export function columnProblems(kind: RecordKind, { columns, same }: Sources): readonly Problem[] {
  return Object.entries(kind.fields)
    .filter(([name, field]) => field.isRequired && columns[name] === undefined && same[name] === undefined)
    .filter(([name, field]) => !hasDefault(name, field.kind))
    .map(([name, field]) => problem('record-import.no-column', { label: labelOf(name, field), one: kind.one }));
}

function hasDefault(name: string, kind: string): boolean {
  return kind === 'flag' || name === 'state' || name === 'fullTimePercent';
}

/** Registers hold one currency; a header that names another one would be taken for it. */
export function otherCurrencies(
  kind: RecordKind,
  { columns }: Sources,
  { headers, currency }: { readonly headers: readonly string[]; readonly currency: Currency },
): readonly Problem[] {
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    const header = headers[columns[name] ?? -1] ?? '';
    const found = field.kind === 'money' ? currencyOfHeader(header, currency) : null;
    return found === null || found === currency
      ? []
      : [problem('record-import.other-currency', { header, found, currency })];
  });
}

type Same = Pick<Sources, 'same'> & { readonly how: Omit<How, 'power'> };

/** Texts for all rows that cannot be read, told once and not for every row. What is made by naming may be new. */
export function unreadSame(group: RecordGroup, kind: RecordKind, { same, how }: Same): readonly Problem[] {
  const named = new Set(namedFields(group, kind).map(([name]) => name));
  return Object.entries(same).flatMap(([name, text]) => {
    const field = kind.fields[name];
    if (field === undefined || named.has(name)) return [];
    const reading = readCell(name, field, { kind: 'text', text }, { ...how, power: 0 });
    const subject = { entity: 'column', id: name, field: name };
    return 'fault' in reading
      ? [problem('record-import.same-not-read', { text, label: labelOf(name, field) }, { subject })]
      : [];
  });
}
