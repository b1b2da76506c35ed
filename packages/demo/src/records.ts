import type { Currency, LocalDate, LocalMinute } from '@sightline/kernel';
import type {
  ActualCost,
  Assumption,
  Baseline,
  Benefit,
  Booking,
  BudgetLine,
  ChangeRequest,
  Decision,
  Deliverable,
  Demand,
  Dependency,
  Exclusion,
  Forecast,
  FundingRequest,
  Gate,
  Issue,
  Lesson,
  Milestone,
  ProjectDocument,
  ResourceRequest,
  Risk,
  Sprint,
  StatusReport,
  Task,
  TaskLink,
  Tolerance,
} from './delivery-records.ts';
import type {
  Absence,
  Contribution,
  DataEntity,
  Freeze,
  Impact,
  KeyResult,
  Objective,
  Person,
  Persona,
  Portfolio,
  Program,
  Project,
  Regulation,
  Role,
  Site,
  System,
  SystemRelation,
  Touch,
  Unit,
  Vendor,
  VendorContract,
  WorkCalendar,
} from './house-records.ts';
import type { Of } from './record.ts';
import type { FINDING_KINDS, Stage } from './spec/index.ts';

export type * from './delivery-records.ts';
export type * from './house-records.ts';
export type { UnitId } from './record.ts';

// What is hidden in the data
export type Planted = {
  readonly id: string;
  readonly kind: (typeof FINDING_KINDS)[number];
  readonly severity: 'critical' | 'high' | 'medium';
  readonly title: string;
  readonly projectIds: readonly Of<'project'>[];
  /** Ids of the systems, people, units, vendors, freezes, rules and roles that the finding rests on. */
  readonly evidenceIds: readonly string[];
};

/** What one past day brought; the loader turns each into one back-dated command. */
export type Batch = { readonly on: LocalDate; readonly projectId: Of<'project'> } & BatchContent;
export type BatchContent =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'baseline'; readonly baselineId: Of<'baseline'> }
  | { readonly kind: 'progress'; readonly tasks: readonly TaskProgress[] }
  | {
      readonly kind: 'month';
      readonly month: LocalDate;
      readonly actualIds: readonly Of<'actual-cost'>[];
      readonly forecastId: Of<'forecast'> | null;
    }
  | { readonly kind: 'report'; readonly reportId: Of<'status-report'> };
export type TaskProgress = {
  readonly taskId: Of<'task'>;
  readonly percentComplete: number;
  readonly actualStart: LocalMinute;
  readonly actualFinish: LocalMinute | null;
};

/** All tables of the demo. Each list is in the order in which it can be loaded. */
export type DemoRecords = {
  readonly calendars: readonly WorkCalendar[];
  readonly sites: readonly Site[];
  readonly units: readonly Unit[];
  readonly roles: readonly Role[];
  readonly people: readonly Person[];
  readonly absences: readonly Absence[];
  readonly personas: readonly Persona[];
  readonly objectives: readonly Objective[];
  readonly keyResults: readonly KeyResult[];
  readonly systems: readonly System[];
  readonly systemRelations: readonly SystemRelation[];
  readonly freezes: readonly Freeze[];
  readonly regulations: readonly Regulation[];
  readonly vendors: readonly Vendor[];
  readonly portfolios: readonly Portfolio[];
  readonly programs: readonly Program[];
  readonly projects: readonly Project[];
  readonly dataEntities: readonly DataEntity[];
  readonly touches: readonly Touch[];
  readonly impacts: readonly Impact[];
  readonly contributions: readonly Contribution[];
  readonly vendorContracts: readonly VendorContract[];
  readonly tasks: readonly Task[];
  readonly links: readonly TaskLink[];
  readonly baselines: readonly Baseline[];
  readonly milestones: readonly Milestone[];
  readonly dependencies: readonly Dependency[];
  readonly deliverables: readonly Deliverable[];
  readonly sprints: readonly Sprint[];
  readonly budgetLines: readonly BudgetLine[];
  readonly actualCosts: readonly ActualCost[];
  readonly forecasts: readonly Forecast[];
  readonly fundingRequests: readonly FundingRequest[];
  readonly bookings: readonly Booking[];
  readonly resourceRequests: readonly ResourceRequest[];
  readonly risks: readonly Risk[];
  readonly issues: readonly Issue[];
  readonly assumptions: readonly Assumption[];
  readonly exclusions: readonly Exclusion[];
  readonly decisions: readonly Decision[];
  readonly changeRequests: readonly ChangeRequest[];
  readonly benefits: readonly Benefit[];
  readonly lessons: readonly Lesson[];
  readonly demands: readonly Demand[];
  readonly gates: readonly Gate[];
  readonly documents: readonly ProjectDocument[];
  readonly tolerances: readonly Tolerance[];
  readonly statusReports: readonly StatusReport[];
};

export type DemoOrganisation = {
  readonly name: string;
  readonly employees: number;
  readonly currency: Currency;
  /** The Friday on or before the anchor. */
  readonly statusOn: LocalDate;
  /** The last day of the last closed fiscal month; earned value and actual cost are both given at this day. */
  readonly closedOn: LocalDate;
  readonly boardOn: LocalDate;
  readonly records: DemoRecords;
  /** Oldest first; of one day in the order of loading. Replaying all of it leads to `records`. */
  readonly timeline: readonly Batch[];
  readonly planted: readonly Planted[];
};
