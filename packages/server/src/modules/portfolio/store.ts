import type { Capability } from '@sightline/contract';
import type { Currency, LocalDate, PortfolioId, ProgramId, ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type Db, insertRows, type Reading, recordsOf } from '../audit/index.ts';
import { holdsOnProject, type Viewer } from '../identity/index.ts';
import { columnsOf, type Project, type ProjectFields } from './project.ts';

const PROJECT_SELECT = sql`
  id, version, key, name, sponsor_id as "sponsorId", manager_id as "managerId", assurer_id as "assurerId", program_id as "programId",
  portfolio_id as "portfolioId", tier, priority, stage, go_live_on as "goLiveOn", budget_minor as "budgetMinor",
  spent_minor as "spentMinor", method, unit_id as "unitId", starts_on as "startsOn", ended_on as "endedOn",
  on_hold_since as "onHoldSince", outcome, scope, out_of_scope as "outOfScope", currency`;

export async function readProject(reading: Reading, id: ProjectId): Promise<Project | null> {
  const { rows } = await sql<Project>`
    select ${PROJECT_SELECT} from ${recordsOf(reading, 'portfolio.project')} p
    where id = ${id} and removed_at is null`.execute(reading.db);
  return rows[0] ?? null;
}

/** All projects that are on the line of sight and that the viewer holds the capability on today, by key. */
export async function listProjects(
  reading: Reading,
  viewer: Viewer,
  capability: Capability = 'project.read',
): Promise<readonly Project[]> {
  const { rows } = await sql<Project>`
    select ${PROJECT_SELECT} from ${recordsOf(reading, 'portfolio.project')} p
    where removed_at is null and ${holdsOnProject(viewer, capability, 'p.id')} order by key, id`.execute(reading.db);
  return rows;
}

/** Keys in use, of removed projects too: a key is never given twice. */
export async function listKeys(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`select key from portfolio.keys_in_use() as key`.execute(db);
  return rows.map((row) => row.key);
}

export async function insertProjects(
  db: Db,
  projects: readonly (ProjectFields & { readonly id: ProjectId; readonly key: string; readonly currency: Currency })[],
): Promise<void> {
  await insertRows(
    db,
    'portfolio.project',
    projects.map((project) => ({
      id: project.id,
      version: 1,
      key: project.key,
      currency: project.currency,
      ...columnsOf(project),
    })),
  );
}

export type NamedRow<Id> = { readonly id: Id; readonly name: string };

export async function listPrograms(
  reading: Reading,
): Promise<readonly (NamedRow<ProgramId> & { readonly portfolioId: PortfolioId | null })[]> {
  const { rows } = await sql<NamedRow<ProgramId> & { portfolioId: PortfolioId | null }>`
    select id, name, portfolio_id as "portfolioId" from ${recordsOf(reading, 'portfolio.program')} p
    order by lower(name), id`.execute(reading.db);
  return rows;
}

export async function listPortfolios(reading: Reading): Promise<readonly NamedRow<PortfolioId>[]> {
  const { rows } = await sql<NamedRow<PortfolioId>>`
    select id, name from ${recordsOf(reading, 'portfolio.portfolio')} p order by lower(name), id`.execute(reading.db);
  return rows;
}

export type ReportedStatus = {
  readonly projectId: ProjectId;
  readonly colour: 'green' | 'amber' | 'red';
  readonly on: LocalDate;
  readonly source: 'register' | 'report';
};

/** The newest reported colour of each project, or of one. */
export async function latestStatuses(
  reading: Reading,
  projectId: ProjectId | null,
): Promise<readonly ReportedStatus[]> {
  const { rows } = await sql<ReportedStatus>`
    select distinct on (project_id) project_id as "projectId", colour, reported_on as "on", source
    from ${recordsOf(reading, 'portfolio.status_report')} r where ${projectId}::uuid is null or project_id = ${projectId}
    order by project_id, reported_on desc, id desc`.execute(reading.db);
  return rows;
}

export async function insertStatuses(
  db: Db,
  reports: readonly (ReportedStatus & { readonly id: string })[],
): Promise<void> {
  await insertRows(
    db,
    'portfolio.status_report',
    reports.map((report) => ({
      project_id: report.projectId,
      id: report.id,
      version: 1,
      reported_on: report.on,
      colour: report.colour,
      source: report.source,
    })),
  );
}
