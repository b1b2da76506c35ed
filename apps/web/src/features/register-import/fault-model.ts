import type { RegisterField, RegisterImport } from '@sightline/contract';
import { faultTitles } from './strings.ts';

export type Fault = RegisterImport['faults'][number];

/** All faults of one kind, in sheet order. */
export type FaultGroup = {
  readonly code: string;
  readonly title: string;
  readonly severity: Fault['problem']['severity'];
  readonly faults: readonly Fault[];
  /** How many of them a first suggestion would mend. */
  readonly mendable: number;
};

export type CellPlace = { readonly row: number; readonly field: RegisterField };
export type CellText = CellPlace & { readonly text: string };

const RANK: Readonly<Record<Fault['problem']['severity'], number>> = { error: 0, warning: 1, note: 2 };

/** Errors first, then the most frequent kind, then the one that stands first in the sheet. */
export function groupFaults(faults: readonly Fault[]): readonly FaultGroup[] {
  const byKind = new Map<string, Fault[]>();
  for (const fault of faults) {
    const kind = `${fault.problem.severity} ${fault.problem.code}`;
    const list = byKind.get(kind);
    if (list === undefined) byKind.set(kind, [fault]);
    else list.push(fault);
  }
  const groups = [...byKind.values()].flatMap((list) => groupOf(list));
  return groups.sort(byWeight);
}

/** A kind of fault in plain words; one that is new here shows the words of its code. */
export function titleOf(code: string): string {
  const title = faultTitles[code];
  if (title !== undefined) return title;
  const words = code.slice(code.indexOf('.') + 1).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function countErrors(faults: readonly Fault[]): number {
  return faults.filter((fault) => fault.problem.severity === 'error').length;
}

/** Values that would mend a cell, each once although several of its faults may offer it. */
export function suggestionsOf(faults: readonly Fault[]): Fault['suggestions'] {
  const byText = new Map<string, Fault['suggestions'][number]>();
  for (const suggestion of faults.flatMap((fault) => fault.suggestions)) {
    if (!byText.has(suggestion.text)) byText.set(suggestion.text, suggestion);
  }
  return [...byText.values()];
}

/** Errors stop the commit; warnings are next only when no error is left. */
export function faultsToFix(faults: readonly Fault[]): readonly Fault[] {
  const errors = faults.filter((fault) => fault.problem.severity === 'error');
  return errors.length > 0 ? errors : faults;
}

/** What typing the first suggestion over every fault of the group would type; a cell is typed over once. */
export function firstSuggestions(group: FaultGroup): readonly CellText[] {
  const edits = new Map<string, CellText>();
  for (const { row, field, suggestions } of group.faults) {
    const [first] = suggestions;
    if (first !== undefined) edits.set(placeKey({ row, field }), { row, field, text: first.text });
  }
  return [...edits.values()];
}

export function rowsOf(group: FaultGroup): readonly number[] {
  return [...new Set(group.faults.map((fault) => fault.row))];
}

export function placeKey(place: CellPlace): string {
  return `${place.row} ${place.field}`;
}

/** Faults by cell, worst first within a cell. */
export function indexFaults(faults: readonly Fault[]): ReadonlyMap<string, readonly Fault[]> {
  const index = new Map<string, readonly Fault[]>();
  for (const fault of faults) {
    const list = [...(index.get(placeKey(fault)) ?? []), fault];
    index.set(placeKey(fault), list.sort(byRank));
  }
  return index;
}

/** The next cell with a fault after `from` in reading order, from the top again at the end; null when there is no other. */
export function nextFault(
  faults: readonly Fault[],
  fields: readonly RegisterField[],
  from: CellPlace | null,
): CellPlace | null {
  const places = faults
    .map(({ row, field }) => ({ row, field }))
    .sort((a, b) => a.row - b.row || fields.indexOf(a.field) - fields.indexOf(b.field));
  if (from === null) return places[0] ?? null;
  const isAfter = (place: CellPlace) =>
    place.row > from.row || (place.row === from.row && fields.indexOf(place.field) > fields.indexOf(from.field));
  const isOther = (place: CellPlace) => place.row !== from.row || place.field !== from.field;
  return places.find(isAfter) ?? places.find(isOther) ?? null;
}

function byWeight(a: FaultGroup, b: FaultGroup): number {
  const bySeverity = RANK[a.severity] - RANK[b.severity];
  return bySeverity || b.faults.length - a.faults.length || firstRow(a) - firstRow(b) || (a.code < b.code ? -1 : 1);
}

function firstRow(group: FaultGroup): number {
  return group.faults[0]?.row ?? 0;
}

function byRank(a: Fault, b: Fault): number {
  return RANK[a.problem.severity] - RANK[b.problem.severity];
}

function groupOf(faults: readonly Fault[]): readonly FaultGroup[] {
  const [first] = faults;
  if (first === undefined) return [];
  const sorted = [...faults].sort((a, b) => a.row - b.row || (a.field < b.field ? -1 : 1));
  const mendable = faults.filter((fault) => fault.suggestions.length > 0).length;
  const { code, severity } = first.problem;
  return [{ code, title: titleOf(code), severity, faults: sorted, mendable }];
}
