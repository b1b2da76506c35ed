import type { WireProblem } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { problemAt, problemsElsewhere } from './field-problems.ts';

const about = (field: string | null, text: string): WireProblem => ({
  code: 'x.y',
  severity: 'error',
  subject: field === null ? null : { entity: 'request', id: 'body', field },
  params: {},
  text,
  advice: 'Mend it.',
});

const problems = [about('email', 'Bad e-mail.'), about('budgetMinor.value', 'Bad budget.'), about(null, 'Too many.')];

describe('problems of a form', () => {
  it('stand beside the field that they name, with the way out', () => {
    expect(problemAt(problems, 'email')).toBe('Bad e-mail. Mend it.');
    expect(problemAt(problems, 'name')).toBeNull();
  });

  it('are found by the field of a patch', () =>
    expect(problemAt(problems, 'budgetMinor')).toBe('Bad budget. Mend it.'));

  it('that name no field of the form stand above it', () =>
    expect(problemsElsewhere(problems, ['email', 'budgetMinor']).map((each) => each.text)).toEqual(['Too many.']));
});
