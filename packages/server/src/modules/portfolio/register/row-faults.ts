import type { Currency, ProjectId } from '@sightline/kernel';
import type { GivenRow } from './given-cells.ts';
import { folded } from './known-names.ts';
import { type PlacedFault, placeFault, type ReadRow } from './read-row.ts';
import { type CellFault, LEAVE_EMPTY, type Suggestion } from './reading.ts';

export type RecordedProject = {
  readonly id: ProjectId;
  readonly version: number;
  readonly key: string;
  readonly name: string;
  readonly currency: Currency;
};

/** The projects that rows are compared with. */
export type KnownProjects = {
  readonly projects: readonly RecordedProject[];
  /** Keys of removed projects: never given again. */
  readonly retiredKeys: readonly string[];
};

type Taken = { readonly given: GivenRow; readonly read: ReadRow };
type TargetOf = (row: ReadRow) => RecordedProject | null;

/** Faults between rows, and between a row and the record. `targetOf` says which project a row updates. */
export function rowFaults(rows: readonly Taken[], known: KnownProjects, targetOf: TargetOf): readonly PlacedFault[] {
  const retired = new Set(known.retiredKeys.map(folded));
  const byName = new Map(known.projects.map((project) => [folded(project.name), project]));
  const [keys, names] = [new Map<string, ReadRow>(), new Map<string, ReadRow>()];
  return rows.flatMap(({ given, read }) => {
    const { key, name } = read.values;
    const keyTwin = firstWith(keys, key, read);
    const nameTwin = firstWith(names, name, read);
    if (keyTwin !== null) return [placeFault(given, 'key', repeatedKey(keyTwin.row, nameTwin === null))];
    if (key !== null && retired.has(folded(key))) return [placeFault(given, 'key', retiredKey(key))];
    if (name === null) return isNameMissing(given, read, targetOf) ? [placeFault(given, 'name', nameMissing())] : [];
    if (nameTwin !== null && (key === null || nameTwin.values.key === null))
      return [placeFault(given, 'name', repeatedName(nameTwin.row))];
    const recorded = byName.get(folded(name));
    if (recorded === undefined || targetOf(read) !== null) return [];
    return [placeFault(given, 'key', nameOnRecord(name, recorded, key))];
  });
}

/** A register is in the report currency: it cannot give amounts to a project that is kept in another. */
export function moneyFaults(rows: readonly Taken[], currency: Currency, targetOf: TargetOf): readonly PlacedFault[] {
  return rows.flatMap(({ given, read }) => {
    const target = targetOf(read);
    if (target === null || target.currency === currency) return [];
    const { key, currency: kept } = target;
    return (['budget', 'spent'] as const)
      .filter((field) => read.values[field] !== null)
      .map((field) => placeFault(given, field, otherCurrency({ key, kept, currency })));
  });
}

function otherCurrency(params: { readonly key: string; readonly kept: string; readonly currency: string }): CellFault {
  return fault('portfolio.project-other-currency', [LEAVE_EMPTY], params);
}

function firstWith(seen: Map<string, ReadRow>, text: string | null, row: ReadRow): ReadRow | null {
  if (text === null) return null;
  const first = seen.get(folded(text));
  if (first === undefined) seen.set(folded(text), row);
  return first ?? null;
}

/** An empty name does not erase the name of a project on record, and a name that has a fault already is there. */
function isNameMissing(given: GivenRow, read: ReadRow, targetOf: TargetOf): boolean {
  return (given.cells.get('name')?.cell.text ?? '') === '' && targetOf(read) === null;
}

/** Without its key a second project gets a new one; a copy of the same project can only be skipped. */
function repeatedKey(other: number, isOtherProject: boolean): CellFault {
  return fault('portfolio.key-repeated', isOtherProject ? [LEAVE_EMPTY] : [], { other });
}

function retiredKey(key: string): CellFault {
  return fault('portfolio.key-taken', [LEAVE_EMPTY], { key });
}

function nameMissing(): CellFault {
  return fault('portfolio.name-missing', []);
}

function repeatedName(other: number): CellFault {
  return fault('portfolio.name-repeated', [], { other });
}

/** The mend goes into the key cell: with that key the row updates the project. A row with a key of its own may be meant. */
function nameOnRecord(text: string, recorded: RecordedProject, ownKey: string | null): CellFault {
  const mend = [{ text: recorded.key, label: `Update ${recorded.key}` }];
  const severity = ownKey === null ? 'error' : 'warning';
  return { code: 'portfolio.name-on-record', severity, params: { text, key: recorded.key }, suggestions: mend };
}

function fault(code: string, suggestions: readonly Suggestion[], params: CellFault['params'] = {}): CellFault {
  return { code, severity: 'error', params, suggestions };
}
