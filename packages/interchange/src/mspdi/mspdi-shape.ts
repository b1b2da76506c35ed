import type { Shape } from '../xml/records.ts';

/** Microsoft's MSPDI schema (mspdi_pj12.xsd), cut down to what a plan needs; the rest is counted or skipped. */

const WORKING_TIMES: Shape = { fields: [], records: { WorkingTime: { fields: ['FromTime', 'ToTime'] } } };
const TIME_PERIOD: Shape = { fields: ['FromDate', 'ToDate'] };

const WEEK_DAYS: Shape = {
  fields: [],
  records: {
    WeekDay: {
      fields: ['DayType', 'DayWorking'],
      records: { TimePeriod: TIME_PERIOD, WorkingTimes: WORKING_TIMES },
    },
  },
};

const EXCEPTION: Shape = {
  fields: [
    'Name',
    'Type',
    'Period',
    'DaysOfWeek',
    'MonthItem',
    'MonthPosition',
    'Month',
    'MonthDay',
    'DayWorking',
    'EnteredByOccurrences',
    'Occurrences',
  ],
  records: { TimePeriod: TIME_PERIOD, WorkingTimes: WORKING_TIMES },
};

const CALENDAR: Shape = {
  fields: ['UID', 'Name', 'IsBaseCalendar', 'BaseCalendarUID'],
  records: {
    WeekDays: WEEK_DAYS,
    Exceptions: { fields: [], records: { Exception: EXCEPTION } },
    WorkWeeks: {
      fields: [],
      records: { WorkWeek: { fields: ['Name'], records: { TimePeriod: TIME_PERIOD, WeekDays: WEEK_DAYS } } },
    },
  },
};

const TASK: Shape = {
  fields: [
    'UID',
    'GUID',
    'ID',
    'Name',
    'IsNull',
    'WBS',
    'OutlineLevel',
    'Active',
    'Manual',
    'Start',
    'Finish',
    'Duration',
    'DurationFormat',
    'ManualStart',
    'ManualFinish',
    'ManualDuration',
    'RemainingDuration',
    'ActualStart',
    'ActualFinish',
    'PercentComplete',
    'Milestone',
    'ExternalTask',
    'EarlyStart',
    'EarlyFinish',
    'LateStart',
    'LateFinish',
    'TotalSlack',
    'CalendarUID',
    'ConstraintType',
    'ConstraintDate',
    'Deadline',
    'LevelingDelay',
    'ActualCost',
    'Cost',
    'HyperlinkAddress',
    'Notes',
  ],
  records: {
    PredecessorLink: { fields: ['PredecessorUID', 'Type', 'CrossProject', 'CrossProjectName', 'LinkLag', 'LagFormat'] },
    Baseline: { fields: ['Number', 'Start', 'Finish', 'Cost'] },
  },
  counted: ['ExtendedAttribute', 'OutlineCode', 'TimephasedData'],
};

export const PROJECT: Shape = {
  fields: [
    'SaveVersion',
    'BuildNumber',
    'UID',
    'GUID',
    'Name',
    'Title',
    'ScheduleFromStart',
    'StartDate',
    'FinishDate',
    'CriticalSlackLimit',
    'CurrencyCode',
    'CalendarUID',
    'MinutesPerDay',
    'StatusDate',
    'HonorConstraints',
  ],
  records: {
    Calendars: { fields: [], records: { Calendar: CALENDAR } },
    Tasks: { fields: [], records: { Task: TASK } },
    Resources: {
      fields: [],
      records: { Resource: { fields: ['UID', 'IsNull'], counted: ['ExtendedAttribute', 'OutlineCode'] } },
    },
    Assignments: {
      fields: [],
      records: {
        Assignment: { fields: ['ResourceUID'], counted: ['ExtendedAttribute', 'TimephasedData'] },
      },
    },
  },
};
