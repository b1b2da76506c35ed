import { MAX_NOTES_CHARS } from '../limits.ts';
import { notCarriedList } from '../not-carried.ts';
import type { NotCarried } from '../plan-file.ts';
import type { XmlRecord } from '../xml/records.ts';
import { field, isSet, recordsOf } from './mspdi-values.ts';

/** Microsoft Project's placeholder for "nobody": in Assignment/ResourceUID. */
const NO_RESOURCE = '-65535';

/** Counts what the file holds and Sightline leaves behind; kinds without any are left out. */
export function notCarriedOf(
  project: XmlRecord,
  tasks: readonly XmlRecord[],
  skippedExceptions: number,
): readonly NotCarried[] {
  const resources = recordsOf(project, 'Resources', 'Resource').filter(
    (each) => field(each, 'UID') !== '0' && !isSet(each, 'IsNull'),
  );
  const assignments = recordsOf(project, 'Assignments', 'Assignment').filter(
    (each) => field(each, 'ResourceUID') !== NO_RESOURCE,
  );
  const all = [...tasks, ...resources, ...assignments];
  return notCarriedList({
    resources: resources.length,
    assignments: assignments.length,
    'custom-fields': countIn(all, 'ExtendedAttribute') + countIn(all, 'OutlineCode'),
    attachments: tasks.filter((task) => field(task, 'HyperlinkAddress') !== '').length,
    notes: tasks.filter((task) => field(task, 'Notes').length > MAX_NOTES_CHARS).length,
    'further-baselines': furtherBaselines(tasks),
    'timephased-data': countIn(all, 'TimephasedData'),
    costs: tasks.filter((task) => Number(field(task, 'Cost')) > 0).length,
    'external-links': tasks
      .flatMap((task) => task.records.PredecessorLink ?? [])
      .filter((link) => isSet(link, 'CrossProject')).length,
    'recurring-exceptions': skippedExceptions,
  });
}

function countIn(records: readonly XmlRecord[], element: string): number {
  return records.reduce((sum, record) => sum + (record.counts[element] ?? 0), 0);
}

function furtherBaselines(tasks: readonly XmlRecord[]): number {
  const numbers = tasks.flatMap((task) => task.records.Baseline ?? []).map((baseline) => field(baseline, 'Number'));
  return new Set(numbers.filter((number) => number !== '0')).size;
}
