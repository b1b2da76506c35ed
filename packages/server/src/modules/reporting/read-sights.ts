import type { Currency, Instant, LocalDate, PersonId, PortfolioId, ProgramId, ProjectId } from '@sightline/kernel';
import { assert } from '@sightline/kernel';
import type { ReadContext, Reading } from '../audit/index.ts';
import { type LedgerSum, listLedgerSums } from '../finance/index.ts';
import {
  endOfDayIn,
  listExchangeRates,
  listPeople,
  listPeriods,
  type Organisation,
  readOrganisation,
  readStatusRules,
  type StatusRules,
} from '../organisation/index.ts';
import { listMilestones, listSummaries, type Milestone, type ProjectSummary } from '../plan/index.ts';
import {
  latestStatuses,
  listPortfolios,
  listPrograms,
  listProjects,
  type Project,
  type ReportedStatus,
  readProject,
} from '../portfolio/index.ts';
import { earnedValueFacts } from './earned-value-facts.ts';
import { lastClose, reportFacts } from './last-close.ts';
import { planFactsOf } from './plan-facts.ts';
import { type CostForecast, isEnded, type ProjectFacts } from './project-facts.ts';
import { type Dimensions, readDimensions } from './read-dimensions.ts';
import { type ReportMoney, reportMoney } from './report-money.ts';

/** One project with everything that names it and everything that its computed values rest on. */
export type Sight = {
  readonly project: Project;
  readonly sponsor: Ref<PersonId> | null;
  readonly manager: Ref<PersonId> | null;
  readonly program: Ref<ProgramId> | null;
  /** Its own, else its program's: a project of a program rolls up to the program's portfolio. */
  readonly portfolio: Ref<PortfolioId> | null;
  readonly reported: Omit<ReportedStatus, 'projectId'> | null;
  readonly milestones: readonly Milestone[];
  readonly money: ReportMoney;
  readonly facts: ProjectFacts;
};
type Ref<Id> = { readonly id: Id; readonly name: string };

export type Sights = {
  readonly currency: Currency;
  readonly today: LocalDate;
  readonly rules: StatusRules;
  readonly sights: readonly Sight[];
};

/** All projects, or the one, in a number of queries that does not depend on how many there are. */
export async function readSights(context: ReadContext, projectId: ProjectId | null): Promise<Sights> {
  const { today } = context;
  const [organisation, periods] = await Promise.all([readFounded(context), listPeriods(context)]);
  const closedOn = lastClose(periods, today);
  const [rules, rates, projects, people, programs, portfolios, statuses, milestones, summaries, sums, dimensionsOf] =
    await Promise.all([
      readStatusRules(context),
      listExchangeRates(context),
      projectId === null
        ? listProjects(context, context)
        : readProject(context, projectId).then((one) => (one === null ? [] : [one])),
      listPeople(context),
      listPrograms(context),
      listPortfolios(context),
      latestStatuses(context, projectId),
      listMilestones(context, projectId),
      listSummaries(context, projectId),
      listLedgerSums(context, projectId, closedOn),
      readDimensions(context, projectId, closedOn),
    ]);
  const { currency, zone } = organisation;
  const close = atClose(context, endOfDayIn(zone, closedOn));
  const closed = sums.length === 0 ? [] : await listSummaries(close, projectId);
  const names = {
    people: byId(people),
    programs: byId(programs),
    portfolios: byId(portfolios),
    statuses: new Map(statuses.map((status) => [status.projectId, status])),
    milestones: byProject(milestones),
    summaries: new Map(summaries.map((summary) => [summary.projectId, summary])),
    closed: new Map(closed.map((summary) => [summary.projectId, summary])),
    dimensionsOf,
    sums: new Map(sums.map((sum) => [sum.projectId, sum])),
  };
  return {
    currency,
    today,
    rules,
    sights: projects.map((project) => sightOf(project, names, { currency, today, closedOn, rules, rates })),
  };
}

/** A read of an earlier instant stays there. */
function atClose({ db, asOf }: ReadContext, end: Instant): Reading {
  return { db, asOf: asOf !== null && asOf < end ? asOf : end };
}

/** Before its first day an organisation has no projects yet, but its name and currency: an empty answer names them. */
async function readFounded(reading: Reading): Promise<Organisation> {
  const founded = (await readOrganisation(reading)) ?? (await readOrganisation({ ...reading, asOf: null }));
  assert(founded !== null, 'a session exists only in an organisation');
  return founded;
}

type Names = {
  readonly people: ReadonlyMap<PersonId, Ref<PersonId>>;
  readonly programs: ReadonlyMap<ProgramId, Ref<ProgramId> & { readonly portfolioId: PortfolioId | null }>;
  readonly portfolios: ReadonlyMap<PortfolioId, Ref<PortfolioId>>;
  readonly statuses: ReadonlyMap<ProjectId, ReportedStatus>;
  readonly milestones: ReadonlyMap<ProjectId, readonly Milestone[]>;
  readonly summaries: ReadonlyMap<ProjectId, ProjectSummary>;
  /** The same at the last close. */
  readonly closed: ReadonlyMap<ProjectId, ProjectSummary>;
  readonly sums: ReadonlyMap<ProjectId, LedgerSum>;
  readonly dimensionsOf: (id: ProjectId) => Dimensions;
};

type Frame = Pick<ProjectFacts, 'currency' | 'today' | 'rules' | 'rates'> & { readonly closedOn: LocalDate };

function sightOf(project: Project, names: Names, frame: Frame): Sight {
  const program = found(names.programs, project.programId);
  const milestones = names.milestones.get(project.id) ?? [];
  const summary = names.summaries.get(project.id) ?? null;
  const stage = project.onHoldSince !== null && !isEnded(project) ? 'on-hold' : project.stage;
  const sum = names.sums.get(project.id) ?? null;
  const money = reportMoney(project, sum, frame);
  const { toGo, reportedOn, areReportsKept, ...dimensions } = names.dimensionsOf(project.id);
  const earned = earnedValueFacts(
    {
      now: summary?.earnedValue ?? null,
      atClose: names.closed.get(project.id)?.earnedValue ?? null,
      ledger: sum?.closed ?? null,
      isEnded: isEnded(project),
    },
    frame,
  );
  const plan = summary === null ? null : planFactsOf(summary, earned);
  const status = names.statuses.get(project.id) ?? null;
  return {
    project,
    sponsor: found(names.people, project.sponsorId),
    manager: found(names.people, project.managerId),
    program,
    portfolio: found(names.portfolios, project.portfolioId ?? program?.portfolioId ?? null),
    reported: status === null ? null : { colour: status.colour, on: status.on, source: status.source },
    milestones,
    money,
    facts: {
      ...frame,
      ...registerFactsOf(project, money),
      stage,
      ...dimensions,
      milestones,
      plan,
      reports: reportFacts({ ...frame, stage, reportedOn, startOn: plan?.startOn ?? null, areReportsKept }),
      forecast: money.hasNoRate ? null : forecastOf(toGo, sum?.closed.spentMinor ?? money.spentMinor),
    },
  };
}

/** What the months to come are forecast to cost is no estimate before something says what those before them did. */
function forecastOf(toGo: Dimensions['toGo'], spentMinor: number | null): CostForecast | null {
  return toGo === null || spentMinor === null ? null : { ...toGo, spentMinor };
}

/** Money without a rate says nothing beside limits in the report currency. */
function registerFactsOf({ goLiveOn, forecastOn }: Project, { hasNoRate, ...money }: ReportMoney) {
  const { budgetMinor, spentMinor, ledgerLines } = money;
  const dates = { goLiveOn, forecastOn };
  if (hasNoRate) return { ...dates, budgetMinor: null, spentMinor: null, ledgerLines: null };
  return { ...dates, budgetMinor, spentMinor, ledgerLines };
}

function byId<Id, T extends { readonly id: Id }>(rows: readonly T[]): ReadonlyMap<T['id'], T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function byProject<T extends { readonly projectId: ProjectId }>(
  rows: readonly T[],
): ReadonlyMap<ProjectId, readonly T[]> {
  const groups = new Map<ProjectId, T[]>();
  for (const row of rows) {
    const group = groups.get(row.projectId);
    if (group === undefined) groups.set(row.projectId, [row]);
    else group.push(row);
  }
  return groups;
}

function found<Id, T>(map: ReadonlyMap<Id, T>, id: Id | null): T | null {
  return id === null ? null : (map.get(id) ?? null);
}
