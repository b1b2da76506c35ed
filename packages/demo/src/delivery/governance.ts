import { addDays, type LocalDate } from '@sightline/kernel';
import { lastOf } from '../dates.ts';
import type { DemoRecords, EvidenceKind, Gate, GateDecision, ProjectDocument } from '../records.ts';
import type { DemoSpec, SpecProject, Stage } from '../spec/index.ts';
import type { World } from '../world.ts';
import { hasReached, stagesOf } from './stages.ts';

type Governance = Pick<DemoRecords, 'gates' | 'documents' | 'tolerances'>;

/** The gate that opens each stage, and what must lie on the table there. */
const GATES: readonly { readonly name: string; readonly opens: Stage; readonly evidence: readonly EvidenceKind[] }[] = [
  { name: 'Approve the case', opens: 'approved', evidence: ['business-case'] },
  { name: 'Approve the plan', opens: 'deliver', evidence: ['charter', 'privacy-assessment', 'baseline'] },
  { name: 'Ready to deploy', opens: 'deploy', evidence: ['acceptance'] },
  { name: 'Close', opens: 'close', evidence: ['handover'] },
];

/** Gates with their checklists and decisions, the papers behind them, and how far a project may stray before it must ask. */
export function governanceRecords(world: World, project: SpecProject): Governance {
  return {
    gates: GATES.map((_, index) => gateOf(world, project, index)),
    documents: documentsOf(world, project),
    tolerances: tolerancesOf(world, project),
  };
}

function lacks({ spec }: World, project: SpecProject, kind: DemoSpec['missingEvidence'][number]['kind']): boolean {
  return spec.missingEvidence.some((missing) => missing.project === project.id && missing.kind === kind);
}

function gateOf(world: World, project: SpecProject, index: number): Gate {
  const gate = GATES[index];
  if (gate === undefined) throw new Error(`there is no gate ${index + 1}`);
  const decision = decisionOf(world, project, index);
  return {
    id: world.idOf('gate', `${project.id}/${index + 1}`),
    origin: 'demo',
    projectId: world.idOf('project', project.id),
    number: index + 1,
    name: gate.name,
    decision,
    checklist: gate.evidence.map((kind) => ({
      kind,
      isMet: decision.state === 'passed' && !isMissing(world, project, kind),
    })),
  };
}

function isMissing(world: World, project: SpecProject, kind: EvidenceKind): boolean {
  if (kind === 'acceptance' || kind === 'handover') return project.outcome === 'failed';
  return lacks(world, project, kind) || (kind === 'baseline' && project.basis === 'unknown');
}

/** A gate that was never held stays not due although the project has gone on; a sponsor who never answers leaves it in review. */
function decisionOf(world: World, project: SpecProject, index: number): GateDecision {
  const gate = GATES[index];
  if (gate === undefined || (index === 1 && lacks(world, project, 'gate-2'))) return { state: 'not_due' };
  const entered = stagesOf(world, project).find(({ stage }) => stage === gate.opens);
  if (entered !== undefined) {
    return { state: 'passed', decidedOn: entered.on, deciderId: world.personId(project.sponsor) };
  }
  const isNext = index === 0 || hasReached(project, GATES[index - 1]?.opens ?? 'idea');
  if (project.ended !== null || !isNext) return { state: 'not_due' };
  const dueOn = dueOnOf(world, project, index);
  const isUnanswered = project.sponsor === world.spec.silentSponsor;
  return isUnanswered
    ? { state: 'in_review', dueOn: addDays(world.statusOn, -35), submittedOn: addDays(world.statusOn, -63) }
    : { state: 'scheduled', dueOn };
}

/** Approval of a case waits for the portfolio board; the others come with the plan. */
function dueOnOf(world: World, project: SpecProject, index: number): LocalDate {
  if (index === 0) return world.spec.organisation.boardDate;
  const beforeGoLive = addDays(project.forecastGoLive, index === 2 ? -21 : index === 3 ? 14 : -90);
  return lastOf(beforeGoLive, addDays(world.statusOn, 14));
}

const PAPERS: readonly { readonly kind: ProjectDocument['kind']; readonly from: Stage }[] = [
  { kind: 'business-case', from: 'approved' },
  { kind: 'charter', from: 'business_case' },
  { kind: 'privacy-assessment', from: 'deliver' },
];

function documentsOf(world: World, project: SpecProject): readonly ProjectDocument[] {
  return PAPERS.flatMap(({ kind, from }) => {
    const entered = stagesOf(world, project).find(({ stage }) => stage === from);
    if (entered === undefined || lacks(world, project, kind)) return [];
    return [
      {
        id: world.idOf('document', `${project.id}/${kind}`),
        origin: 'demo',
        projectId: world.idOf('project', project.id),
        kind,
        approvedOn: entered.on,
      } as const,
    ];
  });
}

function tolerancesOf(world: World, project: SpecProject): Governance['tolerances'] {
  const of = (
    dimension: Governance['tolerances'][number]['dimension'],
    limit: number,
    unit: 'working-days' | 'percent',
  ) =>
    ({
      id: world.idOf('tolerance', `${project.id}/${dimension}`),
      origin: 'demo',
      projectId: world.idOf('project', project.id),
      dimension,
      limit,
      unit,
    }) as const;
  const isLarge = project.tier === 'L' || project.tier === 'XL';
  return [
    of('schedule', 10, 'working-days'),
    of('cost', isLarge ? 5 : 10, 'percent'),
    of('scope', 10, 'percent'),
    of('benefit', 5, 'percent'),
  ];
}
