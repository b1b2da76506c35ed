import type { RecordImportPreview } from '@sightline/contract';
import { columnLetter, rowGroups } from '@sightline/interchange';
import type { Problem } from '@sightline/kernel';
import type { ReadFile } from './import-file.ts';
import type { RowFault, RowPlan } from './row-plan.ts';

const ROWS_SHOWN = 200;
const FAULTS_SHOWN = 500;
const NAMES_SHOWN = 200;
const SAMPLES = 3;

export type Told = (problems: readonly Problem[]) => RecordImportPreview['problems'];

export function previewOf(read: ReadFile, told: Told): RecordImportPreview {
  const { file, rows, columns, dateOrder, plans, problems } = read;
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
    faults: faults.slice(0, FAULTS_SHOWN).map((fault) => ({ ...fault, problem: firstOf(told([fault.problem])) })),
    problems: told(problems),
    outcome: outcomeOf(read),
    made: read.named.flatMap(({ table: { kind }, made }) => {
      const names = made.map(({ values }) => String(values[kind.title]));
      const { one, many } = kind;
      return names.length === 0 ? [] : [{ one, many, names: names.slice(0, NAMES_SHOWN), total: names.length }];
    }),
    spellings: read.named.reduce((sum, { spellings }) => sum + spellings, 0),
  };
}

function outcomeOf({ file, plans, faults }: ReadFile): RecordImportPreview['outcome'] {
  const count = (act: RowPlan['act']) => plans.filter((plan) => plan.act === act).length;
  const faulty = new Set(plans.flatMap(({ act, row }) => (act === 'faulty' ? [row] : [])));
  const doubtful = new Set(faults.flatMap(({ row }) => (faulty.has(row) ? [] : [row])));
  return {
    added: count('add'),
    changed: count('change'),
    same: count('same'),
    faulty: faulty.size,
    doubtful: doubtful.size,
    otherRows: file.rows.length - plans.length,
  };
}

function rankOf({ problem }: RowFault): number {
  return problem.severity === 'error' ? 0 : 1;
}

function firstOf(problems: RecordImportPreview['problems']): RecordImportPreview['problems'][number] {
  const [first] = problems;
  if (first === undefined) throw new Error('a problem was told as none');
  return first;
}
