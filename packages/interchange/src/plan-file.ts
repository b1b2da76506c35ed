import type { Calendar, Plan } from '@sightline/engine';
import type { LocalMinute, Problem } from '@sightline/kernel';

/** What the bytes turned out to be, by content first and name second. */
export type FileFormat =
  | 'mspdi'
  | 'xer'
  | 'pmxml'
  | 'mpp'
  | 'mpx'
  | 'ganttproject'
  | 'planner'
  | 'zip'
  | 'xlsx'
  | 'csv'
  | 'unknown';

/** One file's plans: a Microsoft Project file holds one, a Primavera file one or more. */
export type PlanFile = {
  readonly format: FileFormat;
  /** e.g. `Microsoft Project 2016` or `P6 20.12`, as far as the file says. */
  readonly producedBy: string | null;
  readonly plans: readonly ImportedPlan[];
  /** What the file holds that Sightline does not carry over yet, with counts: nothing is dropped in silence. */
  readonly notCarried: readonly NotCarried[];
  /** Only severities below `error`: a file with an error has no `PlanFile`. */
  readonly problems: readonly Problem[];
};

export type NotCarried = { readonly what: NotCarriedKind; readonly count: number };

/** Each has a sentence (what and why) in the catalogue under `interchange.not-carried-<kind>`. */
export type NotCarriedKind =
  | 'resources'
  | 'assignments'
  | 'custom-fields'
  | 'attachments'
  | 'notes'
  | 'further-baselines'
  | 'timephased-data'
  | 'costs'
  | 'activity-codes'
  | 'external-links'
  | 'recurring-exceptions'
  | 'expected-finishes'
  | 'suspensions'
  | 'empty-summaries'
  | 'summary-activities'
  | 'other-tables';

/** One project of a file: the network for the engine, and what stands beside it. `plan.tasks`, `tasks` have the same order and ids. */
export type ImportedPlan = {
  /** GUID, proj_id or the like; stable over exports of the same project. */
  readonly externalId: string;
  readonly name: string;
  readonly plan: Plan;
  readonly tasks: readonly ImportedTask[];
  /** Named calendars in the plan, for display. */
  readonly calendars: readonly Calendar[];
  readonly currency: string | null;
  /** Working minutes that the file calls a day; used only to show durations in days. */
  readonly minutesPerDay: number;
  /** The project's finish as the file stores it. */
  readonly storedFinish: LocalMinute | null;
};

export type ImportedTask = {
  /** Equals the `PlanTask.id` in `plan`. */
  readonly id: string;
  /** UID (MSPDI), task_id (XER), or `wbs-<wbs_id>` for a node of P6's work breakdown. */
  readonly externalId: string;
  /** GUID where the file has one. */
  readonly guid: string | null;
  /** ID column (MSPDI) or activity code (XER): what its users call the task. */
  readonly code: string;
  readonly wbs: string;
  readonly name: string;
  /** 1 = top. */
  readonly outlineLevel: number;
  readonly baselineStart: LocalMinute | null;
  readonly baselineFinish: LocalMinute | null;
  /** Minor units of the file's currency; null = the file gives none. A summary has what the file stores: its roll-up, or nothing. */
  readonly baselineCostMinor: number | null;
  readonly actualCostMinor: number | null;
  /** The dates that the producing tool stored: the judge of our engine. */
  readonly stored: StoredDates;
  readonly notes: string | null;
};

export type StoredDates = {
  readonly start: LocalMinute | null;
  readonly finish: LocalMinute | null;
  readonly earlyStart: LocalMinute | null;
  readonly earlyFinish: LocalMinute | null;
  readonly lateStart: LocalMinute | null;
  readonly lateFinish: LocalMinute | null;
  readonly totalFloatMinutes: number | null;
};
