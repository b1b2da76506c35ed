import type { ChangedField, NamedSince } from '@sightline/contract';
import { counted } from '../../lib/format.ts';

const named: Readonly<Record<NamedSince, string>> = {
  close: 'the last close',
  week: 'a week ago',
  month: 'a month ago',
};

const fields: Readonly<Record<ChangedField, string>> = {
  reported: 'Reported',
  computed: 'Computed',
  stage: 'Stage',
  finishOn: 'Finish',
  slipDays: 'Slip',
  budgetMinor: 'Budget',
  spentMinor: 'Spent',
};

export const changesStrings = {
  control: 'Changes since',
  choose: 'Compare with',
  named,
  otherDay: 'Another day',
  otherDayHint: '20 Oct 2026',
  compare: 'Compare',
  stop: 'Stop comparing',
  showList: 'List the changes',
  ahead: 'That day is not past yet. Type an earlier one.',
  title: (day: string) => `Changes since ${day}`,
  opening: 'Changes',
  note: (changed: number, unchanged: number) => `${counted(changed, 'project')} changed, ${unchanged} as before`,
  reading: 'Reading what has moved',
  failed: 'What has moved could not be read',
  kept: 'The grid stays as it is.',
  none: 'Nothing has moved since then.',
  fresh: 'New since then',
  gone: 'No longer here',
  fields,
  arrow: 'to',
  unknown: 'none',
  days: (count: string) => `${count} d`,
  isNow: (value: string) => `now ${value}`,
  why: 'Why computed is so',
  openProject: 'Open project',
  was: (before: string, day: string) => `${before} on ${day}`,
  wasNotThere: (day: string) => `Not here on ${day}`,
} as const;
