import type { RegisterField, RegisterMapping } from '@sightline/contract';
import { columnLetter } from '@sightline/interchange';
import { type Problem, problem } from '@sightline/kernel';
import { FIELD_LABELS, REGISTER_FIELDS } from './fields.ts';

/** Rows of a table without a column for the project are programs, where it has one for those. */
export function bringsProjects({ columns }: RegisterMapping): boolean {
  return columns.name !== undefined || columns.program === undefined;
}

/** What is wrong with the choice of columns, for a table of `count` columns. */
export function mappingProblems(mapping: RegisterMapping, count: number): readonly Problem[] {
  const mapped = REGISTER_FIELDS.flatMap((field) =>
    [mapping.columns[field], mapping.second?.[field]].flatMap((column) =>
      column === undefined ? [] : [{ field, column }],
    ),
  );
  const firstUse = new Map<number, RegisterField>();
  const problems = mapped.flatMap(({ field, column }) => {
    const first = firstUse.get(column);
    firstUse.set(column, first ?? field);
    const letter = columnLetter(column);
    if (column >= count)
      return [
        columnProblem('portfolio.column-not-there', field, { column: letter, field: FIELD_LABELS[field], count }),
      ];
    if (first === undefined) return [];
    return [
      columnProblem('portfolio.column-used-twice', field, {
        column: letter,
        first: FIELD_LABELS[first],
        second: FIELD_LABELS[field],
      }),
    ];
  });
  return bringsProjects(mapping) && mapping.columns.name === undefined
    ? [...problems, columnProblem('portfolio.register-no-name-column', 'name', {})]
    : problems;
}

function columnProblem(code: string, field: RegisterField, params: Problem['params']): Problem {
  return problem(code, params, { subject: { entity: 'mapping', id: field, field } });
}
