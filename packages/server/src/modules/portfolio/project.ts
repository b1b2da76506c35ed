import type { ProjectMethod, ProjectOutcome, Stage, Tier } from '@sightline/contract';
import type { Currency, Id, LocalDate, PersonId, PortfolioId, ProgramId, ProjectId } from '@sightline/kernel';

/** A project as the register holds it; everything that a plan file adds stands in the plan module. */
export type Project = {
  readonly id: ProjectId;
  readonly version: number;
  readonly key: string;
  readonly name: string;
  readonly sponsorId: PersonId | null;
  readonly managerId: PersonId | null;
  /** Only outside any program; null = its portfolio manager. */
  readonly assurerId: PersonId | null;
  readonly programId: ProgramId | null;
  readonly portfolioId: PortfolioId | null;
  readonly tier: Tier | null;
  readonly priority: number | null;
  readonly stage: Stage;
  readonly goLiveOn: LocalDate | null;
  readonly budgetMinor: number | null;
  readonly spentMinor: number | null;
  readonly method: ProjectMethod | null;
  readonly unitId: Id<'unit'> | null;
  readonly startsOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly onHoldSince: LocalDate | null;
  readonly outcome: ProjectOutcome | null;
  readonly scope: string | null;
  readonly outOfScope: string | null;
  readonly currency: Currency;
};

export type ProjectFields = Omit<Project, 'id' | 'version' | 'key' | 'currency'>;

/** What a project is when nothing but its name is known. A register's work is under way unless it says otherwise. */
export const EMPTY_FIELDS: Omit<ProjectFields, 'name'> = {
  sponsorId: null,
  managerId: null,
  assurerId: null,
  programId: null,
  portfolioId: null,
  tier: null,
  priority: null,
  stage: 'deliver',
  goLiveOn: null,
  budgetMinor: null,
  spentMinor: null,
  method: null,
  unitId: null,
  startsOn: null,
  endedOn: null,
  onHoldSince: null,
  outcome: null,
  scope: null,
  outOfScope: null,
};

/** Column of each field that can be written. */
export const PROJECT_COLUMNS: Readonly<Record<keyof ProjectFields, string>> = {
  name: 'name',
  sponsorId: 'sponsor_id',
  managerId: 'manager_id',
  assurerId: 'assurer_id',
  programId: 'program_id',
  portfolioId: 'portfolio_id',
  tier: 'tier',
  priority: 'priority',
  stage: 'stage',
  goLiveOn: 'go_live_on',
  budgetMinor: 'budget_minor',
  spentMinor: 'spent_minor',
  method: 'method',
  unitId: 'unit_id',
  startsOn: 'starts_on',
  endedOn: 'ended_on',
  onHoldSince: 'on_hold_since',
  outcome: 'outcome',
  scope: 'scope',
  outOfScope: 'out_of_scope',
};

export function columnsOf(fields: Partial<ProjectFields>): Record<string, unknown> {
  return Object.fromEntries(
    (Object.keys(PROJECT_COLUMNS) as (keyof ProjectFields)[])
      .filter((field) => fields[field] !== undefined)
      .map((field) => [PROJECT_COLUMNS[field], fields[field]]),
  );
}

/** The next free `PRJ-n` keys after those in use. */
export function nextKeys(used: readonly string[], count: number): readonly string[] {
  const numbers = used.map((key) => Number(/^PRJ-(\d{1,9})$/i.exec(key)?.[1] ?? 0));
  const first = numbers.reduce((most, number) => Math.max(most, number), 100) + 1;
  return Array.from({ length: count }, (_, index) => `PRJ-${first + index}`);
}
