import type { RecordImportPreview } from '@sightline/contract';
import { columnLetter, rowGroups } from '@sightline/interchange';
import type { Problem } from '@sightline/kernel';
import type { ReadContext } from '../audit/index.ts';
import { namesIn } from '../records/index.ts';
import type { ReadFile } from './import-file.ts';
import type { RowFault, RowPlan } from './row-plan.ts';

const ROWS_SHOWN = 200;
const FAULTS_SHOWN = 500;
const CHANGES_SHOWN = 200;
const NAMES_SHOWN = 200;
const SAMPLES = 3;

export type Told = (problems: readonly Problem[]) => RecordImportPreview['problems'];

/** What a file would do, as far as a page can show it. */
export async function previewOf(context: ReadContext, read: ReadFile, told: Told): Promise<RecordImportPreview> {
  const { table, file, rows = file.rows, columns, dateOrder, plans, problems, named = [] } = read;
  const changing = plans.filter(({ act }) => act === 'change').slice(0, CHANGES_SHOWN);
  const versions = changing.flatMap(({ before, record }) => [before ?? [], record ?? []].flat());
  const faults = [...read.faults].sort((a, b) => rankOf(a) - rankOf(b));
  return {
    sheet: file.sheet,
    sheets: [...file.sheets],
    headers: file.headers.map((text, index) => ({
      index,
      letter: columnLetter(index),
      text,
      sample: rows.flatMap(({ cells }) => cells[index]?.text || []).slice(0, SAMPLES),
      groups: [...rowGroups(file.rows, index)],
    })),
    columns: { ...columns },
    dateOrder,
    rows: plans
      .slice(0, ROWS_SHOWN)
      .map(({ row, act, record, cells }) => ({ row, act, key: record?.key ?? null, cells: { ...cells } })),
    changes: changing.flatMap(changesIn).slice(0, CHANGES_SHOWN),
    names: { ...(await namesIn(context, table, versions)) },
    faults: faults.slice(0, FAULTS_SHOWN).map((fault) => ({ ...fault, problem: firstOf(told([fault.problem])) })),
    problems: told(problems),
    outcome: outcomeOf(read),
    made: named.flatMap(({ table: { kind }, made }) => {
      const names = made.map(({ values }) => String(values[kind.title]));
      const { one, many } = kind;
      return names.length === 0 ? [] : [{ one, many, names: names.slice(0, NAMES_SHOWN), total: names.length }];
    }),
    spellings: named.reduce((sum, { spellings }) => sum + spellings, 0),
  };
}

function outcomeOf({ file, rows, plans, faults }: ReadFile): RecordImportPreview['outcome'] {
  const count = (act: RowPlan['act']) => plans.filter((plan) => plan.act === act).length;
  const faulty = new Set(plans.flatMap(({ act, row }) => (act === 'faulty' ? [row] : [])));
  const doubtful = new Set(faults.flatMap(({ row }) => (faulty.has(row) ? [] : [row])));
  return {
    added: count('add'),
    changed: count('change'),
    same: count('same'),
    aside: count('aside'),
    faulty: faulty.size,
    doubtful: doubtful.size,
    otherRows: file.rows.length - (rows ?? file.rows).length,
  };
}

function changesIn({ row, before, record }: RowPlan): RecordImportPreview['changes'] {
  if (before === null || record === null) return [];
  return Object.entries(record.values).flatMap(([field, value]) => {
    const [was, becomes] = [before.values[field] ?? null, value ?? null].map((each) =>
      Array.isArray(each) ? [...each] : (each as string | number | boolean | null),
    );
    const isSame = JSON.stringify(was) === JSON.stringify(becomes);
    return isSame ? [] : [{ row, key: record.key, field, was: was ?? null, becomes: becomes ?? null }];
  });
}

function rankOf({ problem }: RowFault): number {
  return problem.severity === 'error' ? 0 : 1;
}

function firstOf(problems: RecordImportPreview['problems']): RecordImportPreview['problems'][number] {
  const [first] = problems;
  if (first === undefined) throw new Error('a problem was told as none');
  return first;
}
