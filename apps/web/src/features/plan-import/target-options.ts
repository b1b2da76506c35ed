import type { PlanTarget } from '@sightline/contract';
import type { Candidate, ProjectRef } from './review-model.ts';
import { strings } from './strings.ts';

export type TargetOption = {
  readonly id: string;
  readonly target: PlanTarget;
  readonly key: string | null;
  readonly label: string;
  readonly hint: string;
};

export type TargetGroup = { readonly label: string; readonly options: readonly TargetOption[]; readonly more: number };

/** More than a list can show at once; typing narrows it. */
const MOST_SHOWN = 50;

/** What fits first, then the two ways without a project, then every project whose key or name holds the typed words. */
export function targetGroups(plan: Candidate, projects: readonly ProjectRef[], search: string): readonly TargetGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = plan.alternatives.map((each) => projectOption(each.projectId, each.key, each.name, each.reason));
  const fitting = fits.filter((option) => matches(option, words));
  const fittingIds = new Set(fitting.map((option) => option.id));
  const others = projects
    .map((project) => projectOption(project.id, project.key, project.name, ''))
    .filter((option) => !fittingIds.has(option.id) && matches(option, words));
  const groups = [
    { label: strings.target.fits, options: fitting, more: 0 },
    { label: '', options: words.length === 0 ? WITHOUT_PROJECT : [], more: 0 },
    {
      label: strings.target.all,
      options: others.slice(0, MOST_SHOWN),
      more: Math.max(0, others.length - MOST_SHOWN),
    },
  ];
  return groups.filter((group) => group.options.length > 0);
}

/** How a target reads in the table. */
export function targetWords(
  target: PlanTarget,
  projects: ReadonlyMap<string, ProjectRef>,
): { readonly key: string | null; readonly name: string } {
  if (target.kind === 'new') return { key: null, name: strings.target.standAlone };
  if (target.kind === 'skip') return { key: null, name: strings.target.leaveOut };
  const project = projects.get(target.projectId);
  return project === undefined ? { key: null, name: strings.target.unknown } : { key: project.key, name: project.name };
}

const WITHOUT_PROJECT: readonly TargetOption[] = [
  {
    id: 'new',
    target: { kind: 'new' },
    key: null,
    label: strings.target.standAlone,
    hint: strings.target.standAloneHint,
  },
  {
    id: 'skip',
    target: { kind: 'skip' },
    key: null,
    label: strings.target.leaveOut,
    hint: strings.target.leaveOutHint,
  },
];

function projectOption(projectId: ProjectRef['id'], key: string, name: string, hint: string): TargetOption {
  return { id: projectId, target: { kind: 'project', projectId }, key, label: name, hint };
}

function matches(option: TargetOption, words: readonly string[]): boolean {
  const text = `${option.key ?? ''} ${option.label}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
