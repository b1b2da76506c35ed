import { addDays, daysBetween, type LocalDate } from '@sightline/kernel';
import { endOfMonth } from '../dates.ts';
import type { Booking, DemoOrganisation, Project } from '../records.ts';
import type { Hit } from './detect-linkage.ts';
import { idsOf, judged, progressBy, scheduleOf } from './facts.ts';

const WEEKS_LOOKED_AT = 40;

/** Persons and roles that are booked beyond what they have; project managers together with what has no manager. */
export function detectOverload({ records, statusOn }: DemoOrganisation): readonly Hit[] {
  const weeks = Array.from({ length: WEEKS_LOOKED_AT }, (_, index) => addDays(statusOn, 3 + 7 * index));
  const unled = records.projects
    .filter(({ managerId, endedOn }) => managerId === null && endedOn === null)
    .map(({ id }) => id);
  const people = records.people.flatMap((person) => {
    const own = records.bookings.filter(({ personId }) => personId === person.id);
    const busy = weeks.filter((week) => sumAt(own, week) > 100);
    const led = records.projects.filter(({ managerId, endedOn }) => managerId === person.id && endedOn === null);
    return busy.length >= 2 ? [[...idsOf(own), ...(led.length > 0 ? unled : [])]] : [];
  });
  const pools = records.roles.flatMap(({ id }) => {
    const asked = records.bookings.filter(({ roleId, personId }) => roleId === id && personId === null);
    const heads = records.people.filter(({ roleId }) => roleId === id).length;
    return weeks.some((week) => sumAt(asked, week) > 100 * heads) ? [idsOf(asked)] : [];
  });
  return [...people, ...pools];
}

function sumAt(bookings: readonly Booking[], on: LocalDate): number {
  return bookings.filter(({ from, to }) => from <= on && to >= on).reduce((sum, { percent }) => sum + percent, 0);
}

/** Reported green, red by the cost of what was earned or by the slip of the go-live. */
export function detectWatermelons(demo: DemoOrganisation): readonly Hit[] {
  const { records, closedOn } = demo;
  const percents = progressBy(demo, closedOn);
  return records.projects
    .filter((project) => {
      const reports = records.statusReports.filter(({ projectId }) => projectId === project.id);
      return project.endedOn === null && project.basis === 'earned-value' && reports.at(-1)?.overall === 'green';
    })
    .filter((project) => {
      const { estimateAtCompletion } = judged(demo, project.id, percents);
      const budget = records.baselines.find(({ projectId }) => projectId === project.id)?.budget.minor ?? 0;
      const slip = daysBetween(project.baselineGoLiveOn, project.forecastGoLiveOn ?? project.baselineGoLiveOn);
      return (estimateAtCompletion ?? 0) > budget * 1.15 || slip > 42;
    })
    .map(({ id }) => [id]);
}

export function detectZombies({ records, statusOn }: DemoOrganisation): readonly Hit[] {
  return records.projects
    .filter(({ id, onHoldSince }) => {
      const budget =
        records.baselines.find(({ projectId }) => projectId === id)?.budget.minor ?? Number.POSITIVE_INFINITY;
      return onHoldSince !== null && daysBetween(onHoldSince, statusOn) > 90 && spentOn(records, id) > budget;
    })
    .map(({ id }) => [id]);
}

function spentOn(records: DemoOrganisation['records'], id: Project['id']): number {
  return records.actualCosts
    .filter(({ projectId }) => projectId === id)
    .reduce((sum, { amount }) => sum + amount.minor, 0);
}

/** Points of change per unit and month (domain 2.9): half the month before and after, whole at go-live. */
export function detectSaturation({ records }: DemoOrganisation): readonly Hit[] {
  const goLive = new Map(
    records.projects
      .filter(({ endedOn }) => endedOn === null)
      .map(({ id, forecastGoLiveOn }) => [id, forecastGoLiveOn]),
  );
  const crowded = records.units.filter(({ id, capacityPoints }) => {
    const impacts = records.impacts.filter(({ unitId }) => unitId === id);
    const load = new Map<LocalDate, number>();
    for (const { projectId, points } of impacts) {
      const date = goLive.get(projectId) ?? null;
      if (date === null) continue;
      for (const [later, weight] of [
        [-1, 0.5],
        [0, 1],
        [1, 0.5],
      ] as const) {
        const month = endOfMonth(date, later);
        load.set(month, (load.get(month) ?? 0) + points * weight);
      }
    }
    return capacityPoints !== null && Math.max(0, ...load.values()) > capacityPoints;
  });
  const units = new Set(crowded.map(({ id }) => id));
  return [idsOf(records.impacts.filter(({ unitId }) => units.has(unitId)))];
}

const HIGH_FLOAT_DAYS = 44;
/** A plan whose go-live has slipped has slack of its own; above half of the open work it is the logic that is missing. */
export const MOST_HIGH_FLOAT = 0.5;

/** Nails, loose ends, waits and slack beyond what a plan may have, or no baseline at all, once the plan is to be approved. */
export function detectPoorPlans(demo: DemoOrganisation): readonly Hit[] {
  const { records } = demo;
  const poor = records.projects.filter((project) => {
    if (project.endedOn !== null) return false;
    const tasks = records.tasks.filter(({ projectId, kind }) => projectId === project.id && kind !== 'summary');
    const links = records.links.filter(({ projectId }) => projectId === project.id);
    const followed = new Set(links.map(({ predecessorId }) => predecessorId));
    const nailed = tasks.filter(({ constraint }) => constraint?.kind === 'must-finish-on').length;
    const loose = tasks.filter(({ id }) => !followed.has(id)).length - 1;
    const lagged = links.filter(({ lagMinutes }) => lagMinutes > 0).length;
    const isBaselined = records.baselines.some(({ projectId }) => projectId === project.id);
    const isDefective = nailed >= 3 && loose > 0.05 * tasks.length;
    return (
      isDefective ||
      lagged > 0.1 * links.length ||
      (!isBaselined && project.stage === 'initiate') ||
      floatShare(demo, project) > MOST_HIGH_FLOAT
    );
  });
  return [poor.map(({ id }) => id)];
}

/** The share of open tasks with more float than a sound plan gives. */
export function floatShare(demo: DemoOrganisation, project: Project): number {
  const open = new Set<string>(
    demo.records.tasks
      .filter(
        ({ projectId, kind, percentComplete }) => projectId === project.id && kind === 'task' && percentComplete < 100,
      )
      .map(({ id }) => id),
  );
  if (project.basis !== 'earned-value' || open.size === 0) return 0;
  const dates = scheduleOf(demo, project.id).tasks.filter(({ taskId }) => open.has(taskId));
  const limit = HIGH_FLOAT_DAYS * 450;
  return dates.filter(({ totalFloatMinutes }) => totalFloatMinutes > limit).length / open.size;
}
