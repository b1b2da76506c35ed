import type { LocalDate, Money } from '@sightline/kernel';
import type { Demo, Of, UnitId } from './record.ts';
import type { BASES, Stage, TOUCH_MODES } from './spec/index.ts';

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
