import type { NeedKind, SightRow } from '@sightline/contract';
import type { Id, LocalDate, ProjectId } from '@sightline/kernel';

/** A project as far as a need speaks of it, and all that is computed of it. */
export type WaitingProject = SightRow & { readonly startsOn: LocalDate | null };

type OfProject = { readonly projectId: ProjectId; readonly id: Id<'record'>; readonly key: string };

/** `openSince`: the day on which the record came into the state that it is in. */
export type OpenDecision = OfProject & { readonly name: string; readonly openSince: LocalDate };
export type GateInReview = OfProject & {
  readonly number: number;
  readonly name: string;
  readonly dueOn: LocalDate | null;
};
export type OpenRisk = OfProject & {
  readonly name: string;
  readonly probability: number;
  readonly impact: number;
  readonly owner: string | null;
  readonly response: string | null;
  readonly dueOn: LocalDate | null;
  readonly isResponding: boolean;
};
export type LateIssue = OfProject & { readonly name: string; readonly owner: string | null; readonly dueOn: LocalDate };
export type OpenRequest = OfProject & {
  readonly role: string;
  readonly loadPercent: number;
  readonly startsOn: LocalDate;
  readonly isMust: boolean;
  readonly openSince: LocalDate;
};
/** Months for which somebody reported. */
export type GivenReport = { readonly projectId: ProjectId; readonly periodOn: LocalDate };
export type LooseCost = {
  readonly id: Id<'record'>;
  readonly key: string;
  readonly ledgerRef: string | null;
  readonly description: string | null;
  readonly vendor: string | null;
  readonly project: string | null;
  readonly periodOn: LocalDate;
  /** In the report currency. */
  readonly amountMinor: number;
};

/** All that waits, as it stands on record; `costs` null = the caller may not read them. */
export type Waiting = {
  readonly projects: readonly WaitingProject[];
  readonly decisions: readonly OpenDecision[];
  readonly gates: readonly GateInReview[];
  readonly risks: readonly OpenRisk[];
  readonly issues: readonly LateIssue[];
  readonly requests: readonly OpenRequest[];
  readonly reports: readonly GivenReport[];
  readonly costs: readonly LooseCost[] | null;
};

/** Working days after which something is overdue. */
export const LIMITS = {
  decisionDays: 10,
  requestDays: 10,
  challengeDays: 5,
  reportDays: 5,
  costDays: 5,
} as const;

/** Months that are looked back on for reports. */
export const REPORT_MONTHS = 6;

export const NEED_ORDER: readonly NeedKind[] = [
  'decision',
  'gate',
  'unlike',
  'report',
  'risk',
  'issue',
  'request',
  'cost',
];
