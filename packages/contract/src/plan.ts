import { z } from 'zod';
import { route } from './route.ts';
import { asOf, asOfQuery, id, localDate, localMinute, moved, pageOffset, problem, text, version } from './values.ts';

export const notCarried = z.object({
  what: z.string(),
  count: z.int(),
  /** One sentence: what it is and why it stays behind. */
  text: z.string(),
});

/** Where a plan of a file goes: to a register row, to a project of its own, or nowhere. */
export const planTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('project'), projectId: id<'project'>() }),
  z.object({ kind: z.literal('new') }),
  z.object({ kind: z.literal('skip') }),
]);
export type PlanTarget = z.output<typeof planTarget>;

export const planCandidate = z.object({
  /** Position in its file, from 0. */
  index: z.int(),
  name: z.string(),
  taskCount: z.int(),
  linkCount: z.int(),
  calendarCount: z.int(),
  start: localMinute.nullable(),
  /** As computed by Sightline. */
  finish: localMinute.nullable(),
  /** As stored in the file. */
  storedFinish: localMinute.nullable(),
  target: planTarget,
  /** true: a person chose the target; false: it is proposed. */
  isChosen: z.boolean(),
  /** The project that holds this plan; null until the import is committed, and again when another file has taken its place. */
  projectId: id<'project'>().nullable(),
  /** Why this target is proposed, e.g. `the file's name holds PRJ-101`. */
  targetReason: z.string(),
  /** Other register rows that fit, best first. */
  alternatives: z.array(
    z.object({ projectId: id<'project'>(), key: z.string(), name: z.string(), reason: z.string() }),
  ),
  /** What the plan breaks: kept as findings, never a refusal. */
  findings: z.array(problem),
});

export const planFile = z.object({
  id: id<'plan-file'>(),
  path: z.string(),
  bytes: z.int(),
  format: z.string(),
  producedBy: z.string().nullable(),
  status: z.enum(['ready', 'refused']),
  problems: z.array(problem),
  notCarried: z.array(notCarried),
  plans: z.array(planCandidate),
});

export const planImport = z.object({
  id: id<'plan-import'>(),
  version,
  state: z.enum(['draft', 'committed']),
  files: z.array(planFile),
  outcome: z.object({ attached: z.int(), replaced: z.int(), standAlone: z.int(), skipped: z.int(), refused: z.int() }),
});
export type PlanImport = z.output<typeof planImport>;

/** What an upload became; the whole draft is read when it is looked at, not with each of its files. */
export const planReceipt = planImport
  .pick({ id: true, version: true })
  .extend({ added: z.array(planFile.pick({ id: true, path: true, status: true })) });
export type PlanReceipt = z.output<typeof planReceipt>;

/** What set a date, in words and as a reference that can be followed. */
export const cause = z.object({ kind: z.string(), text: z.string(), taskId: id<'task'>().nullable() });

export const taskRow = z.object({
  id: id<'task'>(),
  code: z.string(),
  wbs: z.string(),
  name: z.string(),
  kind: z.enum(['task', 'start-milestone', 'finish-milestone', 'summary', 'level-of-effort']),
  outlineLevel: z.int(),
  durationDays: z.number().nullable(),
  percentComplete: z.number(),
  start: localMinute.nullable(),
  finish: localMinute.nullable(),
  lateFinish: localMinute.nullable(),
  baselineStart: localMinute.nullable(),
  baselineFinish: localMinute.nullable(),
  storedStart: localMinute.nullable(),
  storedFinish: localMinute.nullable(),
  totalFloatDays: z.number().nullable(),
  isCritical: z.boolean(),
  startCause: cause.nullable(),
  finishCause: cause.nullable(),
});

export const planView = z.object({
  plan: z
    .object({
      name: z.string(),
      /** Null when it came from no file. */
      fileName: z.string().nullable(),
      format: z.string(),
      importedAt: z.string(),
      start: localMinute.nullable(),
      finish: localMinute.nullable(),
      statusOn: localDate.nullable(),
      taskCount: z.int(),
      notCarried: z.array(notCarried),
      findings: z.array(problem),
      /** Leaf tasks whose computed finish equals the stored one to the minute, of those with a stored finish. */
      agreement: z.object({ equal: z.int(), compared: z.int() }),
    })
    .nullable(),
  total: z.int(),
  tasks: z.array(taskRow),
});

const minutes = z.array(z.int().nullable());

/**
 * Rows of a plan by columns, each as long as `id`: what a grid and a timeline draw of thousands of tasks in a fraction of the bytes.
 * Minutes are those of the civil clock since 1970-01-01T00:00, without a zone.
 */
export const planRows = z.object({
  /** Of all rows of the plan. */
  total: z.int(),
  /** Place of the first row of this answer. */
  offset: z.int(),
  columns: z.object({
    id: z.array(id<'task'>()),
    code: z.array(z.string()),
    wbs: z.array(z.string()),
    name: z.array(z.string()),
    kind: z.array(taskRow.shape.kind),
    outlineLevel: z.array(z.int()),
    durationDays: z.array(z.number().nullable()),
    percentComplete: z.array(z.number()),
    start: minutes,
    finish: minutes,
    lateFinish: minutes,
    baselineStart: minutes,
    baselineFinish: minutes,
    storedFinish: minutes,
    totalFloatDays: z.array(z.number().nullable()),
    isCritical: z.array(z.boolean()),
  }),
  /** Links into the rows of this answer, by columns. `from` and `to` are places in the plan. */
  links: z.object({
    from: z.array(z.int()),
    to: z.array(z.int()),
    type: z.array(z.enum(['FS', 'SS', 'FF', 'SF'])),
    /** Signed, such as `+2 d`; empty where there is none. */
    lag: z.array(z.string()),
    /** true: the link set the start or the finish of its successor. */
    isDriving: z.array(z.boolean()),
  }),
  /** Spans of days, both ends included, on which the plan's own calendar has no working time. */
  restDays: z.array(z.object({ from: localDate, to: localDate })),
});
export type PlanRows = z.output<typeof planRows>;

/** One step of the way from a late date back to what set it. */
export const causeStep = z.object({
  taskId: id<'task'>(),
  code: z.string(),
  name: z.string(),
  start: localMinute,
  finish: localMinute,
  text: z.string(),
});

const importParams = z.object({ importId: id<'plan-import'>() });
const importIds = { 'params.importId': 'plan-import' } as const;
const projectParams = z.object({ projectId: id<'project'>() });

export const planRoutes = {
  startPlanImport: route({
    id: 'plan.startPlanImport',
    kind: 'command',
    method: 'POST',
    path: '/api/plan-imports',
    summary: 'Open an import to which files are then given one by one',
    permission: 'plan.import',
    response: planImport,
  }),
  addPlanFile: route({
    id: 'plan.addPlanFile',
    kind: 'upload',
    method: 'POST',
    path: '/api/plan-imports/:importId/files',
    summary: 'Give one file, or a zip of files; answers whether each can be read',
    permission: 'plan.import',
    params: importParams,
    query: z.object({ path: text(1000) }),
    ids: importIds,
    response: planReceipt,
  }),
  readPlanImport: route({
    id: 'plan.readPlanImport',
    kind: 'read',
    method: 'GET',
    path: '/api/plan-imports/:importId',
    summary: 'The dry run: per file what comes, what stays behind and why, and to which project it belongs',
    permission: 'plan.import',
    params: importParams,
    ids: importIds,
    response: planImport,
  }),
  matchPlans: route({
    id: 'plan.matchPlans',
    kind: 'command',
    method: 'PATCH',
    path: '/api/plan-imports/:importId',
    summary: 'Say to which project each plan belongs',
    permission: 'plan.import',
    isVersioned: true,
    params: importParams,
    body: z.object({
      matches: z.array(z.object({ fileId: id<'plan-file'>(), index: z.int().min(0), target: planTarget })).max(5000),
    }),
    ids: { ...importIds, 'body.matches[].fileId': 'plan-file', 'body.matches[].target.projectId': 'project' },
    response: planImport,
  }),
  commitPlanImport: route({
    id: 'plan.commitPlanImport',
    kind: 'command',
    method: 'POST',
    path: '/api/plan-imports/:importId/commit',
    summary: 'Bring all ready plans in, all or none',
    permission: 'plan.import',
    isVersioned: true,
    params: importParams,
    ids: importIds,
    response: moved.extend({ attached: z.int(), replaced: z.int(), standAlone: z.int() }),
  }),
  readPlan: route({
    id: 'plan.readPlan',
    kind: 'read',
    method: 'GET',
    path: '/api/projects/:projectId/plan',
    summary: 'The tasks of a project in plan order, a page at a time, with computed dates and what set them',
    permission: 'plan.read',
    params: projectParams,
    query: z.object({
      offset: pageOffset,
      limit: z.coerce.number().int().min(1).max(500).default(200),
      asOf,
    }),
    ids: { 'params.projectId': 'project' },
    response: planView,
  }),
  readPlanRows: route({
    id: 'plan.readPlanRows',
    kind: 'read',
    method: 'GET',
    path: '/api/projects/:projectId/plan/rows',
    summary:
      'The tasks of a project in plan order by columns, with their links: thousands at a time, for a grid and a timeline',
    permission: 'plan.read',
    params: projectParams,
    query: z.object({
      offset: pageOffset,
      limit: z.coerce.number().int().min(1).max(10_000).default(5_000),
      asOf,
    }),
    ids: { 'params.projectId': 'project' },
    response: planRows,
  }),
  readTaskCause: route({
    id: 'plan.readTaskCause',
    kind: 'read',
    method: 'GET',
    path: '/api/projects/:projectId/tasks/:taskId/cause',
    summary: 'The chain from a task back to what set its dates',
    permission: 'plan.read',
    params: z.object({ projectId: id<'project'>(), taskId: id<'task'>() }),
    query: asOfQuery,
    ids: { 'params.projectId': 'project', 'params.taskId': 'task' },
    response: z.object({ steps: z.array(causeStep) }),
  }),
};
