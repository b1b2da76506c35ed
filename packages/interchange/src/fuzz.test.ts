import { schedulePlan } from '@sightline/engine';
import { renderProblem } from '@sightline/kernel';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { PlanFile } from './plan-file.ts';
import { interchangeProblemTexts } from './problem-texts.ts';
import { readPlanFile } from './read-plan-file.ts';
import { bytesOf, mspdi, STANDARD_CALENDAR } from './testing/build-mspdi.ts';
import { activity, xer } from './testing/build-xer.ts';
import { expandUpload } from './upload/expand-upload.ts';

const PLAN = bytesOf(
  mspdi(
    [
      { UID: 1, OutlineLevel: 1, ConstraintType: 4, ConstraintDate: '2026-05-04T08:00:00' },
      { UID: 2, OutlineLevel: 2, Baseline: [{ Number: 0, Cost: 100 }], PercentComplete: 40 },
      { UID: 3, PredecessorLink: [{ PredecessorUID: 2, Type: 1, LinkLag: 4800, LagFormat: 7 }] },
    ],
    {
      calendars: [
        {
          ...STANDARD_CALENDAR,
          Exceptions: {
            Exception: [
              {
                Type: 6,
                Period: 2,
                DaysOfWeek: 12,
                TimePeriod: { FromDate: '2026-05-04T00:00:00', ToDate: '2027-05-04T00:00:00' },
              },
            ],
          },
        },
      ],
    },
  ),
);
const P6 = bytesOf(
  xer({
    PROJWBS: [{ wbs_id: 1, proj_id: 7, proj_node_flag: 'Y', wbs_name: 'Payroll' }],
    TASK: [activity(1, { wbs_id: 1 }), activity(2, { cstr_type: 'CS_MSOA', cstr_date: '2026-05-04 08:00' })],
    TASKPRED: [{ task_id: 2, pred_task_id: 1, pred_type: 'PR_FS', lag_hr_cnt: 8 }],
    TASKRSRC: [{ task_id: 1, target_cost: '10.5' }],
  }),
);
const ZIP = zipSync({ 'a.xml': PLAN, 'b.xer': P6 });

/** Cuts and flips, the way transfers and editors damage files. */
const damage = fc.record({
  keep: fc.double({ min: 0, max: 1, noNaN: true }),
  flips: fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.integer({ min: 0, max: 255 })),
    { maxLength: 12 },
  ),
  isCut: fc.boolean(),
});

const OF_THE_PLAN = ['engine.links-form-cycle', 'engine.dates-out-of-range'];

/** What the engine has against the plans of a file; circles of links and sums beyond the calendar are the plan's own. */
function unschedulable(file: PlanFile): readonly string[] {
  return file.plans.flatMap(({ plan }) => {
    const schedule = schedulePlan(plan);
    return schedule.ok ? [] : schedule.problems.map((each) => each.code).filter((code) => !OF_THE_PLAN.includes(code));
  });
}

describe('a damaged file', () => {
  it.each([
    ['Microsoft Project', PLAN],
    ['Primavera', P6],
    ['zip', ZIP],
  ])('of %s is read or refused with sentences, and never throws', (_, whole) => {
    fc.assert(
      fc.property(damage, ({ keep, flips, isCut }) => {
        const bytes = whole.slice(0, isCut ? Math.floor(keep * whole.length) : whole.length);
        for (const [at, value] of flips) if (bytes.length > 0) bytes[Math.floor(at * bytes.length)] = value;
        const file = readPlanFile(bytes, 'a.xml');
        if (file.ok) expect(unschedulable(file.value)).toEqual([]);
        const results = [file, expandUpload(bytes, 'a.zip')];
        for (const result of results) {
          if (!result.ok)
            for (const each of result.problems)
              expect(renderProblem(interchangeProblemTexts, each).text).not.toMatch(/\{\w+\}/);
        }
      }),
      { numRuns: 400 },
    );
  });
});

const hostile = fc.constantFrom(
  ...[
    '',
    '0',
    '1',
    '2',
    '-1',
    '0.5',
    '1e300',
    '-99999999999',
    'NaN',
    'PT99999999999H',
    '-PT8H0M0S',
    'PT8H0M0S',
    'P1Y',
    '<&>',
  ],
  ...[
    '1899-12-30T00:00:00',
    '2199-01-01T00:00:00',
    '2026-05-04T08:00:00',
    '2026-05-04 24:00',
    '__proto__',
    'constructor',
  ],
);
const hostileRows = (names: readonly string[]) => {
  const cell = fc.tuple(fc.constantFrom(...names), hostile);
  return fc.array(
    fc.array(cell, { maxLength: 12 }).map((cells) => Object.fromEntries(cells)),
    { maxLength: 5 },
  );
};

describe('a file with hostile values', () => {
  it('of Microsoft Project gives plans that the engine accepts, or a refusal', () => {
    const tasks = hostileRows(TASK_FIELDS);
    const links = hostileRows(['PredecessorUID', 'Type', 'CrossProject', 'LinkLag', 'LagFormat']);
    const exceptions = hostileRows([
      'Type',
      'Period',
      'DaysOfWeek',
      'MonthItem',
      'MonthPosition',
      'Month',
      'MonthDay',
      'DayWorking',
      'Occurrences',
    ]);
    const spell = fc.record({ FromDate: hostile, ToDate: hostile });
    fc.assert(
      fc.property(tasks, links, exceptions, spell, (rows, PredecessorLink, Exception, TimePeriod) => {
        const calendar = {
          ...STANDARD_CALENDAR,
          Exceptions: { Exception: Exception.map((each) => ({ ...each, TimePeriod })) },
        };
        const text = mspdi([...rows, { UID: 77, PredecessorLink }], { calendars: [calendar] });
        const file = readPlanFile(bytesOf(text), 'a.xml');
        if (file.ok) expect(unschedulable(file.value)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('of Primavera gives plans that the engine accepts, or a refusal', () => {
    const tables = fc.record({
      TASK: hostileRows(TASK_COLUMNS).map((rows) => rows.map((row, i) => activity(i, row))),
      TASKPRED: hostileRows(['task_id', 'pred_task_id', 'proj_id', 'pred_proj_id', 'pred_type', 'lag_hr_cnt']),
      PROJWBS: hostileRows(['wbs_id', 'parent_wbs_id', 'proj_id', 'seq_num', 'proj_node_flag']),
      TASKRSRC: hostileRows(['task_id', 'target_cost', 'act_reg_cost', 'remain_cost']),
    });
    fc.assert(
      fc.property(tables, (each) => {
        const file = readPlanFile(bytesOf(xer(each)), 'a.xer');
        if (file.ok) expect(unschedulable(file.value)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

const TASK_FIELDS = [
  ...[
    'UID',
    'OutlineLevel',
    'Active',
    'Manual',
    'ExternalTask',
    'Milestone',
    'IsNull',
    'CalendarUID',
    'PercentComplete',
  ],
  ...[
    'Start',
    'Finish',
    'Duration',
    'DurationFormat',
    'ManualStart',
    'ManualFinish',
    'RemainingDuration',
    'LevelingDelay',
  ],
  ...['ActualStart', 'ActualFinish', 'ConstraintType', 'ConstraintDate', 'Deadline', 'ActualCost', 'TotalSlack'],
];
const TASK_COLUMNS = [
  ...['wbs_id', 'clndr_id', 'task_type', 'complete_pct_type', 'phys_complete_pct', 'act_work_qty', 'remain_work_qty'],
  ...[
    'target_drtn_hr_cnt',
    'remain_drtn_hr_cnt',
    'act_start_date',
    'act_end_date',
    'early_start_date',
    'early_end_date',
  ],
  ...['cstr_type', 'cstr_date', 'external_early_start_date', 'external_late_end_date', 'total_float_hr_cnt'],
];
