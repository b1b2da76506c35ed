import type { RecordImportPreview } from '@sightline/contract';
import { columnLetter } from '@sightline/interchange';
import type { Problem } from '@sightline/kernel';
import type { ReadContext } from '../audit/index.ts';
import { namesIn } from '../records/index.ts';
import type { ReadFile } from './import-file.ts';
import type { RowPlan } from './row-plan.ts';

const ROWS_SHOWN = 200;
const FAULTS_SHOWN = 500;
const CHANGES_SHOWN = 200;
const SAMPLES = 3;

export type Told = (problems: readonly Problem[]) => RecordImportPreview['problems'];

/** What a file would do, as far as a page can show it. */
export async function previewOf(context: ReadContext, read: ReadFile, told: Told): Promise<RecordImportPreview> {
  const { table, file, columns, dateOrder, plans, faults, problems } = read;
  const count = (act: RowPlan['act']) => plans.filter((plan) => plan.act === act).length;
  const changing = plans.filter(({ act }) => act === 'change').slice(0, CHANGES_SHOWN);
  const versions = changing.flatMap(({ before, record }) => [before ?? [], record ?? []].flat());
  return {
    sheet: file.sheet,
    sheets: [...file.sheets],
    headers: file.headers.map((text, index) => ({
      index,
      letter: columnLetter(index),
      text,
      sample: file.rows.flatMap(({ cells }) => cells[index]?.text || []).slice(0, SAMPLES),
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
    outcome: {
      added: count('add'),
      changed: count('change'),
      same: count('same'),
      aside: count('aside'),
      faulty: count('faulty'),
    },
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

function firstOf(problems: RecordImportPreview['problems']): RecordImportPreview['problems'][number] {
  const [first] = problems;
  if (first === undefined) throw new Error('a problem was told as none');
  return first;
}
