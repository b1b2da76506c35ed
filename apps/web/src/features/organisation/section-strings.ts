import type { AuthorityLimit } from '@sightline/contract';
import { counted, plain } from '../../lib/format.ts';
import type { SizeField } from './section-draft.ts';

const FIELDS: Readonly<Record<SizeField, string>> = {
  budgetTo: 'budget up to',
  monthsTo: 'months up to',
  managerLoad: '% of a manager',
  scheduleChecks: 'plan checks',
};

export const sectionStrings = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  calendar: 'Working calendar',
  calendarNote: 'When the clocks of answers and hand-overs run',
  hoursOf: (day: string) => `Hours of ${day}`,
  free: 'free',
  days: 'Days that differ',
  noDays: 'No holidays yet. Clocks run through them until they are here.',
  dayOn: 'Day',
  dayName: 'Name of the day',
  dayHours: 'Hours',
  addDay: 'Add day',
  removeDay: (name: string, on: string) => `Take out ${name} on ${on}`,
  keepDay: (name: string, on: string) => `Leave ${name} on ${on} in`,
  gone: 'taken out',
  coming: 'new',
  none: 'none',
  notHours: (text: string) => `“${text}” is not read as hours. Type them as 09:00-17:00, or nothing for a free day.`,
  notDate: (text: string) => `“${text}” is not a date. Type it as 1 Mar 27 or 2027-03-01.`,
  nameNeeded: 'Type what the day is called.',
  sizes: 'Sizes of projects',
  sizesNote: 'The larger of budget and duration decides which size is proposed',
  size: 'Size',
  sizeField: (size: string, field: SizeField) => `${size}, ${FIELDS[field]}`,
  budgetTo: (currency: string) => `Budget up to, ${currency}`,
  monthsTo: 'Months up to',
  managerLoad: '% of a manager',
  scheduleChecks: 'Plan checks',
  checks: { light: 'Light', full: 'All' },
  above: 'above',
  notWhole: (text: string) => `“${text}” is not a number. Type one such as 250,000.`,
  limits: 'Limits of authority',
  limitsNote: 'Up to where a role decides by itself',
  noLimits: 'No limits yet. Nothing asks for them until changes and budgets are approved here.',
  role: 'Role',
  where: 'Portfolio',
  everywhere: 'All portfolios',
  aPortfolio: 'One portfolio',
  amountTo: (currency: string) => `Amount up to, ${currency}`,
  delayDaysTo: 'Working days up to',
  addLimit: 'Set limit',
  removeLimit: (role: string, where: string) => `Take out the limit of ${role}, ${where}`,
  keepLimit: (role: string, where: string) => `Leave the limit of ${role}, ${where}`,
  withoutLimit: 'no limit',
  amount: (value: number | null) => (value === null ? 'no limit' : plain(value)),
  delay: (value: number | null) => (value === null ? 'no limit' : counted(value, 'day')),
  limit: ({ amountTo, delayDaysTo }: Pick<AuthorityLimit, 'amountTo' | 'delayDaysTo'>) =>
    `${amountTo === null ? 'any amount' : plain(amountTo)}, ${delayDaysTo === null ? 'any delay' : counted(delayDaysTo, 'day')}`,
  holders: (count: number) => (count === 0 ? 'nobody has this role' : `${counted(count, 'account')} with this role`),
  wouldPropose: (count: number) =>
    count === 0
      ? 'No project would be proposed another size'
      : `${counted(count, 'project')} would be proposed another size`,
  ofJudged: (projects: number, unknown: number) =>
    `of ${counted(projects, 'project')}${unknown === 0 ? '' : `; ${plain(unknown)} have neither budget nor plan`}`,
  sizeChange: (from: string | null, to: string | null) => `${from ?? 'none'} to ${to ?? 'none'}`,
  stated: (size: string | null) => (size === null ? 'The register states none' : `The register states ${size}`),
  clocks: 'A clock that begins today ends',
  clock: (days: number) => `After ${counted(days, 'working day')}`,
  limitsEffect: 'Nothing is decided by limits yet: they stand ready for changes and budgets.',
};
