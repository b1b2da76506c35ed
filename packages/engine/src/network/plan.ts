import type { LocalMinute } from '@sightline/kernel';
import type { Calendar } from '../calendar/calendar.ts';

/** Whose scheduling rules decide (design decision 8): ours, Microsoft Project's, or Primavera P6's. */
export type RuleProfile = 'native' | 'msproject' | 'p6';

/** One project's network as the engine reads it. Ids are unique in their list; all durations are minutes of a named calendar. */
export type Plan = {
  readonly profile: RuleProfile;
  readonly start: LocalMinute;
  /** Data date (P6) or status date; null when the plan has none. */
  readonly statusAt: LocalMinute | null;
  /** Must-finish-by: where the backward pass starts if it is given, else at the latest early finish. */
  readonly finishBy: LocalMinute | null;
  readonly defaultCalendarId: string;
  readonly calendars: readonly Calendar[];
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
  readonly options: PlanOptions;
};

export type PlanOptions = {
  /** true: a hard date (must start, must finish, no later than) wins over logic (Microsoft Project's default). */
  readonly honourConstraints: boolean;
  readonly lagCalendar: 'predecessor' | 'successor' | 'project' | 'continuous';
  readonly outOfSequence: 'retained-logic' | 'progress-override' | 'actual-dates';
  /** A task is critical when its total float is at most this many working minutes. */
  readonly criticalFloatMinutes: number;
};

export type PlanTask = {
  readonly id: string;
  readonly kind: TaskKind;
  /** Id of the enclosing summary, null at the top. */
  readonly parentId: string | null;
  /** Working minutes of the task's calendar, or wall-clock minutes when `isElapsed`. 0 for milestones; ignored on summaries. */
  readonly durationMinutes: number;
  readonly isElapsed: boolean;
  /** Working minutes still to do; null = derived from duration and percent complete. */
  readonly remainingMinutes: number | null;
  /** null = the plan's default calendar. */
  readonly calendarId: string | null;
  readonly constraints: readonly TaskConstraint[];
  readonly deadline: LocalMinute | null;
  readonly actualStart: LocalMinute | null;
  readonly actualFinish: LocalMinute | null;
  /** 0 to 100, of duration. */
  readonly percentComplete: number;
  /** Dates that a person fixed by hand (Microsoft Project's manual tasks); null = scheduled by the engine. */
  readonly manual: { readonly start: LocalMinute | null; readonly finish: LocalMinute | null } | null;
  /** false = left out of the whole calculation. */
  readonly isActive: boolean;
  /** Wall-clock minutes added to the start by levelling. */
  readonly levellingDelayMinutes: number;
};

export type TaskKind = 'task' | 'start-milestone' | 'finish-milestone' | 'summary' | 'level-of-effort';

export type ConstraintKind =
  | 'as-late-as-possible'
  | 'start-no-earlier-than'
  | 'start-no-later-than'
  | 'finish-no-earlier-than'
  | 'finish-no-later-than'
  | 'must-start-on'
  | 'must-finish-on';

/** As-soon-as-possible is the absence of a constraint. `at` is null only for `as-late-as-possible`. `isMandatory` breaks logic (P6 mandatory dates). */
export type TaskConstraint = {
  readonly kind: ConstraintKind;
  readonly at: LocalMinute | null;
  readonly isMandatory: boolean;
};

export type LinkType = 'FS' | 'SS' | 'FF' | 'SF';

export type PlanLink = {
  readonly id: string;
  readonly predecessorId: string;
  readonly successorId: string;
  readonly type: LinkType;
  readonly lag: Lag;
};

/** `amount` is minutes, or percent of the predecessor's duration; negative = lead. Elapsed lags ignore calendars. */
export type Lag = { readonly amount: number; readonly unit: 'working' | 'elapsed' | 'percent' | 'elapsed-percent' };

/** The dates of one task and why they are so. All positions are civil minutes; floats are working minutes of the task's calendar. */
export type TaskDates = {
  readonly taskId: string;
  /** Expected dates: actual where it happened, else early. */
  readonly start: LocalMinute;
  readonly finish: LocalMinute;
  readonly earlyStart: LocalMinute;
  readonly earlyFinish: LocalMinute;
  readonly lateStart: LocalMinute;
  readonly lateFinish: LocalMinute;
  readonly totalFloatMinutes: number;
  readonly freeFloatMinutes: number;
  readonly isCritical: boolean;
  readonly startCause: Cause;
  readonly finishCause: Cause;
};

/** What set a date; following `taskId` leads back to the project start. */
export type Cause =
  | { readonly kind: 'project-start' }
  | { readonly kind: 'status-date' }
  | { readonly kind: 'link'; readonly linkId: string; readonly taskId: string }
  | { readonly kind: 'constraint'; readonly constraint: ConstraintKind; readonly at: LocalMinute | null }
  | { readonly kind: 'actual' }
  | { readonly kind: 'manual' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'children'; readonly taskId: string }
  | { readonly kind: 'levelling' };

export type Schedule = {
  readonly tasks: readonly TaskDates[];
  readonly start: LocalMinute;
  readonly finish: LocalMinute;
};
