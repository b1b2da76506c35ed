import type { WireProblem } from '@sightline/contract';

/** What is wrong with one field of a form: sentence and advice, all of them; null when nothing is. */
export function problemAt(problems: readonly WireProblem[], field: string): string | null {
  const own = problems.filter((each) => isAbout(each, field));
  return own.length === 0 ? null : own.map((each) => `${each.text} ${each.advice}`).join(' ');
}

/** The problems that belong to none of the form's fields: shown above it. */
export function problemsElsewhere(problems: readonly WireProblem[], fields: readonly string[]): readonly WireProblem[] {
  return problems.filter((each) => !fields.some((field) => isAbout(each, field)));
}

/** A patch names its fields `budgetMinor.value`; the form's field is `budgetMinor`. */
function isAbout(problem: WireProblem, field: string): boolean {
  const named = problem.subject?.field ?? null;
  return named === field || (named?.startsWith(`${field}.`) ?? false);
}
