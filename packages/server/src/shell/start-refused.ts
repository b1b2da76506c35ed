import { type Problem, problem } from '@sightline/kernel';

/** The world does not let the program start; caught once, at the command line, which prints the problems. */
export class StartRefused extends Error {
  readonly problems: readonly Problem[];

  constructor(code: string, params: Problem['params'] = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.problems = [problem(code, params)];
  }
}
