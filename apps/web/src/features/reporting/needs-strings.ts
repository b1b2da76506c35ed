import type { NeedKind } from '@sightline/contract';
import { counted, plain } from '../../lib/format.ts';

const names: Readonly<Record<NeedKind, readonly [one: string, many: string]>> = {
  decision: ['Decision overdue', 'Decisions overdue'],
  gate: ['Gate to decide', 'Gates to decide'],
  unlike: ['Report unlike computed', 'Reports unlike computed'],
  report: ['Report missing', 'Reports missing'],
  risk: ['Red risk unanswered', 'Red risks unanswered'],
  issue: ['Issue overdue', 'Issues overdue'],
  request: ['Request for people open', 'Requests for people open'],
  cost: ['Cost without project', 'Costs without project'],
};

export const needsStrings = {
  title: 'Needs you',
  label: 'What needs you',
  reading: 'Reading what needs you',
  failed: 'What needs you could not be read',
  kept: 'The projects below are not touched by it.',
  nothing: 'Nothing needs you today.',
  nothingOf: 'None of these waits any more.',
  items: (count: number) => counted(count, 'item'),
  kind: (kind: NeedKind, count: number) => names[kind][count === 1 ? 0 : 1],
  kinds: 'What waits',
  choice: (kind: NeedKind, count: number) => `${names[kind][count === 1 ? 0 : 1]}: ${plain(count)}`,
  more: (count: number) => `and ${counted(count, 'more kind')}`,
  clock: (lateDays: number | null): string | null => {
    if (lateDays === null) return null;
    if (lateDays === 0) return 'due today';
    return lateDays > 0 ? `${counted(lateDays, 'day')} overdue` : `${counted(-lateDays, 'day')} left`;
  },
  worst: (key: string | undefined, what: string) => (key === undefined ? what : `${key} ${what}`),
  shown: (shown: number, count: number) =>
    shown < count ? `${plain(shown)} of ${plain(count)}, most value at risk first` : 'Most value at risk first',
  valuation: 'Value at risk',
  atRisk: 'At risk',
  unknownValue: 'not known',
  clockHead: 'Clock',
  due: (day: string) => `due ${day}`,
  noDue: 'no day set',
  manager: 'Project manager',
  noManager: 'none named',
  next: 'Next step',
  open: (key: string) => `Open ${key}`,
  why: 'Why computed is so',
  openProject: 'Open project',
} as const;
