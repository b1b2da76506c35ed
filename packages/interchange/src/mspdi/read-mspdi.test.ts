import { describe, expect, it } from 'vitest';
import { type Elements, mspdi, STANDARD_CALENDAR } from '../testing/build-mspdi.ts';
import { codes, fileIn, minute, planIn, read, told } from '../testing/read.ts';

const plan = (tasks: readonly Elements[], more: Parameters<typeof mspdi>[1] = {}) => planIn(read(mspdi(tasks, more)));
const first = (task: Elements, more: Parameters<typeof mspdi>[1] = {}) => {
  const read = plan([task], more);
  return { planned: read.plan.tasks[0], imported: read.tasks[0] };
};

describe('a Microsoft Project plan', () => {
  it('is named by its title, else its name without the extension, else the file', () => {
    expect(plan([{}]).name).toBe('Payroll');
    expect(plan([{}], { project: { Title: null } }).name).toBe('plan');
    expect(planIn(read(mspdi([{}], { project: { Title: null, Name: null } }), 'a/Expenses.xml')).name).toBe('Expenses');
  });

  it('tells who wrote it', () => {
    expect(fileIn(read(mspdi([{}]))).producedBy).toBe('Microsoft Project 2010 or later');
    expect(fileIn(read(mspdi([{}], { project: { SaveVersion: 12 } }))).producedBy).toBe('Microsoft Project 2007');
  });

  it('brings start, status date, currency, minutes of a day and the options of the schedule', () => {
    const read = plan([{}], {
      project: { StatusDate: '2026-06-01T17:00:00', MinutesPerDay: 450, CriticalSlackLimit: 2, HonorConstraints: 0 },
    });
    expect(minute(read.plan.start)).toBe('2026-05-04T08:00');
    expect(minute(read.plan.statusAt)).toBe('2026-06-01T17:00');
    expect(read.currency).toBe('GBP');
    expect(read.minutesPerDay).toBe(450);
    expect(read.plan.options).toMatchObject({ honourConstraints: false, criticalFloatMinutes: 900 });
  });

  it('leaves out the project summary and blank rows, and nests by outline level', () => {
    const read = plan([
      { UID: 0, OutlineLevel: 0 },
      { UID: 5, OutlineLevel: 1 },
      { UID: 9, IsNull: 1 },
      { UID: 6, OutlineLevel: 2 },
      { UID: 7, OutlineLevel: 3 },
      { UID: 8, OutlineLevel: 1 },
    ]);
    expect(read.plan.tasks.map((task) => [task.id, task.kind, task.parentId])).toEqual([
      ['5', 'summary', null],
      ['6', 'summary', '5'],
      ['7', 'task', '6'],
      ['8', 'task', null],
    ]);
  });

  it('keeps the ids, the outline and the notes of a task', () => {
    const task = first({ GUID: 'AB-1', ID: 12, WBS: '1.2', Name: 'Load & test', Notes: 'By night' }).imported;
    expect(task).toMatchObject({
      id: '1',
      guid: 'AB-1',
      code: '12',
      wbs: '1.2',
      name: 'Load & test',
      notes: 'By night',
    });
  });

  it.each([
    ['PT8H0M0S', 7, 480, false],
    ['PT9H24M42S', 7, 564, false],
    ['PT1H6M5.07S', 7, 66, false],
    ['P2DT0H0M0S', 8, 2880, true], // elapsed days
    ['PT24H0M0S', 40, 1440, true], // estimated elapsed days
    ['PT24H0M0S', 39, 1440, false], // estimated days
  ])('reads the duration %s in format %d', (Duration, DurationFormat, durationMinutes, isElapsed) => {
    expect(first({ Duration, DurationFormat }).planned).toMatchObject({ durationMinutes, isElapsed });
  });

  it('calls a task a milestone only when it is flagged and takes no time', () => {
    expect(first({ Milestone: 1, Duration: 'PT0H0M0S' }).planned?.kind).toBe('finish-milestone');
    expect(first({ Milestone: 1 }).planned?.kind).toBe('task');
    expect(first({ Duration: 'PT0H0M0S' }).planned?.kind).toBe('task');
  });

  it.each([
    [0, null],
    [1, { kind: 'as-late-as-possible', at: null }],
    [2, { kind: 'must-start-on' }],
    [3, { kind: 'must-finish-on' }],
    [4, { kind: 'start-no-earlier-than' }],
    [5, { kind: 'start-no-later-than' }],
    [6, { kind: 'finish-no-earlier-than' }],
    [7, { kind: 'finish-no-later-than' }],
  ])('reads constraint type %d', (ConstraintType, expected) => {
    const { planned } = first({ ConstraintType, ConstraintDate: '2026-05-11T08:00:00' });
    expect(planned?.constraints).toHaveLength(expected === null ? 0 : 1);
    if (expected !== null) expect(planned?.constraints[0]).toMatchObject(expected);
  });

  it('reads progress, manual dates, inactivity, the deadline and a levelling delay', () => {
    const { planned } = first({
      ActualStart: '2026-05-05T08:00:00',
      PercentComplete: 40,
      RemainingDuration: 'PT4H0M0S',
      Manual: 1,
      ManualStart: '2026-05-06T08:00:00',
      ManualFinish: '2026-05-06T17:00:00',
      Active: 0,
      Deadline: '2026-05-29T17:00:00',
      LevelingDelay: 14400,
    });
    expect(minute(planned?.actualStart)).toBe('2026-05-05T08:00');
    expect(minute(planned?.manual?.finish)).toBe('2026-05-06T17:00');
    expect(minute(planned?.deadline)).toBe('2026-05-29T17:00');
    expect(planned).toMatchObject({
      percentComplete: 40,
      remainingMinutes: 240,
      isActive: false,
      levellingDelayMinutes: 1440,
    });
  });

  it('reads money in hundredths of the currency, exactly, whatever its decimals', () => {
    const task = { Baseline: [{ Number: 0, Cost: '1600050' }], ActualCost: '12850.6' };
    expect(first(task).imported).toMatchObject({ baselineCostMinor: 1600050, actualCostMinor: 12851 });
    const yen = first(task, { project: { CurrencyCode: 'JPY' } }).imported;
    expect(yen).toMatchObject({ baselineCostMinor: 16001, actualCostMinor: 129 });
  });

  it('takes baseline 0 and counts the others', () => {
    const Baseline = [
      { Number: 3, Start: '2020-01-01T08:00:00' },
      { Number: 0, Start: '2026-05-04T08:00:00', Finish: '2026-05-04T17:00:00' },
    ];
    const file = fileIn(read(mspdi([{ Baseline }])));
    expect(minute(file.plans[0]?.tasks[0]?.baselineStart)).toBe('2026-05-04T08:00');
    expect(file.notCarried).toEqual([{ what: 'further-baselines', count: 1 }]);
  });

  it('keeps the dates that Microsoft Project stored, slack in minutes', () => {
    const { imported } = first({ Start: '2026-05-04T08:00:00', LateFinish: '2026-05-08T17:00:00', TotalSlack: 19200 });
    expect(minute(imported?.stored.lateFinish)).toBe('2026-05-08T17:00');
    expect(imported?.stored.totalFloatMinutes).toBe(1920);
  });
});

describe('links of a Microsoft Project plan', () => {
  const link = (PredecessorLink: Elements) =>
    read(mspdi([{}, { PredecessorLink: [{ PredecessorUID: 1, ...PredecessorLink }] }]));

  it.each([
    [{ Type: 0, LinkLag: 0, LagFormat: 7 }, 'FF', { amount: 0, unit: 'working' }],
    [{ Type: 1, LinkLag: 4800, LagFormat: 7 }, 'FS', { amount: 480, unit: 'working' }],
    [{ Type: 2, LinkLag: -9600, LagFormat: 9 }, 'SF', { amount: -960, unit: 'working' }],
    [{ Type: 3, LinkLag: 14400, LagFormat: 8 }, 'SS', { amount: 1440, unit: 'elapsed' }],
    [{ Type: 1, LinkLag: 50, LagFormat: 19 }, 'FS', { amount: 50, unit: 'percent' }],
    [{ Type: 1, LinkLag: -25, LagFormat: 52 }, 'FS', { amount: -25, unit: 'elapsed-percent' }],
    [{}, 'FS', { amount: 0, unit: 'working' }], // schema defaults
  ])('reads %o', (written, type, lag) => {
    expect(planIn(link(written)).plan.links).toEqual([{ id: '1>2', predecessorId: '1', successorId: '2', type, lag }]);
  });

  it('drops a link to a task that is not there, or to itself, and says so', () => {
    const unknown = link({ PredecessorUID: 77 });
    expect(planIn(unknown).plan.links).toEqual([]);
    expect(told(unknown)[0]).toMatch(
      /^On line \d+, task 'Task 2' \(UID 2\) has a predecessor \(UID 77\) that is not in the plan/,
    );
    expect(told(link({ PredecessorUID: 2 }))[0]).toContain('has itself as a predecessor');
  });

  it('tells a lag beyond any plan and leaves it out', () => {
    const result = link({ LinkLag: '9999999999' });
    expect(planIn(result).plan.links[0]?.lag.amount).toBe(0);
    expect(told(result)[0]).toContain("has a link with the lag '9999999999'");
  });

  it('gives two links between the same tasks ids of their own', () => {
    const links = [
      { PredecessorUID: 1, Type: 1 },
      { PredecessorUID: 1, Type: 3 },
    ];
    expect(plan([{}, { PredecessorLink: links }]).plan.links.map((each) => each.id)).toEqual(['1>2', '1>2#2']);
  });

  it('holds the start that a link to another file led to', () => {
    const outside = [{ PredecessorUID: 1, CrossProject: 1, CrossProjectName: 'other.mpp' }];
    const result = read(mspdi([{ Start: '2026-06-16T08:00:00', PredecessorLink: outside }]));
    const task = planIn(result).plan.tasks[0];
    expect(task?.constraints.map((each) => [each.kind, minute(each.at)])).toEqual([
      ['start-no-earlier-than', '2026-06-16T08:00'],
    ]);
    expect(told(result)[0]).toContain('waits for a task of another project');
    expect(fileIn(result).notCarried).toEqual([{ what: 'external-links', count: 1 }]);
  });
});

describe('what a plan breaks', () => {
  it('is a finding where the plan can still be read', () => {
    const result = read(
      mspdi(
        [
          { ActualStart: '2026-06-02T08:00:00' },
          { ActualFinish: '2026-05-05T17:00:00', Start: '2026-05-05T08:00:00' },
          { ActualStart: '2026-05-06T08:00:00', ActualFinish: '2026-05-05T17:00:00' },
          { Start: '1899-12-30T00:00:00', Deadline: '2199-01-01T00:00:00' },
          { ConstraintType: 4 },
          { PercentComplete: 'most' },
          { Duration: 'soon' },
          { Duration: null },
          { CalendarUID: 12 },
        ],
        { project: { StatusDate: '2026-06-01T17:00:00', ScheduleFromStart: 0 } },
      ),
    );
    expect(fileIn(result).problems.map((each) => [each.subject?.id, each.code.slice('interchange.'.length)])).toEqual([
      ['1', 'actual-after-status-date'],
      ['2', 'finished-without-start'],
      ['3', 'actual-finish-before-start'],
      ['4', 'date-implausible'],
      ['4', 'date-implausible'],
      ['5', 'constraint-without-date'],
      ['6', 'number-unreadable'],
      ['7', 'duration-unreadable'],
      ['8', 'duration-missing'],
      ['9', 'calendar-unknown'],
      ['', 'scheduled-from-finish'],
    ]);
    expect(told(result)[3]).toMatch(
      /^On line \d+, task 'Task 4' \(UID 4\) has the deadline '2199-01-01T00:00:00', outside the years/,
    );
    expect(planIn(result).tasks[3]?.stored.start).toBeNull();
  });

  it('refuses two tasks with one UID and names both', () => {
    const result = read(
      mspdi([
        { UID: 31, Name: 'Cutover' },
        { UID: 31, Name: 'Data load' },
      ]),
    );
    expect(codes(result)).toEqual(['interchange.task-id-twice']);
    expect(told(result)[0]).toMatch(
      /^On line \d+, task 'Data load' \(UID 31\) has the same id as task 'Cutover' \(UID 31\) on line \d+/,
    );
  });

  it('starts at the earliest date when the project gives none, and refuses a plan without any date', () => {
    const dated = read(
      mspdi([{ Start: '2026-07-01T08:00:00' }, { Start: '2026-06-01T08:00:00' }], { project: { StartDate: null } }),
    );
    expect(minute(planIn(dated).plan.start)).toBe('2026-06-01T08:00');
    expect(codes(read(mspdi([{}], { project: { StartDate: null } })))).toEqual(['interchange.plan-without-dates']);
  });

  it('shows a hundred findings and counts the rest', () => {
    const result = read(mspdi(Array.from({ length: 130 }, () => ({ Deadline: '1899-12-30T00:00:00' }))));
    expect(told(result)).toHaveLength(101);
    expect(told(result)[100]).toBe('30 more findings of this file are not shown.');
  });

  it('brings a plan without tasks, with a finding', () => {
    expect(told(read(mspdi([])))).toEqual(["The plan of project 'plan.xml' has no tasks."]);
  });
});

describe('calendars of a Microsoft Project plan', () => {
  const eightToFour = [{ start: 480, finish: 960 }];
  const calendar = (more: Elements) => plan([{}], { calendars: [{ ...STANDARD_CALENDAR, ...more }] }).calendars[0];
  const times = (FromTime: string, ToTime: string): Elements => ({
    WorkingTimes: { WorkingTime: [{ FromTime, ToTime }] },
  });

  it('reads weekdays from Sunday on, and 00:00 as the end of a day', () => {
    const WeekDay = [
      { DayType: 1, DayWorking: 1, ...times('00:00:00', '00:00:00') },
      { DayType: 2, DayWorking: 1, ...times('08:00:00', '16:00:00') },
      { DayType: 3, DayWorking: 1 },
    ];
    const week = calendar({ WeekDays: { WeekDay } })?.week;
    expect(week?.[6]).toEqual([{ start: 0, finish: 1440 }]);
    expect(week?.[0]).toEqual(eightToFour);
    expect(week?.[1]).toHaveLength(2); // working without times: the standard hours
    expect(week?.[2]).toEqual([]); // a base calendar is silent about Wednesday
  });

  it('resolves a task calendar from its base, and leaves calendars of resources behind', () => {
    const calendars = [
      { ...STANDARD_CALENDAR, Exceptions: { Exception: [holiday('2026-05-25')] } },
      {
        UID: 2,
        Name: 'Night',
        IsBaseCalendar: 0,
        BaseCalendarUID: 1,
        WeekDays: { WeekDay: [{ DayType: 2, DayWorking: 0 }] },
      },
      { UID: 3, Name: 'Ann', IsBaseCalendar: 0, BaseCalendarUID: 1 },
    ];
    const read = plan([{ CalendarUID: 2 }], { calendars });
    expect(read.calendars.map((each) => each.id)).toEqual(['1', '2']);
    expect(read.calendars[1]?.week[0]).toEqual([]);
    expect(read.calendars[1]?.week[1]).toHaveLength(2);
    expect(read.calendars[1]?.exceptions).toHaveLength(1);
  });

  it('reads working weeks, with null for days that keep their ordinary times', () => {
    const span = { FromDate: '2026-07-01T00:00:00', ToDate: '2026-08-31T23:59:00' };
    const WorkWeek = [{ TimePeriod: span, WeekDays: { WeekDay: [{ DayType: 6, DayWorking: 0 }] } }];
    const weeks = calendar({ WorkWeeks: { WorkWeek } })?.workWeeks;
    expect(weeks?.[0]?.days).toEqual([null, null, null, null, [], null, null]);
  });

  it('reads exceptions of Project 2003 (day type 0) only when there are none of the newer kind', () => {
    const old = {
      DayType: 0,
      DayWorking: 0,
      TimePeriod: { FromDate: '2026-12-24T00:00:00', ToDate: '2026-12-26T23:59:00' },
    };
    const WeekDays = { WeekDay: [...weekDays(), old] };
    expect(calendar({ WeekDays })?.exceptions).toHaveLength(1);
    const both = calendar({ WeekDays, Exceptions: { Exception: [holiday('2026-05-25'), holiday('2026-06-01')] } });
    expect(both?.exceptions).toHaveLength(2);
  });

  it('lets a plain exception win over a recurring one, whatever their order', () => {
    const Exception = [
      { ...holiday('2026-05-25'), DayWorking: 1 },
      {
        Type: 6,
        Period: 1,
        DaysOfWeek: 2,
        DayWorking: 0,
        TimePeriod: { FromDate: '2026-05-18T00:00:00', ToDate: '2026-06-01T23:59:00' },
      },
    ];
    const exceptions = calendar({ Exceptions: { Exception } })?.exceptions;
    expect(exceptions).toHaveLength(4);
    expect(exceptions?.at(-1)?.shifts).toHaveLength(2);
  });

  it('gives a calendar that never works the standard week, and one that is its own base no base', () => {
    const idle = read(
      mspdi([{}], {
        calendars: [
          { UID: 1, Name: 'Idle', IsBaseCalendar: 1, WeekDays: { WeekDay: [{ DayType: 2, DayWorking: 0 }] } },
        ],
      }),
    );
    expect(told(idle)[0]).toContain("The week of calendar 'Idle' (UID 1)");
    const loop = read(mspdi([{}], { calendars: [{ ...STANDARD_CALENDAR, IsBaseCalendar: 0, BaseCalendarUID: 1 }] }));
    expect(told(loop)[0]).toContain('leads back to itself');
  });

  it('uses the standard calendar when the project names none that is there', () => {
    const result = read(mspdi([{}], { project: { CalendarUID: 9 } }));
    expect(planIn(result).plan.defaultCalendarId).toBe('standard');
    expect(told(result)[0]).toContain("('9') is not in the file");
  });

  function holiday(date: string): Elements {
    return {
      Name: 'Holiday',
      Type: 1,
      DayWorking: 0,
      TimePeriod: { FromDate: `${date}T00:00:00`, ToDate: `${date}T23:59:00` },
    };
  }

  function weekDays(): readonly Elements[] {
    return [2, 3, 4, 5, 6].map((DayType) => ({ DayType, DayWorking: 1 }));
  }
});
