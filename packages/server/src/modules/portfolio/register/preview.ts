import type { RegisterImport } from '@sightline/contract';
import { columnLetter, rowGroups, type TableRow, wantedRows } from '@sightline/interchange';
import { type Problem, renderProblem } from '@sightline/kernel';
import { portfolioProblemTexts } from '../problem-texts.ts';
import { previewVersion } from './preview-version.ts';
import type { RegisterReading, RegisterRow } from './read-register.ts';
import type { PlacedFault } from './read-row.ts';
import type { Draft } from './store.ts';

const SAMPLE_VALUES = 3;

/** A draft and what it says, as the contract shows it. */
export function previewOf(draft: Draft, reading: RegisterReading): RegisterImport {
  const wanted = wantedRows(draft.table.rows, draft.mapping.only ?? null);
  return {
    id: draft.id,
    version: previewVersion(draft, reading),
    state: draft.state,
    fileName: draft.fileName,
    sheet: draft.table.sheet,
    sheets: [...draft.table.sheets],
    headers: draft.table.headers.map((text, index) => ({
      index,
      letter: columnLetter(index),
      text,
      sample: sampleOf(wanted, index),
      groups: [...rowGroups(draft.table.rows, index)],
    })),
    mapping: draft.mapping,
    isMappingRemembered: draft.isMappingRemembered,
    rows: reading.rows.map(rowOf),
    faults: reading.faults.map(faultOf),
    problems: reading.problems.map(render),
    outcome: {
      ...reading.outcome,
      newPeople: [...reading.outcome.newPeople],
      newPrograms: [...reading.outcome.newPrograms],
      newPortfolios: [...reading.outcome.newPortfolios],
    },
  };
}

function rowOf({ row, cells, isSkipped, updates }: RegisterRow): RegisterImport['rows'][number] {
  const target = updates === null ? null : { id: updates.id, key: updates.key, name: updates.name };
  return { row, cells: Object.fromEntries(cells), isSkipped, updates: target };
}

function faultOf(fault: PlacedFault): RegisterImport['faults'][number] {
  return { ...fault, problem: render(fault.problem), suggestions: [...fault.suggestions] };
}

function render(problem: Problem) {
  return renderProblem(portfolioProblemTexts, problem);
}

/** The first different values of a column, to recognise it by. */
function sampleOf(rows: readonly TableRow[], column: number): string[] {
  const sample = new Set<string>();
  for (const { cells } of rows) {
    const text = cells[column]?.text ?? '';
    if (text !== '') sample.add(text.slice(0, 60));
    if (sample.size === SAMPLE_VALUES) break;
  }
  return [...sample];
}
