import type { Currency, Id, LocalDate, LocalMinute, Money } from '@sightline/kernel';
import type { BASES, CATEGORIES, Colour, FINDING_KINDS, Stage, TOUCH_MODES } from './spec/index.ts';

/** Every record says that it came with the demo, so that removal finds exactly these and nobody's own work. */
type Demo<Kind extends string, Fields> = { readonly id: Id<Kind>; readonly origin: 'demo' } & {
  readonly [K in keyof Fields]: Fields[K];
};

export type UnitId = Id<'unit'>;
type Of<Kind extends string> = Id<Kind>;

// Organisation
export type Unit = Demo<
  'unit',
  {
    name: string;
    kind: 'department' | 'team';
    parentId: UnitId | null;
    head: { personId: Of<'person'>; title: string } | null;
    headcount: number | null;
    /** What the unit can take in of change, in points a month (domain 2.9); null where only its department counts. */
    capacityPoints: number | null;
    validFrom: LocalDate | null;
    validTo: LocalDate | null;
  }
>;
export type Site = Demo<'site', { name: string; calendarId: Of<'calendar'> }>;
export type WorkCalendar = Demo<
  'calendar',
  {
    name: string;
    /** Shifts of each working day, Monday to Friday, in minutes of the day. */
    shifts: readonly { readonly start: number; readonly finish: number }[];
    holidays: readonly { readonly on: LocalDate; readonly name: string }[];
  }
>;
/** `systemIds` null = every production system. */
export type Freeze = Demo<
  'freeze',
  { name: string; systemIds: readonly Of<'system'>[] | null; from: LocalDate; to: LocalDate }
>;
export type Regulation = Demo<
  'regulation',
  {
    name: string;
    authority: string;
    dueOn: LocalDate;
    text: string;
    /** What must flow from one system to another once the rule holds. */
    flows: readonly { readonly sourceId: Of<'system'>; readonly targetId: Of<'system'>; readonly what: string }[];
  }
>;

// People
export type Role = Demo<
  'role',
  { name: string; costClass: string; dayRate: Money; bauPercent: number; unitId: UnitId }
>;
export type Person = Demo<
  'person',
  {
    name: string;
    roleId: Of<'role'>;
    unitId: UnitId;
    siteId: Of<'site'>;
    skills: readonly { readonly name: string; readonly level: number }[];
    weeklyMinutes: number;
    leaveDays: number;
    employment: 'staff' | 'contractor';
    joinedOn: LocalDate | null;
    leavesOn: LocalDate | null;
  }
>;
export type Absence = Demo<'absence', { personId: Of<'person'>; kind: string; from: LocalDate; to: LocalDate }>;
export type Persona = Demo<'account', { personId: Of<'person'>; signInName: string; asRole: string }>;

// Strategy and structure
export type Objective = Demo<'objective', { name: string; weightPercent: number; ownerId: Of<'person'> }>;
export type KeyResult = Demo<
  'key-result',
  { objectiveId: Of<'objective'>; name: string; unit: string; baseline: number; target: number; dueOn: LocalDate }
>;
export type Contribution = Demo<
  'contribution',
  {
    projectId: Of<'project'>;
    objectiveId: Of<'objective'>;
    sharePercent: number;
    state: 'assessed' | 'agreed';
    scoredOn: LocalDate;
  }
>;
export type Portfolio = Demo<
  'portfolio',
  { name: string; directorId: Of<'person'>; envelopes: readonly { readonly year: number; readonly amount: Money }[] }
>;
export type Program = Demo<
  'program',
  { name: string; portfolioId: Of<'portfolio'>; managerId: Of<'person'>; sponsorId: Of<'person'> }
>;
export type Project = Demo<
  'project',
  {
    key: string;
    name: string;
    tier: 'S' | 'M' | 'L' | 'XL';
    stage: Stage;
    onHoldSince: LocalDate | null;
    method: 'predictive' | 'agile' | 'vendor-run';
    basis: (typeof BASES)[number];
    portfolioId: Of<'portfolio'>;
    programId: Of<'program'> | null;
    /** Who assures where no program manager does. */
    assurerId: Of<'person'> | null;
    unitId: UnitId;
    sponsorId: Of<'person'>;
    managerId: Of<'person'> | null;
    isConfidential: boolean;
    scope: readonly string[];
    outOfScope: readonly string[];
    startOn: LocalDate;
    baselineGoLiveOn: LocalDate;
    forecastGoLiveOn: LocalDate | null;
    endedOn: LocalDate | null;
    outcome: 'successful' | 'successful-without-benefits' | 'failed' | 'cancelled' | null;
    remark: string | null;
  }
>;
/** Points of change (1 to 5) that a project brings to a unit at go-live. */
export type Impact = Demo<'impact', { projectId: Of<'project'>; unitId: UnitId; points: number }>;

// Landscape
export type System = Demo<
  'system',
  {
    name: string;
    aliases: readonly string[];
    ownerUnitId: UnitId;
    lifecycle: 'planned' | 'live' | 'retiring' | 'retired';
  }
>;
export type SystemRelation = Demo<
  'system-relation',
  { sourceId: Of<'system'>; kind: 'hosted-on' | 'feeds'; targetId: Of<'system'> }
>;
export type DataEntity = Demo<
  'data-entity',
  {
    name: string;
    masterId: Of<'system'>;
    identifier: string;
    format: string;
    change: { projectId: Of<'project'>; format: string } | null;
  }
>;
export type Touch = Demo<
  'touch',
  { projectId: Of<'project'>; systemId: Of<'system'>; mode: (typeof TOUCH_MODES)[number] }
>;
export type Vendor = Demo<'vendor', { name: string; spellings: readonly string[]; parentId: Of<'vendor'> | null }>;
export type VendorContract = Demo<
  'vendor-contract',
  {
    vendorId: Of<'vendor'>;
    /** As the paper has it. */
    spelling: string;
    projectId: Of<'project'>;
    systemId: Of<'system'> | null;
    what: string;
    value: Money;
    from: LocalDate;
    to: LocalDate;
  }
>;

// Plan
export type Task = Demo<
  'task',
  {
    projectId: Of<'project'>;
    parentId: Of<'task'> | null;
    wbs: string;
    name: string;
    kind: 'summary' | 'task' | 'finish-milestone';
    calendarId: Of<'calendar'>;
    durationMinutes: number;
    /** Planned value of the whole task; null where the project is not measured by earned value. */
    budget: Money | null;
    roleId: Of<'role'> | null;
    constraint: { kind: 'finish-no-earlier-than' | 'must-finish-on'; at: LocalMinute } | null;
    percentComplete: number;
    actualStart: LocalMinute | null;
    actualFinish: LocalMinute | null;
  }
>;
export type TaskLink = Demo<
  'link',
  {
    projectId: Of<'project'>;
    predecessorId: Of<'task'>;
    successorId: Of<'task'>;
    type: 'FS';
    lagMinutes: number;
  }
>;
export type Baseline = Demo<
  'baseline',
  {
    projectId: Of<'project'>;
    number: number;
    approvedOn: LocalDate;
    budget: Money;
    goLiveOn: LocalDate;
    tasks: readonly { readonly taskId: Of<'task'>; readonly start: LocalMinute; readonly finish: LocalMinute }[];
  }
>;
/** Tier 1 is seen by the portfolio, 2 by the program, 3 by the project only. */
export type Milestone = Demo<
  'milestone',
  {
    projectId: Of<'project'>;
    taskId: Of<'task'>;
    name: string;
    tier: number;
    baselineOn: LocalDate | null;
    forecastOn: LocalDate | null;
    actualOn: LocalDate | null;
  }
>;
export type Dependency = Demo<
  'dependency',
  {
    providerId: Of<'project'>;
    consumerId: Of<'project'>;
    what: string;
    needByOn: LocalDate;
    promisedOn: LocalDate;
    state: 'proposed' | 'agreed' | 'at_risk';
  }
>;
export type Deliverable = Demo<
  'deliverable',
  { projectId: Of<'project'>; name: string; taskId: Of<'task'>; state: 'planned' | 'in_review' | 'accepted' }
>;
export type Sprint = Demo<
  'sprint',
  {
    projectId: Of<'project'>;
    number: number;
    from: LocalDate;
    to: LocalDate;
    plannedPoints: number;
    acceptedPoints: number;
    source: 'tracker';
  }
>;

// Money. `month` is the last day of the fiscal month.
export type CostCategory = 'labour' | 'vendor' | 'licence';
export type BudgetLine = Demo<
  'budget-line',
  { projectId: Of<'project'>; month: LocalDate; category: CostCategory; amount: Money }
>;
export type ActualCost = Demo<
  'actual-cost',
  {
    /** null = spending in the ledger that names no project. */
    projectId: Of<'project'> | null;
    /** Where the line should have gone, when it was posted to the wrong project. */
    belongsToId: Of<'project'> | null;
    unitId: UnitId;
    month: LocalDate;
    category: CostCategory;
    text: string;
    amount: Money;
  }
>;
/** The manager's own estimate at completion, as given in that month. */
export type Forecast = Demo<'forecast', { projectId: Of<'project'>; month: LocalDate; estimateAtCompletion: Money }>;
export type FundingRequest = Demo<
  'funding-request',
  { projectId: Of<'project'>; year: number; amount: Money; isMandatory: boolean }
>;

// Deployment
export type Booking = Demo<
  'booking',
  {
    /** null = work of the line that is no project. */
    projectId: Of<'project'> | null;
    what: string;
    roleId: Of<'role'>;
    /** null = the role is asked for, nobody is named yet. */
    personId: Of<'person'> | null;
    from: LocalDate;
    to: LocalDate;
    grain: 'week' | 'month';
    percent: number;
    firmness: 'soft' | 'hard';
  }
>;
export type ResourceRequest = Demo<
  'resource-request',
  {
    projectId: Of<'project'>;
    roleId: Of<'role'>;
    percent: number;
    from: LocalDate;
    to: LocalDate;
    requestedOn: LocalDate;
    isMustHave: boolean;
    state: 'requested' | 'proposed' | 'accepted' | 'fulfilled';
  }
>;

// Registers
export type Category = (typeof CATEGORIES)[number];
export type Risk = Demo<
  'risk',
  {
    projectId: Of<'project'>;
    kind: 'threat' | 'opportunity';
    cause: string;
    event: string;
    effect: string;
    category: Category;
    /** 1 to 5 each. */
    probability: number;
    impact: number;
    vendorId: Of<'vendor'> | null;
    ownerId: Of<'person'> | null;
    response: 'avoid' | 'reduce' | 'transfer' | 'accept' | 'exploit' | 'share' | null;
    raisedOn: LocalDate;
    state: 'open' | 'responding' | 'closed';
  }
>;
export type Issue = Demo<
  'issue',
  {
    projectId: Of<'project'>;
    text: string;
    priority: number;
    ownerId: Of<'person'> | null;
    raisedOn: LocalDate;
    dueOn: LocalDate;
    state: 'open' | 'in_progress' | 'resolved';
  }
>;
export type Assumption = Demo<
  'assumption',
  {
    projectId: Of<'project'>;
    text: string;
    about: { systemId: Of<'system'>; expects: string } | null;
    validateByOn: LocalDate;
    state: 'open' | 'validated';
  }
>;
/** What a project says that it will not deliver (yet). */
export type Exclusion = Demo<
  'exclusion',
  { projectId: Of<'project'>; systemId: Of<'system'>; what: string; untilOn: LocalDate }
>;
export type Decision = Demo<
  'decision',
  {
    projectId: Of<'project'>;
    question: string;
    outcome: string | null;
    rationale: string | null;
    askedOn: LocalDate;
    decidedOn: LocalDate | null;
    deciderId: Of<'person'>;
    state: 'proposed' | 'decided';
  }
>;
export type ChangeRequest = Demo<
  'change-request',
  {
    projectId: Of<'project'>;
    text: string;
    dimension: 'scope' | 'schedule' | 'cost';
    cost: Money;
    days: number;
    raisedOn: LocalDate;
    decidedOn: LocalDate | null;
    state: 'submitted' | 'approved' | 'rejected';
  }
>;
export type Benefit = Demo<
  'benefit',
  {
    projectId: Of<'project'>;
    kpi: string;
    unit: string;
    unitId: UnitId;
    ownerId: Of<'person'>;
    baseline: number;
    target: number;
    /** How much of the change from baseline to target this project claims, in the unit of the KPI. */
    claim: number;
    yearlyValue: Money;
    state: 'planned' | 'realising' | 'realised' | 'not_realised';
  }
>;
export type Lesson = Demo<
  'lesson',
  {
    projectId: Of<'project'>;
    situation: string;
    cause: string;
    recommendation: string;
    tag: string;
    capturedOn: LocalDate;
  }
>;
export type Demand = Demo<
  'demand',
  { title: string; unitId: UnitId; raisedOn: LocalDate; state: 'submitted' | 'screening' }
>;

// Governance
export type GateDecision =
  | { readonly state: 'not_due' }
  | { readonly state: 'scheduled'; readonly dueOn: LocalDate }
  | { readonly state: 'in_review'; readonly dueOn: LocalDate; readonly submittedOn: LocalDate }
  | { readonly state: 'passed'; readonly decidedOn: LocalDate; readonly deciderId: Of<'person'> };
export type Gate = Demo<
  'gate',
  {
    projectId: Of<'project'>;
    number: number;
    name: string;
    decision: GateDecision;
    checklist: readonly { readonly kind: EvidenceKind; readonly isMet: boolean }[];
  }
>;
export type EvidenceKind = 'business-case' | 'charter' | 'privacy-assessment' | 'baseline' | 'acceptance' | 'handover';
export type ProjectDocument = Demo<
  'document',
  { projectId: Of<'project'>; kind: 'business-case' | 'charter' | 'privacy-assessment'; approvedOn: LocalDate }
>;
export type Tolerance = Demo<
  'tolerance',
  {
    projectId: Of<'project'>;
    dimension: 'schedule' | 'cost' | 'scope' | 'benefit';
    limit: number;
    unit: 'working-days' | 'percent';
  }
>;
export type StatusReport = Demo<
  'status-report',
  {
    projectId: Of<'project'>;
    month: LocalDate;
    submittedOn: LocalDate;
    dueOn: LocalDate;
    authorId: Of<'person'>;
    overall: Colour;
    schedule: Colour;
    cost: Colour;
    scope: Colour;
    quality: Colour;
    resource: Colour;
    risk: Colour;
    benefit: Colour;
    achieved: string;
    next: string;
    help: string;
  }
>;

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
