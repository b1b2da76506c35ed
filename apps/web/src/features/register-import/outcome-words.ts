import type { RegisterImport } from '@sightline/contract';
import { countErrors } from './fault-model.ts';
import { strings } from './strings.ts';

type Outcome = RegisterImport['outcome'];

/** Whether the commit may go ahead: the label says what it does, the reason why it may not. */
export type CommitReadiness =
  | { readonly kind: 'ready'; readonly label: string }
  | { readonly kind: 'blocked'; readonly label: string; readonly reason: string };

/** `52 new projects, 3 updates, 5 rows skipped, 14 new people`; parts that are nought are left out. */
export function outcomeWords(outcome: Outcome): string {
  const parts = [
    counted(outcome.newProjects, 'new project', 'new projects'),
    counted(outcome.updatedProjects, 'update', 'updates'),
    counted(outcome.skippedRows, 'row skipped', 'rows skipped'),
    counted(outcome.newPeople.length, 'new person', 'new people'),
    counted(outcome.newPrograms.length, 'new program', 'new programs'),
    counted(outcome.newPortfolios.length, 'new portfolio', 'new portfolios'),
    counted(outcome.otherRows, 'other row left out', 'other rows left out'),
  ].filter((part) => part !== null);
  return parts.length === 0 ? strings.commit.nothing : parts.join(', ');
}

export function commitLabel(outcome: Outcome): string {
  const { newProjects, updatedProjects, newPrograms } = outcome;
  if (newProjects > 0) return `Bring in ${counted(newProjects + updatedProjects, 'project', 'projects')}`;
  if (updatedProjects > 0) return `Update ${counted(updatedProjects, 'project', 'projects')}`;
  return newPrograms.length > 0
    ? `Bring in ${counted(newPrograms.length, 'program', 'programs')}`
    : 'Bring in projects';
}

export function commitReadiness(draft: RegisterImport, unsaved: number): CommitReadiness {
  const label = commitLabel(draft.outcome);
  const errors = countErrors(draft.faults);
  if (draft.problems.some((problem) => problem.severity === 'error'))
    return { kind: 'blocked', label, reason: tableReason(draft) };
  if (errors > 0) return { kind: 'blocked', label, reason: strings.commit.errors(errors) };
  if (unsaved > 0) return { kind: 'blocked', label, reason: strings.commit.saving };
  if (bringsNothing(draft.outcome)) return { kind: 'blocked', label, reason: strings.commit.nothing };
  return { kind: 'ready', label };
}

function bringsNothing({ newProjects, updatedProjects, newPrograms }: Outcome): boolean {
  return newProjects + updatedProjects + newPrograms.length === 0;
}

function tableReason(draft: RegisterImport): string {
  return draft.problems.find((problem) => problem.severity === 'error')?.text ?? strings.commit.table;
}

function counted(count: number, one: string, many: string): string | null {
  if (count === 0) return null;
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
