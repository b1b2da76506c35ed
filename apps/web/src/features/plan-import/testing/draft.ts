import { type PlanImport, planImport } from '@sightline/contract';

export type PlanShape = {
  readonly name: string;
  readonly target?: GivenTarget;
  readonly isChosen?: boolean;
  readonly alternatives?: readonly GivenFit[];
  readonly finish?: string | null;
  readonly storedFinish?: string | null;
};
/** As on the wire, before the contract's parser brands the ids. */
type GivenTarget =
  | { readonly kind: 'project'; readonly projectId: string }
  | { readonly kind: 'new' }
  | { readonly kind: 'skip' };
type GivenFit = { readonly projectId: string; readonly key: string; readonly name: string; readonly reason: string };

export type FileShape = {
  readonly path: string;
  readonly status?: 'ready' | 'refused';
  readonly plans?: readonly PlanShape[];
};

/** A UUID made from a small number, so that a test can name projects and files by it. */
export function idOf(number: number): string {
  return `01890a5d-ac96-774b-bcce-${String(number).padStart(12, '0')}`;
}

/** A draft as the server would send it: parsed by the contract, so that a test cannot invent a shape. */
export function draftOf(files: readonly FileShape[], outcome: Partial<PlanImport['outcome']> = {}): PlanImport {
  return planImport.parse({
    id: idOf(1),
    version: 1,
    state: 'draft',
    files: files.map((file, at) => ({
      id: idOf(100 + at),
      path: file.path,
      bytes: 1000,
      format: 'mspdi',
      producedBy: null,
      status: file.status ?? 'ready',
      problems: [],
      notCarried: [],
      plans: (file.plans ?? []).map(candidateOf),
    })),
    outcome: { attached: 0, replaced: 0, standAlone: 0, skipped: 0, refused: 0, ...outcome },
  });
}

function candidateOf(plan: PlanShape, index: number) {
  return {
    index,
    name: plan.name,
    taskCount: 10,
    linkCount: 8,
    calendarCount: 1,
    start: '2026-05-04T08:00',
    finish: plan.finish ?? null,
    storedFinish: plan.storedFinish ?? null,
    target: plan.target ?? { kind: 'new' },
    isChosen: plan.isChosen ?? false,
    projectId: null,
    targetReason: '',
    alternatives: plan.alternatives ?? [],
    findings: [],
  };
}
