import { describe, expect, it } from 'vitest';
import { activity, type Rows, week, xer } from '../testing/build-xer.ts';
import { codes, fileIn, minute, planIn, read, told } from '../testing/read.ts';

const readTables = (tables: Readonly<Record<string, Rows>>) => read(xer(tables), 'plan.xer');
const plan = (TASK: Rows, more: Readonly<Record<string, Rows>> = {}) => planIn(readTables({ TASK, ...more }));
const only = (more: Readonly<Record<string, string | number>>) => {
  const read = plan([activity(1, more)]);
  return { planned: read.plan.tasks[0], imported: read.tasks[0] };
};
const PROJECT = { proj_id: 7, proj_short_name: 'PAY', clndr_id: 1, plan_start_date: '2026-05-04 08:00' };

describe('a Primavera plan', () => {
  it('is named by the root of its work breakdown, else by the project', () => {
    expect(plan([activity(1)]).name).toBe('PAY');
    const PROJWBS = [{ wbs_id: 1, proj_id: 7, proj_node_flag: 'Y', wbs_name: 'Payroll', wbs_short_name: 'PAY' }];
    expect(plan([activity(1, { wbs_id: 1 })], { PROJWBS }).name).toBe('Payroll');
  });

  it('says which release wrote it and in which currency', () => {
    const file = fileIn(readTables({ TASK: [activity(1)] }));
    expect(file.producedBy).toBe('Primavera P6 20.12');
    expect(file.plans[0]?.currency).toBe('GBP');
  });

  it('reads columns by name, whatever their order, CRLF or LF, and joins lines without a mark', () => {
    const tables = { TASK: [activity(1, { task_name: 'Two\nlines' })] };
    for (const newline of ['\r\n', '\n']) {
      expect(planIn(read(xer(tables, { newline }), 'plan.xer')).tasks[0]?.name).toBe('Two\nlines');
    }
  });

  it('takes the data date, must finish by and the schedule options of P6', () => {
    const read = plan([activity(1)], {
      PROJECT: [
        {
          ...PROJECT,
          last_recalc_date: '2026-06-01 08:00',
          plan_end_date: '2026-12-18 17:00',
          critical_drtn_hr_cnt: 16,
        },
      ],
      SCHEDOPTIONS: [{ proj_id: 7, sched_progress_override: 'Y', sched_calendar_on_relationship_lag: 'rcal_24Hour' }],
    });
    expect(minute(read.plan.statusAt)).toBe('2026-06-01T08:00');
    expect(minute(read.plan.finishBy)).toBe('2026-12-18T17:00');
    expect(read.plan.options).toEqual({
      honourConstraints: false,
      lagCalendar: 'continuous',
      outOfSequence: 'progress-override',
      criticalFloatMinutes: 960,
    });
  });

  it.each([
    [{ sched_retained_logic: 'Y', sched_progress_override: 'N' }, 'retained-logic'],
    [{ sched_retained_logic: 'N', sched_progress_override: 'N' }, 'actual-dates'],
    [{ sched_retained_logic: 'N', sched_progress_override: 'Y' }, 'progress-override'],
  ])('reads %o as %s', (options, expected) => {
    const read = plan([activity(1)], { SCHEDOPTIONS: [{ proj_id: 7, ...options }] });
    expect(read.plan.options.outOfSequence).toBe(expected);
  });

  it('nests activities by the work breakdown and leaves empty nodes out', () => {
    const node = (wbs_id: number, parent_wbs_id: number, seq_num: number, more = {}) => ({
      wbs_id,
      parent_wbs_id,
      seq_num,
      proj_id: 7,
      wbs_short_name: `N${wbs_id}`,
      wbs_name: `Node ${wbs_id}`,
      ...more,
    });
    const PROJWBS = [
      node(1, 99, 0, { proj_node_flag: 'Y' }),
      node(2, 1, 20),
      node(3, 1, 10),
      node(4, 2, 10),
      node(5, 1, 30), // no activity below
    ];
    const TASK = [
      activity(12, { wbs_id: 4 }),
      activity(11, { wbs_id: 4 }),
      activity(13, { wbs_id: 3 }),
      activity(10, { wbs_id: 1 }),
    ];
    const result = readTables({ TASK, PROJWBS });
    expect(planIn(result).tasks.map((task) => [task.id, task.outlineLevel, task.wbs])).toEqual([
      ['10', 1, 'N1'],
      ['wbs-3', 1, 'N1.N3'],
      ['13', 2, 'N1.N3'],
      ['wbs-2', 1, 'N1.N2'],
      ['wbs-4', 2, 'N1.N2.N4'],
      ['11', 3, 'N1.N2.N4'],
      ['12', 3, 'N1.N2.N4'],
    ]);
    expect(planIn(result).plan.tasks.map((task) => task.parentId)).toEqual([
      null,
      null,
      'wbs-3',
      null,
      'wbs-2',
      'wbs-4',
      'wbs-4',
    ]);
    expect(fileIn(result).notCarried).toEqual([{ what: 'empty-summaries', count: 1 }]);
  });

  it('keeps activities of a work breakdown that runs in a circle', () => {
    const circle = [
      { wbs_id: 1, parent_wbs_id: 2, proj_id: 7 },
      { wbs_id: 2, parent_wbs_id: 1, proj_id: 7 },
    ];
    expect(plan([activity(1, { wbs_id: 1 })], { PROJWBS: circle }).plan.tasks).toMatchObject([
      { id: '1', parentId: null },
    ]);
  });

  it.each([
    ['TT_Task', 'task'],
    ['TT_Rsrc', 'task'],
    ['TT_Mile', 'start-milestone'],
    ['TT_FinMile', 'finish-milestone'],
    ['TT_LOE', 'level-of-effort'],
  ])('reads %s as %s', (task_type, kind) => {
    expect(only({ task_type }).planned?.kind).toBe(kind);
  });

  it('schedules what remains, and keeps the original duration of what has started', () => {
    expect(only({ target_drtn_hr_cnt: 40, remain_drtn_hr_cnt: 24 }).planned?.durationMinutes).toBe(1440);
    const started = only({
      target_drtn_hr_cnt: 40,
      remain_drtn_hr_cnt: 24,
      act_start_date: '2026-05-04 08:00',
    }).planned;
    expect(started).toMatchObject({ durationMinutes: 2400, remainingMinutes: 1440, percentComplete: 40 });
  });

  it.each([
    [{ complete_pct_type: 'CP_Phys', phys_complete_pct: 30 }, 30],
    [
      { complete_pct_type: 'CP_Units', act_work_qty: 25, remain_work_qty: 50, act_equip_qty: 0, remain_equip_qty: 25 },
      25,
    ],
    [{ act_start_date: '2026-05-04 08:00', act_end_date: '2026-05-05 16:00', remain_drtn_hr_cnt: 0 }, 100],
    [{ remain_drtn_hr_cnt: 4 }, 0], // shorter, but not started
  ])('reads the percentage of %o', (cells, percent) => {
    expect(only(cells).planned?.percentComplete).toBe(percent);
  });

  it.each([
    ['CS_MSO', 'must-start-on', false],
    ['CS_MSOA', 'start-no-earlier-than', false],
    ['CS_MSOB', 'start-no-later-than', false],
    ['CS_MEO', 'must-finish-on', false],
    ['CS_MEOA', 'finish-no-earlier-than', false],
    ['CS_MEOB', 'finish-no-later-than', false],
    ['CS_MANDSTART', 'must-start-on', true],
    ['CS_MANDFIN', 'must-finish-on', true],
  ])('reads the constraint %s', (cstr_type, kind, isMandatory) => {
    const constraint = only({ cstr_type, cstr_date: '2026-05-11 08:00' }).planned?.constraints;
    expect(constraint).toMatchObject([{ kind, isMandatory }]);
  });

  it('reads the second constraint and the dates of links to projects outside', () => {
    const { planned } = only({
      cstr_type: 'CS_ALAP',
      cstr_type2: 'CS_MEOB',
      cstr_date2: '2026-06-30 17:00',
      external_early_start_date: '2026-05-20 08:00',
      external_late_end_date: '2026-07-31 17:00',
    });
    expect(planned?.constraints.map((each) => [each.kind, minute(each.at)])).toEqual([
      ['as-late-as-possible', null],
      ['finish-no-later-than', '2026-06-30T17:00'],
      ['start-no-earlier-than', '2026-05-20T08:00'],
      ['finish-no-later-than', '2026-07-31T17:00'],
    ]);
  });

  it('sums budgeted and actual cost over assignments and expenses, exactly', () => {
    const read = plan([activity(1), activity(2)], {
      TASKRSRC: [
        { task_id: 1, target_cost: '0.1000', act_reg_cost: '10.05', act_ot_cost: '0.20' },
        { task_id: 1, target_cost: '0.2000', act_reg_cost: '', act_ot_cost: '' },
      ],
      PROJCOST: [{ task_id: 1, target_cost: '100,50', act_cost: '1' }],
    });
    expect(read.tasks[0]).toMatchObject({ baselineCostMinor: 10080, actualCostMinor: 1125 });
    expect(read.tasks[1]).toMatchObject({ baselineCostMinor: null, actualCostMinor: null });
  });

  it('keeps stored dates and float, actual dates first; no float is not zero float', () => {
    const { imported } = only({
      act_start_date: '2026-05-04 08:00',
      early_start_date: '2026-05-06 08:00',
      early_end_date: '2026-05-07 16:00',
      total_float_hr_cnt: -12.5,
    });
    expect(minute(imported?.stored.start)).toBe('2026-05-04T08:00');
    expect(minute(imported?.stored.finish)).toBe('2026-05-07T16:00');
    expect(imported?.stored.totalFloatMinutes).toBe(-750);
    expect(only({}).imported?.stored.totalFloatMinutes).toBeNull();
  });

  it('works a resource dependent activity on the calendar of its resource', () => {
    const CALENDAR = [
      { clndr_id: 1, clndr_name: 'Plan', default_flag: 'Y', clndr_data: week('08:00', '16:00') },
      { clndr_id: 2, clndr_name: 'Crew', default_flag: 'N', clndr_data: week('06:00', '12:00') },
    ];
    const read = plan([activity(1, { task_type: 'TT_Rsrc', rsrc_id: 5 })], {
      CALENDAR,
      RSRC: [{ rsrc_id: 5, clndr_id: 2 }],
    });
    expect(read.plan.tasks[0]?.calendarId).toBe('2');
  });
});

describe('links of a Primavera plan', () => {
  const TASK = [activity(1), activity(2, { early_start_date: '2026-06-16 08:00' })];
  const link = (more: Rows[number]) =>
    readTables({ TASK, TASKPRED: [{ task_id: 2, pred_task_id: 1, proj_id: 7, pred_proj_id: 7, ...more }] });

  it.each([
    ['PR_FS', 'FS', 16, 960],
    ['PR_SS', 'SS', -8, -480],
    ['PR_FF', 'FF', 0.5, 30],
    ['PR_SF', 'SF', 0, 0],
    ['FS', 'FS', 0, 0], // as small exporters write it
  ])('reads %s', (pred_type, type, lag_hr_cnt, amount) => {
    const links = planIn(link({ pred_type, lag_hr_cnt })).plan.links;
    expect(links).toEqual([
      { id: '1>2', predecessorId: '1', successorId: '2', type, lag: { amount, unit: 'working' } },
    ]);
  });

  it('tells a link to an unknown activity and a link of an unknown type', () => {
    expect(told(link({ pred_task_id: 9 }))[0]).toMatch(
      /^On line \d+, activity A2 'Activity 2' has a predecessor \(task_id 9\)/,
    );
    expect(told(link({ pred_type: 'PR_XX' }))[0]).toContain("unknown type 'PR_XX'");
  });

  it('holds the start that a link to another project led to', () => {
    const result = link({ pred_task_id: 900, pred_proj_id: 8 });
    expect(planIn(result).plan.links).toEqual([]);
    expect(planIn(result).plan.tasks[1]?.constraints).toMatchObject([{ kind: 'start-no-earlier-than' }]);
    expect(fileIn(result).notCarried).toEqual([{ what: 'external-links', count: 1 }]);
  });
});

describe('a file with several projects', () => {
  const other = { ...PROJECT, proj_id: 8, proj_short_name: 'EXP' };

  it('gives one plan for each that has activities', () => {
    const result = readTables({
      PROJECT: [PROJECT, other, { ...PROJECT, proj_id: 9 }],
      TASK: [activity(1), activity(2, { proj_id: 8 })],
    });
    expect(fileIn(result).plans.map((each) => each.name)).toEqual(['PAY', 'EXP']);
  });

  it('takes a project that was copied from another as its baseline', () => {
    const PROJECTS = [PROJECT, { ...other, orig_proj_id: 7 }];
    const copy = activity(2, {
      proj_id: 8,
      task_code: 'A1',
      target_start_date: '2026-05-01 08:00',
      target_end_date: '2026-05-04 16:00',
    });
    const result = readTables({ PROJECT: PROJECTS, TASK: [activity(1), copy] });
    expect(fileIn(result).plans).toHaveLength(1);
    expect(minute(planIn(result).tasks[0]?.baselineStart)).toBe('2026-05-01T08:00');
  });
});

describe('what a Primavera file breaks', () => {
  it('is a finding where the plan can still be read', () => {
    const result = readTables({
      CALENDAR: [{ clndr_id: 1, clndr_name: 'Cut', default_flag: 'Y', clndr_data: '(0||CalendarData()(' }],
      TASK: [
        activity(1, {
          target_drtn_hr_cnt: '',
          remain_drtn_hr_cnt: '',
          target_start_date: '2026-05-04 08:00',
          target_end_date: '2026-05-05 17:00',
        }),
        activity(2, { target_drtn_hr_cnt: '', remain_drtn_hr_cnt: '' }),
        activity(3, { cstr_type: 'CS_NEW', cstr_date: '2026-05-04 08:00' }),
        activity(4, { early_start_date: '1899-12-30 00:00' }),
        activity(5, { clndr_id: 77 }),
        activity(6, { remain_drtn_hr_cnt: -8 }),
      ],
    });
    expect(fileIn(result).problems.map((each) => each.code.slice('interchange.'.length))).toEqual([
      'calendar-unreadable',
      'duration-from-dates',
      'duration-missing',
      'constraint-unknown',
      'date-implausible',
      'calendar-unknown',
      'duration-unreadable',
    ]);
    expect(planIn(result).plan.tasks[0]?.durationMinutes).toBe(960);
    expect(told(result)[4]).toMatch(
      /^On line \d+, activity A4 'Activity 4' has the early start date '1899-12-30 00:00'/,
    );
  });

  it('tells a row with more cells than columns', () => {
    const text = xer({ TASK: [activity(1, { task_name: 'A\ttab' })] });
    expect(told(read(text, 'plan.xer'))[0]).toMatch(/^Line \d+ of table TASK has more cells/);
  });

  it('is a refusal where it cannot', () => {
    const whole = xer({ TASK: [activity(1)] });
    expect(codes(read(whole.slice(0, -6), 'plan.xer'))).toEqual(['interchange.xer-truncated']);
    expect(codes(read('ERMHDR\t20.12\r\n%R\t1\r\n%E\r\n'))).toEqual(['interchange.xer-row-without-table']);
    expect(codes(read('ERMHDR\t20.12\r\n%E\r\n'))).toEqual(['interchange.xer-without-project']);
    const twice = readTables({ TASK: [activity(1), activity(1, { task_code: 'B' })] });
    expect(told(twice)[0]).toMatch(
      /^On line \d+, activity B 'Activity 1' has the same id as activity A1 'Activity 1' on line \d+/,
    );
  });
});
