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

/** What the engine has against the plans of a file, circles of links excepted: these are the plan's own. */
function unschedulable(file: PlanFile): readonly string[] {
  return file.plans.flatMap(({ plan }) => {
    const schedule = schedulePlan(plan);
    return schedule.ok ? [] : schedule.problems.map((each) => each.code).filter((code) => !code.includes('cycle'));
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
