import { addDays, type Id } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import type { Project } from './records.ts';
import { ANCHOR, demoOf, specFile } from './testing/demo-of.ts';
import { floatShare, MOST_HIGH_FLOAT } from './testing/detect-delivery.ts';
import { judged, progressBy, scheduleOf } from './testing/facts.ts';

const demo = demoOf();
const { records } = demo;
type Stated = { project: string; cpi: number | null; spiT: number | null; eacK: number | null };
const stated = (specFile() as { stated: readonly Stated[] }).stated;
const byKey = new Map(records.projects.map((project) => [project.key, project]));
const isOpen = (project: Project) => project.endedOn === null;
const open = records.projects.filter(isOpen);

describe('the numbers of the spec', () => {
  const percents = progressBy(demo, demo.closedOn);
  const judgedRows = stated.filter(({ cpi }) => cpi !== null);

  it.each(judgedRows)('hold for the rows of $project', ({ project, cpi, spiT, eacK }) => {
    const id = byKey.get(project)?.id ?? ('' as Id<'project'>);
    const value = judged(demo, id, percents);
    expect(value.costPerformance).toBeCloseTo(cpi ?? 0, 1.99);
    expect(Math.abs((value.costPerformance ?? 0) - (cpi ?? 0))).toBeLessThanOrEqual(0.006);
    expect(Math.abs((value.schedule.schedulePerformance ?? 0) - (spiT ?? 0))).toBeLessThanOrEqual(0.006);
    expect(Math.abs((value.estimateAtCompletion ?? 0) / 100_000 - (eacK ?? 0))).toBeLessThanOrEqual(1);
  });

  it('cover every project, and all that is measured by earned value', () => {
    expect(stated.map(({ project }) => project).sort()).toEqual([...byKey.keys()].sort());
    expect(judgedRows).toHaveLength(records.projects.filter(({ basis }) => basis === 'earned-value').length);
  });
});

describe('the company', () => {
  it.each([
    [
      'closed projects',
      records.projects.filter(({ outcome }) => outcome !== null && outcome !== 'cancelled').length,
      12,
    ],
    ['of them failed', records.projects.filter(({ outcome }) => outcome === 'failed').length, 4],
    [
      'of them without the benefit',
      records.projects.filter(({ outcome }) => outcome === 'successful-without-benefits').length,
      1,
    ],
    ['cancelled projects', records.projects.filter(({ stage }) => stage === 'cancelled').length, 2],
    ['confidential projects', records.projects.filter(({ isConfidential }) => isConfidential).length, 1],
    ['managers of open projects', new Set(open.flatMap(({ managerId }) => managerId ?? [])).size, 16],
    [
      'projects measured by milestones and money',
      records.projects.filter(({ basis }) => basis === 'milestones-and-money').length,
      25,
    ],
    ['projects that nobody measures', records.projects.filter(({ basis }) => basis === 'unknown').length, 5],
    ['agile projects', records.projects.filter(({ method }) => method === 'agile').length, 9],
    ['projects with sprints', new Set(records.sprints.map(({ projectId }) => projectId)).size, 9],
    ['projects run by a vendor', records.projects.filter(({ method }) => method === 'vendor-run').length, 1],
    ['people on long leave', records.absences.length, 1],
    ['projects on hold', records.projects.filter(({ onHoldSince }) => onHoldSince !== null).length, 2],
  ])('has as many %s as the issue asks for', (_, found, wanted) => {
    expect(found).toBe(wanted);
  });

  it('has three projects that have been silent for two months', () => {
    const told = (id: Project['id']) =>
      records.statusReports.filter(({ projectId, month }) => projectId === id && month >= addDays(demo.closedOn, -40));
    expect(open.filter(({ id, managerId }) => managerId !== null && told(id).length === 0)).toHaveLength(3);
  });

  it('has a sponsor who never answers, bookings that outlive their project, and money without one', () => {
    const unanswered = records.decisions.filter(
      ({ state, deciderId }) =>
        state === 'proposed' &&
        records.gates.some(({ decision }) => decision.state === 'in_review') &&
        deciderId !== null,
    );
    const ended = new Map(records.projects.map(({ id, endedOn }) => [id, endedOn]));
    const stale = records.bookings.filter(
      ({ projectId, to }) => projectId !== null && (ended.get(projectId) ?? '9999') < to,
    );
    expect(unanswered.length).toBeGreaterThan(3);
    expect(stale.length).toBeGreaterThanOrEqual(3);
    expect(records.actualCosts.filter(({ projectId }) => projectId === null).length).toBeGreaterThan(0);
    expect(records.actualCosts.filter(({ belongsToId }) => belongsToId !== null)).toHaveLength(2);
  });

  it('moved a team to another department in the last quarter', () => {
    const moved = records.units.filter(({ validFrom, validTo }) => validFrom !== null || validTo !== null);
    expect(moved).toHaveLength(2);
    expect(new Set(moved.map(({ parentId }) => parentId)).size).toBe(2);
  });

  it('lets neither of two linked plans name the other, though both tell of the same systems', () => {
    const finding = demo.planted[0];
    const [one, two] = (finding?.projectIds ?? []).map((id) => textsOf(id));
    const names = (id: string | undefined) =>
      records.touches
        .filter(({ projectId, mode }) => projectId === id && mode === 'builds')
        .flatMap(({ systemId }) =>
          records.systems.filter((system) => system.id === systemId).flatMap(({ aliases }) => aliases),
        );
    expect(names(finding?.projectIds[0]).length).toBeGreaterThan(0);
    expect((one ?? []).filter((text) => names(finding?.projectIds[1]).some((name) => text.includes(name)))).toEqual([]);
    expect((two ?? []).filter((text) => names(finding?.projectIds[0]).some((name) => text.includes(name)))).toEqual([]);
    const shared = records.systems.filter(({ aliases }) =>
      [one, two].every((texts) => texts?.some((text) => aliases.some((alias) => text.includes(alias)))),
    );
    expect(shared.length).toBeGreaterThanOrEqual(3);
  });
});

function textsOf(id: string): readonly string[] {
  const tasks = records.tasks.filter(({ projectId }) => projectId === id).map(({ name }) => name);
  const reports = records.statusReports
    .filter(({ projectId }) => projectId === id)
    .flatMap(({ achieved, next, help }) => [achieved, next, help]);
  const scope = records.projects
    .filter((project) => project.id === id)
    .flatMap((project) => [...project.scope, ...project.outOfScope]);
  return [...tasks, ...reports, ...scope];
}

describe('the plans', () => {
  it('are scheduled by the engine, all of them, in three variants', () => {
    for (const variant of [0, 1, 2]) {
      const other = variant === 0 ? demo : demoOf({ variant });
      for (const { id } of other.records.projects) expect(scheduleOf(other, id).tasks.length).toBeGreaterThan(15);
    }
  });

  it('of the project with nailed dates hides that it is late: float is below zero only as long as the nails are in', () => {
    const nailed = open.filter(({ id }) =>
      records.tasks.some(({ projectId, constraint }) => projectId === id && constraint?.kind === 'must-finish-on'),
    );
    expect(nailed).toHaveLength(1);
    const id = nailed[0]?.id ?? ('' as Id<'project'>);
    const leastFloat = (isNailed: boolean) =>
      Math.min(...scheduleOf(demo, id, { isNailed }).tasks.map(({ totalFloatMinutes }) => totalFloatMinutes));
    expect(leastFloat(true)).toBeLessThan(-10 * 450);
    expect(leastFloat(false)).toBe(0);
  });

  it('have slack without end in one project only', () => {
    expect(open.filter((project) => floatShare(demo, project) > MOST_HIGH_FLOAT)).toHaveLength(1);
  });
});

describe('the history', () => {
  it('leads to the tables: progress, stages, baselines, months and reports', () => {
    const percents = progressBy(demo, demo.statusOn);
    const work = records.tasks.filter(({ kind }) => kind !== 'summary');
    expect(work.filter(({ id, percentComplete }) => (percents.get(id) ?? 0) !== percentComplete)).toEqual([]);
    const stages = new Map(
      demo.timeline.flatMap((batch) => (batch.kind === 'stage' ? [[batch.projectId, batch.stage] as const] : [])),
    );
    expect(records.projects.filter(({ id, stage }) => stages.get(id) !== stage).map(({ key }) => key)).toEqual([]);
    const told = demo.timeline.flatMap((batch) => {
      if (batch.kind === 'report') return [batch.reportId as string];
      if (batch.kind === 'baseline') return [batch.baselineId as string];
      return batch.kind === 'month'
        ? [...batch.actualIds, ...(batch.forecastId === null ? [] : [batch.forecastId])]
        : [];
    });
    const booked = records.actualCosts.filter(({ projectId }) => projectId !== null);
    const kept = [...records.statusReports, ...records.baselines, ...booked, ...records.forecasts].map(
      ({ id }): string => id,
    );
    expect(told.sort()).toEqual(kept.sort());
  });

  it('goes back eighteen months, and work never goes backwards', () => {
    const weekly = demo.timeline.filter(({ kind }) => kind === 'progress');
    expect((weekly[0]?.on ?? ANCHOR) <= addDays(demo.statusOn, -540)).toBe(true);
    const seen = new Map<string, number>();
    for (const batch of weekly) {
      if (batch.kind !== 'progress') continue;
      for (const { taskId, percentComplete } of batch.tasks) {
        expect(percentComplete).toBeGreaterThan(seen.get(taskId) ?? 0);
        seen.set(taskId, percentComplete);
      }
    }
  });

  it('adds up: the budget lines of a measured project are its baseline', () => {
    for (const { projectId, budget } of records.baselines) {
      const lines = records.budgetLines.filter((line) => line.projectId === projectId);
      expect(lines.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(budget.minor);
    }
  });
});
