import type { PlanImport } from '@sightline/contract';
import { projectsClaimedTwice } from './review-model.ts';
import { strings } from './strings.ts';

type Outcome = PlanImport['outcome'];

export type CommitReadiness =
  | { readonly kind: 'ready'; readonly label: string }
  | { readonly kind: 'blocked'; readonly label: string; readonly reason: string };

/** `Bring in 14 plans: 9 attach, 5 stand alone`. */
export function commitLabel(outcome: Outcome): string {
  const total = outcome.attached + outcome.replaced + outcome.standAlone;
  if (total === 0) return 'Bring in plans';
  const parts = [
    outcome.attached > 0 ? `${outcome.attached} attach` : null,
    outcome.replaced > 0 ? `${outcome.replaced} replace` : null,
    outcome.standAlone > 0 ? `${outcome.standAlone} stand alone` : null,
  ].filter((part) => part !== null);
  return `Bring in ${total} ${total === 1 ? 'plan' : 'plans'}: ${parts.join(', ')}`;
}

/** What came: `3 to projects of the register, 17 as projects of their own`. Afterwards attaching and replacing look the same. */
export function doneWords({ attached, replaced, standAlone }: Outcome): string {
  const parts = [
    attached + replaced > 0 ? `${attached + replaced} to projects of the register` : null,
    standAlone > 0 ? `${standAlone} as projects of their own` : null,
  ].filter((part) => part !== null);
  return parts.join(', ');
}

/** What does not come: `2 left out, 3 files refused`; empty when everything comes. */
export function remainderWords(outcome: Outcome): string {
  const refused = outcome.refused === 1 ? '1 file refused' : `${outcome.refused} files refused`;
  const parts = [
    outcome.skipped > 0 ? `${outcome.skipped} left out` : null,
    outcome.refused > 0 ? refused : null,
  ].filter((part) => part !== null);
  return parts.join(', ');
}

export function commitReadiness(draft: PlanImport, isUploading: boolean): CommitReadiness {
  const label = commitLabel(draft.outcome);
  const { attached, replaced, standAlone } = draft.outcome;
  if (isUploading) return { kind: 'blocked', label, reason: strings.commit.uploading };
  if (attached + replaced + standAlone === 0) return { kind: 'blocked', label, reason: strings.commit.nothing };
  const twice = projectsClaimedTwice(draft);
  if (twice > 0) return { kind: 'blocked', label, reason: strings.commit.twice(twice) };
  return { kind: 'ready', label };
}
