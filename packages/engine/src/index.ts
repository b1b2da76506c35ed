export type * from './calendar/calendar.ts';
export type * from './network/plan.ts';
