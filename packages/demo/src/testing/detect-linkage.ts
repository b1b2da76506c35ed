import { addDays } from '@sightline/kernel';
import type { DemoOrganisation, Project, System, Touch } from '../records.ts';
import { idsOf } from './facts.ts';

/** Ids of the projects that a finding joins. */
export type Hit = readonly Project['id'][];

/** Facts of the landscape that join projects which no plan joins. */
export function detectLinkages(demo: DemoOrganisation): readonly Hit[] {
  return [...sharedSystems(demo), ...lawsWithoutInterface(demo), ...identifiersThatChange(demo)];
}

const SHARED_AT_LEAST = 3;

function sharedSystems({ records }: DemoOrganisation): readonly Hit[] {
  const open = records.projects.filter(({ endedOn }) => endedOn === null);
  const systemsOf = (project: Project) =>
    new Set(records.touches.filter(({ projectId }) => projectId === project.id).map(({ systemId }) => systemId));
  const isKnown = (a: Project, b: Project) =>
    records.dependencies.some(
      ({ providerId, consumerId }) =>
        (providerId === a.id && consumerId === b.id) || (providerId === b.id && consumerId === a.id),
    );
  return open.flatMap((a, index) =>
    open.slice(index + 1).flatMap((b) => {
      const shared = [...systemsOf(a)].filter((system) => systemsOf(b).has(system));
      const isJoined = a.programId !== null && a.programId === b.programId;
      return shared.length >= SHARED_AT_LEAST && !isJoined && !isKnown(a, b) ? [[a.id, b.id]] : [];
    }),
  );
}

/** What a law wants to flow, and no deliverable of those who build the target names its source. */
function lawsWithoutInterface({ records }: DemoOrganisation): readonly Hit[] {
  return records.regulations.flatMap(({ flows }) => {
    const open = flows.filter(({ sourceId, targetId }) => {
      const builders = new Set(moving(records.touches, targetId).map(({ projectId }) => projectId));
      const names = records.systems
        .filter(({ id }) => id === sourceId)
        .flatMap(({ name, aliases }) => [name, ...aliases]);
      return !records.tasks.some(
        (task) => builders.has(task.projectId) && names.some((name) => task.name.includes(name)),
      );
    });
    const systems = open.flatMap(({ sourceId, targetId }) => [sourceId, targetId]);
    return open.length === 0 ? [] : [[...new Set(systems.flatMap((system) => idsOf(moving(records.touches, system))))]];
  });
}

function moving(touches: readonly Touch[], systemId: System['id']): readonly Touch[] {
  return touches.filter(
    (touch) => touch.systemId === systemId && ['builds', 'changes', 'replaces'].includes(touch.mode),
  );
}

function identifiersThatChange({ records }: DemoOrganisation): readonly Hit[] {
  return records.dataEntities.flatMap(({ masterId, change }) => {
    const readers = records.touches.filter(
      ({ systemId, mode }) => systemId === masterId && (mode === 'reads' || mode === 'writes'),
    );
    return change === null || readers.length === 0 ? [] : [[change.projectId, ...idsOf(readers)]];
  });
}

/** A provider that slips past its baseline, with everybody who reads what it changes and has not heard of it. */
export function detectLateProviders({ records }: DemoOrganisation): readonly Hit[] {
  return records.projects
    .filter(
      ({ forecastGoLiveOn, baselineGoLiveOn }) =>
        forecastGoLiveOn !== null && forecastGoLiveOn > addDays(baselineGoLiveOn, 30),
    )
    .flatMap((provider) => {
      const changed = records.touches.filter(({ projectId, mode }) => projectId === provider.id && mode === 'changes');
      return changed.map(({ systemId }) => [
        provider.id,
        ...idsOf(records.touches.filter((touch) => touch.systemId === systemId && touch.mode === 'reads')),
      ]);
    });
}

export function detectDuplicates({ records }: DemoOrganisation): readonly Hit[] {
  return records.systems
    .map(({ id }) => idsOf(records.touches.filter(({ systemId, mode }) => systemId === id && mode === 'builds')))
    .filter((builders) => builders.length > 1);
}

/** Those around two masters, where at least two read both. */
export function detectOpportunities({ records }: DemoOrganisation): readonly Hit[] {
  const masters = records.dataEntities.filter(({ change }) => change !== null).map(({ masterId }) => masterId);
  const users = records.touches.filter(({ systemId }) => masters.includes(systemId));
  const both = idsOf(users).filter((id) =>
    masters.every((master) => users.some((touch) => touch.projectId === id && touch.systemId === master)),
  );
  return both.length >= 2 ? [idsOf(users)] : [];
}

const CLOSE_DAYS = 16;
const CLOSE_COUNT = 4;

export function detectCollisions(demo: DemoOrganisation): readonly Hit[] {
  return [...crowdedWeeks(demo), ...hostsThatLeave(demo), ...frozenGoLives(demo)];
}

function crowdedWeeks({ records }: DemoOrganisation): readonly Hit[] {
  return records.units.flatMap(({ id }) => {
    const touched = idsOf(records.impacts.filter(({ unitId }) => unitId === id));
    const landing = records.projects.filter((project) => touched.includes(project.id) && project.endedOn === null);
    return landing.flatMap(({ forecastGoLiveOn: first }) => {
      const near = landing.filter(
        ({ forecastGoLiveOn: date }) =>
          first !== null && date !== null && date >= first && date <= addDays(first, CLOSE_DAYS),
      );
      return near.length >= CLOSE_COUNT ? [near.map((project) => project.id)] : [];
    });
  });
}

function hostsThatLeave({ records }: DemoOrganisation): readonly Hit[] {
  const goLive = (id: Project['id']) => records.projects.find((project) => project.id === id)?.forecastGoLiveOn ?? '';
  return records.systemRelations
    .filter(({ kind }) => kind === 'hosted-on')
    .flatMap(({ sourceId, targetId }) => {
      const leaving = idsOf(
        records.touches.filter(({ systemId, mode }) => systemId === targetId && mode === 'retires'),
      );
      const using = idsOf(records.touches.filter(({ systemId }) => systemId === sourceId));
      const late = using.filter((user) => leaving.some((leaver) => leaver !== user && goLive(user) > goLive(leaver)));
      return late.map((user) => [user, ...leaving]);
    });
}

function frozenGoLives({ records }: DemoOrganisation): readonly Hit[] {
  return records.freezes.map(({ systemIds, from, to }) =>
    records.projects
      .filter(({ id, endedOn, forecastGoLiveOn }) => {
        const touches = records.touches.filter(
          ({ projectId, systemId }) => projectId === id && (systemIds?.includes(systemId) ?? true),
        );
        return (
          endedOn === null &&
          touches.length > 0 &&
          forecastGoLiveOn !== null &&
          forecastGoLiveOn >= from &&
          forecastGoLiveOn <= to
        );
      })
      .map(({ id }) => id),
  );
}
