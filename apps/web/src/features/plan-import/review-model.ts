import type { PlanImport, PlanTarget, ResponseOf, routes } from '@sightline/contract';
import { dayOfDate, type LocalDate } from '@sightline/kernel';

export type DraftFile = PlanImport['files'][number];
export type Candidate = DraftFile['plans'][number];

/** A project of the register, as the choice of a target needs it. */
export type ProjectRef = Pick<ResponseOf<typeof routes.readLineOfSight>['rows'][number], 'id' | 'key' | 'name'>;

export type ReviewStatus = 'ready' | 'review' | 'refused' | 'left-out' | 'empty';

/**
 * One line of the review: a file with its only plan, a file that holds several plans or none, or one plan of several.
 * `twin` names another plan that claims the same project.
 */
export type ReviewRow = {
  readonly id: string;
  readonly kind: 'file' | 'plan';
  readonly file: DraftFile;
  readonly plan: Candidate | null;
  readonly status: ReviewStatus;
  readonly twin: string | null;
};

export type ReviewFilter = 'all' | 'ready' | 'review' | 'refused';

/** A file with several plans shows the status that most needs a look. */
const RANK: Readonly<Record<ReviewStatus, number>> = { refused: 0, review: 1, empty: 2, ready: 3, 'left-out': 4 };

export function planKey(file: DraftFile, plan: Candidate): string {
  return `${file.id}#${plan.index}`;
}

/**
 * In the order of their paths, refused files last, because nothing of them comes in. Neither changes with a choice, so no line
 * moves under the hand.
 */
export function reviewRows(draft: PlanImport): readonly ReviewRow[] {
  const twins = twinsOf(draft);
  const inOrder = [...draft.files].sort(byPlace);
  return inOrder.flatMap((file) => rowsOfFile(file, twins));
}

export function filterRows(rows: readonly ReviewRow[], filter: ReviewFilter, search: string): readonly ReviewRow[] {
  const needle = search.trim().toLowerCase();
  const wanted = new Set<string>();
  for (const row of rows) {
    if (matchesFilter(row, filter) && matchesSearch(row, needle)) wanted.add(row.file.id);
  }
  return rows.filter((row) => {
    if (!wanted.has(row.file.id)) return false;
    return row.kind === 'file' || (matchesFilter(row, filter) && matchesSearch(row, needle));
  });
}

export function countByFilter(rows: readonly ReviewRow[]): Readonly<Record<ReviewFilter, number>> {
  const files = rows.filter((row) => row.kind === 'file');
  const count = (filter: ReviewFilter) => files.filter((row) => matchesFilter(row, filter)).length;
  return { all: files.length, ready: count('ready'), review: count('review'), refused: count('refused') };
}

/** Calendar days from the stored to the computed finish; null when either is missing. */
export function finishDifference(plan: Candidate): number | null {
  if (plan.finish === null || plan.storedFinish === null) return null;
  return dayOfMinute(plan.finish) - dayOfMinute(plan.storedFinish);
}

/** Projects that two plans of the import claim: the commit would be refused. */
export function projectsClaimedTwice(draft: PlanImport): number {
  return [...claimsOf(draft).values()].filter((claims) => claims.length > 1).length;
}

export function sameTarget(a: PlanTarget, b: PlanTarget): boolean {
  if (a.kind !== b.kind) return false;
  return a.kind !== 'project' || (b.kind === 'project' && a.projectId === b.projectId);
}

/** Uploads answer out of order; the draft with the highest version is the newest. */
export function newest(a: PlanImport | undefined, b: PlanImport): PlanImport {
  return a === undefined || a.id !== b.id || b.version >= a.version ? b : a;
}

/** Last part of a path and what stands before it. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const at = path.lastIndexOf('/');
  return { folder: at < 0 ? '' : path.slice(0, at), name: path.slice(at + 1) };
}

function byPlace(a: DraftFile, b: DraftFile): number {
  const byStatus = Number(a.status === 'refused') - Number(b.status === 'refused');
  return byStatus || (a.path < b.path ? -1 : 1);
}

function rowsOfFile(file: DraftFile, twins: ReadonlyMap<string, string>): readonly ReviewRow[] {
  const [only] = file.plans;
  if (file.status === 'refused' || only === undefined) {
    const status = file.status === 'refused' ? 'refused' : 'empty';
    return [{ id: file.id, kind: 'file', file, plan: null, status, twin: null }];
  }
  const plans = file.plans.map((plan): ReviewRow => {
    const twin = twins.get(planKey(file, plan)) ?? null;
    return { id: planKey(file, plan), kind: 'plan', file, plan, status: statusOf(plan, twin), twin };
  });
  const [first] = plans;
  if (first !== undefined && plans.length === 1) return [{ ...first, kind: 'file' }];
  const worst = plans.reduce<ReviewStatus>((a, row) => (RANK[row.status] < RANK[a] ? row.status : a), 'left-out');
  return [{ id: file.id, kind: 'file', file, plan: null, status: worst, twin: null }, ...plans];
}

function statusOf(plan: Candidate, twin: string | null): ReviewStatus {
  if (plan.target.kind === 'skip') return 'left-out';
  if (twin !== null) return 'review';
  const isOpen = plan.target.kind === 'new' && plan.alternatives.length > 0 && !plan.isChosen;
  return isOpen ? 'review' : 'ready';
}

type Claim = { readonly key: string; readonly name: string };

/** By project, the plans that are to become its plan. */
function claimsOf(draft: PlanImport): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, readonly Claim[]>();
  for (const { file, plan } of readyPlans(draft)) {
    if (plan.target.kind !== 'project') continue;
    const claim = { key: planKey(file, plan), name: plan.name };
    claims.set(plan.target.projectId, [...(claims.get(plan.target.projectId) ?? []), claim]);
  }
  return claims;
}

/** By plan, the name of another plan that goes to the same project. */
function twinsOf(draft: PlanImport): ReadonlyMap<string, string> {
  const twins = new Map<string, string>();
  for (const claims of claimsOf(draft).values()) {
    for (const claim of claims) {
      const other = claims.find((each) => each.key !== claim.key);
      if (other !== undefined) twins.set(claim.key, other.name);
    }
  }
  return twins;
}

function readyPlans(draft: PlanImport): readonly { readonly file: DraftFile; readonly plan: Candidate }[] {
  return draft.files
    .filter((file) => file.status === 'ready')
    .flatMap((file) => file.plans.map((plan) => ({ file, plan })));
}

function matchesFilter(row: ReviewRow, filter: ReviewFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'refused') return row.status === 'refused' || row.status === 'empty';
  return row.status === filter;
}

function matchesSearch(row: ReviewRow, needle: string): boolean {
  if (needle === '') return true;
  return `${row.file.path} ${row.plan?.name ?? ''}`.toLowerCase().includes(needle);
}

function dayOfMinute(minute: string): number {
  // The wire's local minute starts with its calendar day.
  return dayOfDate(minute.slice(0, 10) as LocalDate);
}
