import { KEY_COLUMN, PROJECT_COLUMN, type RecordKind } from '@sightline/contract';
import type { TableRow } from '@sightline/interchange';
import type { Id } from '@sightline/kernel';
import type { StoredRecord, Values } from '../records/index.ts';
import { lookupOf, namesOf, plainName } from './lookups.ts';
import { found } from './read-cell.ts';
import { type Begun, cellAt, faultAt, type Given, type RowFault, spot } from './row-plan.ts';

type Beginning = { readonly known: Known; readonly faults: RowFault[] };

/** Which record a row speaks of: by its key, else by its title, else a new one. */
export function beginRow(given: Given, row: TableRow, { known, faults }: Beginning): Begun {
  const { table, columns } = given;
  const projectId = table.group.isInProject ? projectOf(given, row, faults) : null;
  const key = cellAt(row, columns[KEY_COLUMN]).text.trim();
  const title = titleIn(given, row);
  const by = key === '' ? 'title' : 'key';
  const before = key === '' && title === '' ? null : (known.get(spot(projectId, key === '' ? title : key, by)) ?? null);
  const isSound = !table.group.isInProject || projectId !== null;
  const isKey = key === '' || /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/.test(key);
  if (!isKey)
    faults.push(faultAt(row, KEY_COLUMN, columns, { code: 'record-import.key-not-valid', params: { text: key } }));
  return {
    row,
    projectId,
    before,
    id: before?.id ?? given.mint(),
    key: before?.key ?? (key === '' ? given.nextKey(projectId) : key),
    isSound: isSound && isKey,
    fills: {},
  };
}

/** What people know the record by, where that is a text of its own. */
function titleIn({ table: { kind }, columns }: Given, row: TableRow): string {
  return kind.fields[kind.title]?.kind === 'text' ? cellAt(row, columns[kind.title]).text.trim() : '';
}

function projectOf({ columns, how }: Given, row: TableRow, faults: RowFault[]): Id<'project'> | null {
  const text = cellAt(row, columns[PROJECT_COLUMN]).text.trim();
  const reading =
    text === ''
      ? { fault: { code: 'record-import.needed', params: { label: 'Project' } } }
      : found(how.lookups.projects, plainName(text), { text, one: 'project' });
  if ('fault' in reading) {
    faults.push(faultAt(row, PROJECT_COLUMN, columns, reading.fault));
    return null;
  }
  return reading.value as Id<'project'> | null;
}

/** Rows may name each other: what the file brings is known while it is read. */
export function withOwnNames({ table, columns, how }: Given, begun: readonly Begun[]): Given['how'] {
  const { kind } = table;
  const standing = begun.map(({ id, key, row }) => ({
    id,
    key,
    values: { [kind.title]: cellAt(row, columns[kind.title]).text.trim() } as Values,
  }));
  const known = how.lookups.records[kind.name];
  if (known === undefined) return how;
  const records = { ...how.lookups.records, [kind.name]: new Map([...known, ...lookupOf(standing, kind)]) };
  return { ...how, lookups: { ...how.lookups, records } };
}

export type Known = ReadonlyMap<string, StoredRecord>;

/** Records by key and by title, in their project. */
export function knownBy(records: readonly StoredRecord[], kind: RecordKind): Known {
  const known = new Map<string, StoredRecord>();
  for (const record of records) {
    for (const name of namesOf(record, kind)) known.set(`${record.projectId ?? ''} title ${name}`, record);
    known.set(spot(record.projectId, record.key, 'key'), record);
  }
  return known;
}
