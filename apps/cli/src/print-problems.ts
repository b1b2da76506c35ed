import type { Problem } from '@sightline/kernel';
import { render } from '@sightline/server';

/** What is wrong and the way out, on the error stream. */
export function printProblems(problems: readonly Problem[]): void {
  for (const { text, advice } of render(problems)) console.error(`${text}\n${advice}`);
}
