import { digestOf } from '../../audit/index.ts';
import type { RegisterReading } from './read-register.ts';
import type { Draft } from './store.ts';

/** Room for a mark of what the commit would do, below the draft's own version. */
const MARKS = 10_000;

/**
 * The version of a preview covers what it shows: the draft, and the records that its rows would touch. When another import
 * makes a row's project meanwhile, the row would no longer make one, and a commit of the old preview is refused.
 */
export function previewVersion(draft: Pick<Draft, 'version'>, { rows, outcome }: RegisterReading): number {
  const targets = rows
    .filter((row) => !row.isSkipped)
    .map((row) => [row.row, row.updates?.id ?? null, row.updates?.version ?? null]);
  const digest = digestOf([targets, outcome.newPeople, outcome.newPrograms, outcome.newPortfolios]);
  return draft.version * MARKS + (Number.parseInt(digest.slice(0, 8), 16) % MARKS);
}

export function draftVersionOf(previewVersionSeen: number): number {
  return Math.floor(previewVersionSeen / MARKS);
}
