import { randomBytes, randomUUID } from 'node:crypto';
import type { SightQuery } from '@sightline/contract';
import { sightQuery } from '@sightline/contract';
import { type CommandId, type Instant, mintId, ok, type ProjectId, parseLocalMinute } from '@sightline/kernel';
import { type Act, type CommandContext, type Db, insertRows, type ReadContext, runCommand } from '../../audit/index.ts';
import { currencyOf, k, on } from './facts.ts';

const NOW = '2026-11-20T09:00:00.000Z' as Instant;
const mint: CommandContext['mint'] = () => mintId(Date.parse(NOW), randomBytes(10));

export function readerOf(db: Db): ReadContext {
  return {
    db,
    caller: { accountId: null, isInstance: true, sessionHash: null },
    now: NOW,
    today: on('2026-11-20'),
    asOf: null,
  };
}

export function queryOf(given: Record<string, unknown> = {}): SightQuery {
  return sightQuery.parse(given);
}

/** Writes through the real write path; throws when the act is refused. */
export async function inCommand<T>(
  db: Db,
  write: (context: CommandContext) => Promise<T>,
  now: Instant = NOW,
): Promise<T> {
  const act: Act<T> = async (context) => ok({ value: await write(context), moved: [], payload: null, inverse: null });
  const command = { id: randomUUID() as string as CommandId, name: 'reporting.seed', accountId: null, input: null };
  const done = await runCommand({ ...readerOf(db), now, mint }, command, act);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.value.value;
}

/** The organisation that the first account would make. */
export async function seedOrganisation(db: Db): Promise<void> {
  const formats = { languages: ['en'], date_style: 'day-first', number_style: 'comma' };
  const organisation = {
    id: mint(),
    version: 1,
    name: 'Northwind',
    currency: currencyOf('GBP'),
    zone: 'UTC',
    ...formats,
  };
  await inCommand(db, ({ db: tx }) => insertRows(tx, 'organisation.organisation', [organisation]));
}

/** A portfolio with a program, and a person, once per database. */
export async function seedFrame(db: Db) {
  const [portfolioId, programId, personId] = [mint<'portfolio'>(), mint<'program'>(), mint<'person'>()];
  await inCommand(db, async ({ db: tx }) => {
    await insertRows(tx, 'organisation.person', [{ id: personId, version: 1, name: 'Dan Whitaker', email: null }]);
    await insertRows(tx, 'portfolio.portfolio', [{ id: portfolioId, version: 1, name: 'Change' }]);
    await insertRows(tx, 'portfolio.program', [
      { id: programId, version: 1, name: 'Finance', portfolio_id: portfolioId },
    ]);
  });
  return { portfolioId, programId, personId };
}

type Frame = Awaited<ReturnType<typeof seedFrame>>;

/** Projects with ten milestones each; every third also has a plan with earned value, every second a reported colour. */
export async function seedProjects(db: Db, frame: Frame, count: number, from = 1): Promise<readonly ProjectId[]> {
  const ids = Array.from({ length: count }, () => mint<'project'>());
  await inCommand(db, async ({ db: tx }) => {
    await insertRows(
      tx,
      'portfolio.project',
      ids.map((id, index) => projectRow(id, from + index, frame)),
    );
    await insertRows(tx, 'portfolio.status_report', ids.filter((_, index) => index % 2 === 0).map(statusRow));
    await insertRows(
      tx,
      'plan.milestone',
      ids.flatMap((id, index) => milestoneRows(id, index)),
    );
    await seedPlans(
      tx,
      ids.filter((_, index) => index % 3 === 0),
    );
  });
  return ids;
}

function projectRow(id: ProjectId, number: number, { programId, personId }: Frame) {
  return {
    id,
    version: 1,
    key: `PRJ-${number}`,
    name: `Project ${number}`,
    manager_id: personId,
    program_id: number % 4 === 0 ? null : programId,
    priority: (number % 50) + 1,
    stage: 'deliver',
    go_live_on: '2027-06-30',
    budget_minor: k(100 * ((number % 30) + 1)),
    spent_minor: k(30 * ((number % 30) + 1)),
    currency: 'GBP',
  };
}

function statusRow(project_id: ProjectId) {
  return { project_id, id: mint(), version: 1, reported_on: '2026-11-02', colour: 'green', source: 'register' };
}

function milestoneRows(project_id: ProjectId, index: number) {
  return Array.from({ length: 10 }, (_, number) => ({
    project_id,
    id: mint(),
    version: 1,
    name: `Milestone ${number}`,
    tier: 2,
    baseline_on: `2027-${String(number + 1).padStart(2, '0')}-15`,
    forecast_on: `2027-${String(number + 1 + (index % 3)).padStart(2, '0')}-15`,
    actual_on: null,
  }));
}

const minute = (text: string) => parseLocalMinute(text);
const EARNED = {
  on: '2026-11-13',
  currency: 'GBP',
  bacMinor: k(900),
  pvMinor: k(500),
  evMinor: k(450),
  acMinor: k(480),
};

async function seedPlans(db: Db, projectIds: readonly ProjectId[]): Promise<void> {
  const importId = mint();
  const plans = projectIds.map((projectId) => ({ projectId, fileId: mint(), tasks: [mint(), mint()] as const }));
  await insertRows(db, 'plan.plan_import', [{ id: importId, version: 1, account_id: mint(), state: 'committed' }]);
  await insertRows(
    db,
    'plan.plan_file',
    plans.map((plan, position) => fileRow(importId, plan.fileId, position)),
  );
  await insertRows(db, 'plan.plan', plans.map(planRow));
  await insertRows(
    db,
    'plan.task',
    plans.flatMap(({ projectId, tasks }) => tasks.map((id, position) => taskRow(projectId, id, position))),
  );
  await insertRows(
    db,
    'plan.link',
    plans.map(({ projectId, tasks: [first, second] }) => linkRow(projectId, first, second)),
  );
  await insertRows(
    db,
    'plan.task_date',
    plans.flatMap(({ projectId, tasks: [first, second] }) => [
      dateRow(projectId, first, { kind: 'project-start' }, ['2026-06-01T08:00', '2027-01-29T16:00']),
      dateRow(projectId, second, { kind: 'link', linkId: projectId, taskId: first }, [
        '2027-02-01T08:00',
        '2027-04-30T16:00',
      ]),
    ]),
  );
  await insertRows(
    db,
    'plan.schedule_summary',
    plans.map(({ projectId, tasks }) => summaryRow(projectId, tasks[1])),
  );
}

function fileRow(import_id: string, id: string, position: number) {
  return { import_id, id, position, path: 'plan.xml', digest: id, size: 1, bytes: '\\x00', report: {}, targets: [] };
}

function planRow({ projectId, fileId }: { readonly projectId: ProjectId; readonly fileId: string }) {
  return {
    project_id: projectId,
    id: mint(),
    version: 1,
    file_id: fileId,
    external_id: '1',
    name: 'Delivery plan',
    file_name: 'plan.xml',
    format: 'mspdi',
    imported_at: NOW,
    profile: 'msproject',
    start_minute: minute('2026-06-01T08:00'),
    status_minute: minute('2026-11-13T16:00'),
    minutes_per_day: 480,
    currency: 'GBP',
    default_calendar_id: '1',
    calendars: [],
    options: {},
    not_carried: [],
    findings: [],
  };
}

function taskRow(project_id: ProjectId, id: string, position: number) {
  return {
    project_id,
    id,
    version: 1,
    position,
    external_id: String(position + 1),
    code: String(position + 1),
    wbs: String(position + 1),
    name: position === 0 ? 'Build' : 'Handover',
    kind: 'task',
    outline_level: 1,
    duration_minutes: 4800,
    is_elapsed: false,
    constraints: [],
    percent_complete: 40,
    is_manual: false,
    is_active: true,
    levelling_delay_minutes: 0,
  };
}

/** The link takes its project's id: one to each plan. */
function linkRow(project_id: ProjectId, predecessor_id: string, successor_id: string) {
  return {
    project_id,
    id: project_id,
    version: 1,
    predecessor_id,
    successor_id,
    type: 'FS',
    lag_amount: 0,
    lag_unit: 'working',
  };
}

function dateRow(
  project_id: ProjectId,
  task_id: string,
  start_cause: unknown,
  [start, finish]: readonly [string, string],
) {
  const [startMinute, finishMinute] = [minute(start), minute(finish)];
  return {
    project_id,
    task_id,
    start_minute: startMinute,
    finish_minute: finishMinute,
    early_start_minute: startMinute,
    early_finish_minute: finishMinute,
    late_start_minute: startMinute,
    late_finish_minute: finishMinute,
    total_float_minutes: 0,
    free_float_minutes: 0,
    is_critical: true,
    start_cause,
    finish_cause: { kind: 'duration' },
  };
}

function summaryRow(project_id: ProjectId, lastTask: string) {
  return {
    project_id,
    start_minute: minute('2026-06-01T08:00'),
    finish_minute: minute('2027-04-30T16:00'),
    finish_task_id: lastTask,
    baseline_finish_minute: minute('2027-03-05T16:00'),
    least_float_minutes: 0,
    least_float_task_id: lastTask,
    progress_percent: 40,
    task_count: 2,
    agreement_equal: 2,
    agreement_compared: 2,
    next_milestone: null,
    earned_value: EARNED,
  };
}
