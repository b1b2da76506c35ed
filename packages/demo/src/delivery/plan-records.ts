import { addDays, dateOf, type LocalDate, minuteAt } from '@sightline/kernel';
import { firstOf } from '../dates.ts';
import type { Baseline, Deliverable, DemoRecords, Milestone, Sprint, Task } from '../records.ts';
import type { SpecProject } from '../spec/index.ts';
import { minorUnits, thousands, type World } from '../world.ts';
import type { DatedPlan, DatedTask } from './dated-plan.ts';
import { onForecast, type Progress, type TaskState } from './progress.ts';
import type { Value } from './value.ts';

export type Delivery = {
  readonly project: SpecProject;
  readonly plan: DatedPlan;
  readonly value: Value;
  readonly progress: Progress;
};
type PlanRecords = Pick<DemoRecords, 'tasks' | 'links' | 'baselines' | 'milestones' | 'deliverables' | 'sprints'>;

/** The plan of a project as it stands at the status date, and the baseline that it was measured against. */
export function planRecords(world: World, delivery: Delivery): PlanRecords {
  return {
    tasks: delivery.plan.tasks.map((task, index) => taskRecord(world, delivery, { task, index })),
    links: linkRecords(world, delivery),
    baselines: baselineRecords(world, delivery),
    milestones: delivery.plan.tasks.flatMap((task, index) =>
      task.tier === null
        ? []
        : [milestoneRecord(world, delivery, { task, tier: task.tier, state: stateAt(delivery, index) })],
    ),
    deliverables: deliverableRecords(world, delivery),
    sprints: sprintRecords(world, delivery),
  };
}

export function taskId(world: World, project: SpecProject, key: string): Task['id'] {
  return world.idOf('task', `${project.id}/${key}`);
}

function stateAt({ progress }: Delivery, index: number): TaskState {
  return progress.states[index] ?? { percent: 0, actualStart: null, actualFinish: null };
}

function taskRecord(world: World, delivery: Delivery, { task, index }: { task: DatedTask; index: number }): Task {
  const { project, plan, value } = delivery;
  const state = task.kind === 'summary' ? summaryState(delivery, task) : stateAt(delivery, index);
  const isValued = project.basis === 'earned-value' && task.kind === 'task';
  return {
    id: taskId(world, project, task.key),
    origin: 'demo',
    projectId: world.idOf('project', project.id),
    parentId: task.parentKey === null ? null : taskId(world, project, task.parentKey),
    wbs: task.wbs,
    name: task.name,
    kind: task.kind,
    calendarId: world.idOf('calendar', plan.working.calendar.id),
    durationMinutes: task.minutes,
    budget: isValued ? minorUnits(world, value.budgets[index] ?? 0) : null,
    roleId: task.role === null ? null : world.idOf('role', task.role),
    constraint: constraintOf(world, delivery, task),
    percentComplete: state.percent,
    actualStart: state.actualStart,
    actualFinish: state.actualFinish,
  };
}

/** By the durations of its parts, rounded down; started with the first, finished with the last. */
function summaryState({ plan, progress }: Delivery, summary: DatedTask): TaskState {
  const parts = plan.tasks.flatMap((task, index) => {
    const state = progress.states[index];
    return task.parentKey === summary.key && state !== undefined ? [{ task, state }] : [];
  });
  const minutes = parts.reduce((sum, { task }) => sum + task.minutes, 0);
  const done = parts.reduce((sum, { task, state }) => sum + task.minutes * state.percent, 0);
  const starts = parts.flatMap(({ state }) => state.actualStart ?? []);
  const finishes = parts.flatMap(({ state }) => state.actualFinish ?? []);
  return {
    percent: minutes === 0 ? 0 : Math.floor(done / minutes),
    actualStart: starts.sort((a, b) => a - b)[0] ?? null,
    actualFinish: finishes.length === parts.length ? (finishes.sort((a, b) => b - a)[0] ?? null) : null,
  };
}

/** The go-live is held at its forecast; a plan with hard constraints also nails its last milestones to their baseline. */
function constraintOf(world: World, { project, plan }: Delivery, task: DatedTask): Task['constraint'] {
  const hard = world.spec.planDefects.find(
    (defect) => defect.project === project.id && defect.kind === 'hard-constraints',
  );
  const isGoLive = task.key === plan.network.goLiveKey;
  if (hard !== undefined && task.tier !== null) {
    const milestones = plan.tasks.filter(({ tier }) => tier !== null).map(({ key }) => key);
    if (milestones.slice(-hard.amount).includes(task.key)) return { kind: 'must-finish-on', at: task.finish };
  }
  if (!isGoLive) return null;
  return { kind: 'finish-no-earlier-than', at: minuteAt(project.forecastGoLive, plan.working.closes) };
}

function linkRecords(world: World, { project, plan }: Delivery): DemoRecords['links'] {
  return plan.network.links.map(({ from, to, lagDays }) => ({
    id: world.idOf('link', `${project.id}/${from}>${to}`),
    origin: 'demo',
    projectId: world.idOf('project', project.id),
    predecessorId: taskId(world, project, from),
    successorId: taskId(world, project, to),
    type: 'FS',
    lagMinutes: lagDays * plan.working.minutesPerDay,
  }));
}

/** None where nobody measures, for a baseline is what one measures against. */
function baselineRecords(world: World, { project, plan }: Delivery): readonly Baseline[] {
  if (project.basis === 'unknown') return [];
  return [
    {
      id: world.idOf('baseline', project.id),
      origin: 'demo',
      projectId: world.idOf('project', project.id),
      number: 1,
      approvedOn: firstOf(addDays(project.start, 14), world.statusOn),
      budget: thousands(world, project.bacK),
      goLiveOn: project.baselineGoLive,
      tasks: plan.tasks.map((task) => ({
        taskId: taskId(world, project, task.key),
        start: task.start,
        finish: task.finish,
      })),
    },
  ];
}

function milestoneRecord(
  world: World,
  { project, plan }: Delivery,
  { task, tier, state }: { task: DatedTask; tier: number; state: TaskState },
): Milestone {
  const isMeasured = project.basis !== 'unknown';
  const isGoLive = task.key === plan.network.goLiveKey;
  const actualOn = state.actualFinish === null ? null : dateOf(state.actualFinish);
  return {
    id: world.idOf('milestone', `${project.id}/${task.key}`),
    origin: 'demo',
    projectId: world.idOf('project', project.id),
    taskId: taskId(world, project, task.key),
    name: task.name,
    tier,
    baselineOn: isMeasured ? dateOf(task.finish) : null,
    forecastOn: isMeasured
      ? (actualOn ?? forecastOf(world, project, isGoLive ? project.forecastGoLive : onForecast(project, task.finish)))
      : null,
    actualOn,
  };
}

/** What should have happened and has not is expected in two weeks, and not after the go-live. */
function forecastOf(world: World, project: SpecProject, stretchedOn: LocalDate): LocalDate {
  if (stretchedOn > world.statusOn || project.ended !== null) return stretchedOn;
  return firstOf(
    addDays(world.statusOn, 14),
    project.forecastGoLive > world.statusOn ? project.forecastGoLive : addDays(world.statusOn, 14),
  );
}

function deliverableRecords(world: World, delivery: Delivery): readonly Deliverable[] {
  const { project, plan } = delivery;
  return plan.tasks.flatMap((task, index) => {
    if (task.kind !== 'task' || index % 4 !== 0) return [];
    const { percent } = stateAt(delivery, index);
    return [
      {
        id: world.idOf('deliverable', `${project.id}/${task.key}`),
        origin: 'demo',
        projectId: world.idOf('project', project.id),
        name: task.name,
        taskId: taskId(world, project, task.key),
        state: percent === 100 ? 'accepted' : percent > 60 ? 'in_review' : 'planned',
      } as const,
    ];
  });
}

const SPRINT_DAYS = 14;
const POINTS = 40;

/** Two weeks each; what is accepted follows what has been earned, or the plan where nothing is. */
function sprintRecords(world: World, { project, value }: Delivery): readonly Sprint[] {
  if (project.method !== 'agile') return [];
  const sprints: Sprint[] = [];
  for (let from = project.start; addDays(from, SPRINT_DAYS) <= world.statusOn; from = addDays(from, SPRINT_DAYS)) {
    const to = addDays(from, SPRINT_DAYS - 3);
    const planned = value.plannedBy(to) - value.plannedBy(addDays(from, -1));
    const earned = project.evK === null ? planned : value.earnedBy(to) - value.earnedBy(addDays(from, -1));
    const number = sprints.length + 1;
    const accepted = planned <= 0 ? POINTS : Math.min(POINTS, Math.round((POINTS * earned) / planned));
    sprints.push({
      id: world.idOf('sprint', `${project.id}/${number}`),
      origin: 'demo',
      projectId: world.idOf('project', project.id),
      number,
      from,
      to,
      plannedPoints: POINTS,
      acceptedPoints: accepted,
      source: 'tracker',
    });
  }
  return sprints;
}
