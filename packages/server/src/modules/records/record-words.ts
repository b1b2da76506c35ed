import type { Field } from '@sightline/contract';
import { labelOf } from '@sightline/contract';
import type { FieldWords, RecordWords } from '../audit/index.ts';
import { columnOf, type RecordTable, recordTables, tableOf } from './table.ts';

/** How records of every register are told before an undo and in the list of what was done. */
export const recordsWords: readonly RecordWords[] = recordTables.map(wordsOf);

function wordsOf({ group, kind, name }: RecordTable): RecordWords {
  const project: RecordWords['fields'] = group.isInProject
    ? { project_id: { word: 'project', kind: 'reference', of: 'portfolio.project' } }
    : {};
  const fields = Object.entries(kind.fields).map(
    ([field, each]) => [columnOf(field), fieldWords(field, each)] as const,
  );
  return {
    table: name,
    one: kind.one,
    many: kind.many,
    nameOf: (row) => `${kind.one} ${String(row.key)}`,
    fields: { ...project, ...Object.fromEntries(fields) },
    entity: 'record',
  };
}

function fieldWords(name: string, field: Field): FieldWords {
  const word = labelOf(name, field).toLowerCase();
  switch (field.kind) {
    case 'person':
      return { word, kind: 'reference', of: 'organisation.person' };
    case 'project':
      return { word, kind: 'reference', of: 'portfolio.project' };
    case 'portfolio':
      return { word, kind: 'reference', of: 'portfolio.portfolio' };
    case 'unit':
      return { word, kind: 'reference', of: 'organisation.unit' };
    case 'record':
      return { word, kind: 'reference', of: tableOf(field.of).name };
    case 'date':
      return { word, kind: 'date' };
    case 'choice':
      return { word, kind: 'word' };
    case 'money':
      return { word, kind: 'money' };
    case 'text':
    case 'whole':
    case 'percent':
    case 'flag':
    case 'words':
      return { word, kind: 'text' };
  }
}
