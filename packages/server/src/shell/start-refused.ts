import { type Problem, problem } from '@sightline/kernel';

/** The world does not let the program start; caught once, at the command line, which prints the problems. */
export class StartRefused extends Error {
  readonly problems: readonly Problem[];

  constructor(why: string | readonly Problem[], params: Problem['params'] = {}) {
    const problems = typeof why === 'string' ? [problem(why, params)] : why;
    super(problems.map(({ code, params: named }) => `${code} ${JSON.stringify(named)}`).join('; '));
    this.problems = problems;
  }
}
