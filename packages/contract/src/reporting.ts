import { z } from 'zod';
import { causeStep } from './plan.ts';
import { reportedStatus } from './portfolio.ts';
import { route } from './route.ts';
import {
  asOf,
  asOfQuery,
  basis,
  colour,
  currency,
  dimension,
  id,
  localDate,
  moneyMinor,
  namedRef,
  pageOffset,
  personRef,
  stage,
  tier,
  version,
} from './values.ts';

export const computedStatus = z.object({
  colour,
  basis,
  /** One sentence each, worst first; for `unknown` it says what is missing. */
  reasons: z.array(z.string()),
  /** Each dimension of which something is known, and what decides it. */
  dimensions: z.array(z.object({ dimension, colour: colour.exclude(['unknown']), reason: z.string() })),
});

export const sightRow = z.object({
  id: id<'project'>(),
  key: z.string(),
  version,
  name: z.string(),
  program: namedRef<'program'>().nullable(),
  portfolio: namedRef<'portfolio'>().nullable(),
  sponsor: personRef.nullable(),
  manager: personRef.nullable(),
  tier: tier.nullable(),
  priority: z.int().nullable(),
  stage,
  reported: reportedStatus.nullable(),
  computed: computedStatus,
  nextMilestone: z
    .object({
      name: z.string(),
      on: localDate,
      isLate: z.boolean(),
      /** The date judged by itself, by the limits of a slip; null = nothing to measure it against. */
      colour: colour.nullable(),
    })
    .nullable(),
  goLiveOn: localDate.nullable(),
  /** Forecast finish: computed by the engine from the plan, else the last milestone's forecast. */
  finishOn: localDate.nullable(),
  /** Calendar days that the finish lies after what was committed; negative = early. */
  slipDays: z.int().nullable(),
  /** The slip judged by itself; a page shows red only where this is red. */
  slipColour: colour.nullable(),
  /** Working days; the least total float in the plan. */
  floatDays: z.number().nullable(),
  progressPercent: z.number().nullable(),
  /** Of `budgetMinor` and `spentMinor`: the report currency, or the project's own where `hasNoRate`. */
  currency,
  /** The project's own currency, where the amounts were converted by the rate of today. */
  convertedFrom: currency.nullable(),
  /** The amounts have no rate into the report currency today, and are in no sum. */
  hasNoRate: z.boolean(),
  budgetMinor: moneyMinor.nullable(),
  spentMinor: moneyMinor.nullable(),
  /** How many lines of the ledger `spentMinor` is the sum of; null = it is what the register says. */
  ledgerLines: z.int().nullable(),
  /** EV / AC at `earnedOn`; null = not known. */
  costIndex: z.number().nullable(),
  /** SPI(t) at `earnedOn`, or EV / PV where the planned curve was not kept; null = not known. */
  scheduleIndex: z.number().nullable(),
  /** The day of both indices. */
  earnedOn: localDate.nullable(),
  /** Estimate at completion: BAC / CPI, else what was spent and the latest forecast of the rest. */
  estimateMinor: moneyMinor.nullable(),
  /** The estimate over the budget, as a share; a page shows red only where cost is red. */
  estimateGrowth: z.number().nullable(),
  taskCount: z.int(),
});
export type SightRow = z.output<typeof sightRow>;

export const colourCounts = z.object({ green: z.int(), amber: z.int(), red: z.int(), unknown: z.int() });

/** A sum of minor units in digits: a portfolio may add up to more than a number of JSON holds exactly. */
const sumMinor = z.string().regex(/^(0|-?[1-9]\d*)$/);

/** Sums over all rows that match, not only those on the page. */
export const sightTotals = z.object({
  projects: z.int(),
  computed: colourCounts,
  reported: colourCounts,
  /** Rows whose reported and computed colours differ, both known. */
  unlikeReported: z.int(),
  late: z.int(),
  budgetMinor: sumMinor,
  spentMinor: sumMinor,
  /** Projects without a budget: the sums say how many they leave out. */
  withoutBudget: z.int(),
  /** Projects whose money is in a currency without a rate, and in no sum. */
  withoutRate: z.int(),
});
export type SightTotals = z.output<typeof sightTotals>;

export const sightSort = z.enum([
  'materiality',
  'key',
  'name',
  'manager',
  'stage',
  'reported',
  'computed',
  'nextMilestone',
  'finishOn',
  'slipDays',
  'floatDays',
  'progressPercent',
  'budgetMinor',
  'spentMinor',
  'costIndex',
  'scheduleIndex',
  'estimateMinor',
]);
export type SightSort = z.output<typeof sightSort>;

const several = <T extends z.ZodType>(value: T) =>
  z.preprocess(
    (given) => (given === undefined ? undefined : Array.isArray(given) ? given : [given]),
    z.array(value).max(50).optional(),
  );

export const sightQuery = z.object({
  search: z.string().max(200).optional(),
  portfolioId: several(id<'portfolio'>()),
  programId: several(id<'program'>()),
  stage: several(stage),
  reported: several(colour),
  computed: several(colour),
  sort: sightSort.default('materiality'),
  direction: z.enum(['up', 'down']).default('down'),
  group: z.enum(['none', 'program', 'portfolio']).default('none'),
  offset: pageOffset,
  limit: z.coerce.number().int().min(1).max(500).default(200),
  asOf,
});
export type SightQuery = z.output<typeof sightQuery>;

/** A number of the line of sight that can be asked why. */
export const sightCell = z.enum([
  'computed',
  'nextMilestone',
  'finishOn',
  'slipDays',
  'floatDays',
  'progressPercent',
  'spentMinor',
  'costIndex',
  'scheduleIndex',
  'estimateMinor',
]);
export type SightCell = z.output<typeof sightCell>;

export const reportingRoutes = {
  readLineOfSight: route({
    id: 'reporting.readLineOfSight',
    kind: 'read',
    method: 'GET',
    path: '/api/line-of-sight',
    summary: 'All projects on one line: filtered, sorted, a page at a time, with totals and group roll-ups',
    permission: 'sight.read',
    query: sightQuery,
    ids: { 'query.portfolioId[]': 'portfolio', 'query.programId[]': 'program' },
    response: z.object({
      currency,
      today: localDate,
      total: z.int(),
      totals: sightTotals,
      /** In display order; rows of the page are sorted by group first when `group` is given. `id` null = projects without one. */
      groups: z.array(z.object({ id: z.string().nullable(), name: z.string(), totals: sightTotals })),
      rows: z.array(sightRow),
    }),
  }),
  readSight: route({
    id: 'reporting.readSight',
    kind: 'read',
    method: 'GET',
    path: '/api/projects/:projectId/sight',
    summary: 'The line of one project, as the line of sight shows it',
    permission: 'project.read',
    params: z.object({ projectId: id<'project'>() }),
    query: asOfQuery,
    ids: { 'params.projectId': 'project' },
    response: sightRow,
  }),
  explainCell: route({
    id: 'reporting.explainCell',
    kind: 'read',
    method: 'GET',
    path: '/api/projects/:projectId/why/:cell',
    summary: 'Why a computed value of the line of sight is what it is',
    permission: 'plan.read',
    params: z.object({ projectId: id<'project'>(), cell: sightCell }),
    query: asOfQuery,
    ids: { 'params.projectId': 'project' },
    response: z.object({
      cell: sightCell,
      /** The value as the grid shows it, in words. */
      value: z.string(),
      formula: z.string(),
      inputs: z.array(z.object({ name: z.string(), value: z.string() })),
      reasons: z.array(z.string()),
      /** From the task that decides the value back to what set it; empty when no plan is involved. */
      chain: z.array(causeStep),
      /** The latest lines of the ledger behind what is spent; none for a caller who may not read them. */
      lines: z.array(
        z.object({
          id: id<'record'>(),
          key: z.string(),
          ledgerRef: z.string().nullable(),
          description: z.string().nullable(),
          periodOn: localDate,
          /** What the line adds, in the report currency. */
          spentMinor: moneyMinor,
        }),
      ),
    }),
  }),
};
