import { addDays, daysBetween, type LocalDate } from '@sightline/kernel';
import { firstOf } from '../dates.ts';
import type { SpecProject, Stage } from '../spec/index.ts';
import type { World } from '../world.ts';

export type StageEntry = { readonly stage: Stage; readonly on: LocalDate };

const PATH: readonly Stage[] = [
  'idea',
  'screening',
  'business_case',
  'approved',
  'initiate',
  'deliver',
  'deploy',
  'close',
  'benefits',
];

/** When the project came into each stage up to its present one, oldest first and never after the status date. */
export function stagesOf(world: World, project: SpecProject): readonly StageEntry[] {
  const isCancelled = project.stage === 'cancelled';
  const path = isCancelled
    ? PATH.slice(0, PATH.indexOf('deliver') + 1)
    : PATH.slice(0, PATH.indexOf(project.stage) + 1);
  const latest = firstOf(project.ended ?? world.statusOn, world.statusOn);
  const entered = path.map((stage, index) => ({
    stage,
    on: firstOf(planned(project, stage), addDays(latest, index - path.length + 1)),
  }));
  return isCancelled ? [...entered, { stage: 'cancelled', on: latest }] : entered;
}

/** Weeks before the start for what comes before it, shares of the way to go-live for what comes after. */
function planned(project: SpecProject, stage: Stage): LocalDate {
  const end = project.ended ?? project.forecastGoLive;
  const share = (percent: number) =>
    addDays(project.start, Math.floor((daysBetween(project.start, end) * percent) / 100));
  const days: Readonly<Record<Stage, LocalDate>> = {
    idea: addDays(project.start, -63),
    screening: addDays(project.start, -49),
    business_case: addDays(project.start, -35),
    approved: addDays(project.start, -7),
    initiate: project.start,
    deliver: share(15),
    deploy: share(92),
    close: end,
    benefits: addDays(end, 14),
    cancelled: end,
  };
  return days[stage];
}

/** Has the project been in that stage, now or before? */
export function hasReached(project: SpecProject, stage: Stage): boolean {
  const present = project.stage === 'cancelled' ? 'deliver' : project.stage;
  return PATH.indexOf(present) >= PATH.indexOf(stage);
}
