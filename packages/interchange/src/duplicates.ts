import type { Findings, Place } from './findings/findings.ts';

/** Two tasks with one id cannot be told apart, by links now or by the next import: the file is refused, both are named. */
export function checkDuplicates(
  rows: readonly { readonly id: string; readonly place: Place }[],
  findings: Findings,
): void {
  const firsts = new Map<string, Place>();
  for (const { id, place } of rows) {
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, place);
    else findings.add('interchange.task-id-twice', 'error', place, 'id', { first: first.label, firstLine: first.line });
  }
}
