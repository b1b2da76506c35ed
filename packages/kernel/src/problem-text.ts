import type { Problem } from './result.ts';

/** One sentence of what, one of the way out; `{name}` is replaced by the problem's parameter. */
export type ProblemText = { readonly text: string; readonly advice: string };
export type ProblemCatalogue = Readonly<Record<string, ProblemText>>;

export type RenderedProblem = Problem & ProblemText;

/** Fills the catalogue's sentences with the problem's values; a code without a sentence is a defect and throws. */
export function renderProblem(catalogue: ProblemCatalogue, problem: Problem): RenderedProblem {
  const sentence = catalogue[problem.code];
  if (sentence === undefined) throw new Error(`problem code '${problem.code}' has no text in the catalogue`);
  return { ...problem, text: fill(sentence.text, problem), advice: fill(sentence.advice, problem) };
}

function fill(template: string, problem: Problem): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(problem.params[name] ?? whole));
}
