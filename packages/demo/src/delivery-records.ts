import type { LocalDate, LocalMinute, Money } from '@sightline/kernel';
import type { Demo, Of, UnitId } from './record.ts';
import type { CATEGORIES, Colour } from './spec/index.ts';

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
