import type { Capability } from '@sightline/contract';
import type { Currency, LocalDate, PortfolioId, ProgramId, ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type Db, insertRows } from '../audit/index.ts';
import { holdsOnProject, type Viewer } from '../identity/index.ts';
import { columnsOf, type Project, type ProjectFields } from './project.ts';

const PROJECT_SELECT = sql`
  id, version, key, name, sponsor_id as "sponsorId", manager_id as "managerId", assurer_id as "assurerId", program_id as "programId",
  portfolio_id as "portfolioId", tier, priority, stage, go_live_on as "goLiveOn", budget_minor as "budgetMinor",
  spent_minor as "spentMinor", currency`;

export async function readProject(db: Db, id: ProjectId): Promise<Project | null> {
  const { rows } = await sql<Project>`
    select ${PROJECT_SELECT} from portfolio.project where id = ${id} and removed_at is null`.execute(db);
  return rows[0] ?? null;
}

/** All projects that are on the line of sight and that the viewer holds the capability on, by key. */
export async function listProjects(
  db: Db,
  viewer: Viewer,
  capability: Capability = 'project.read',
): Promise<readonly Project[]> {
  const { rows } = await sql<Project>`
    select ${PROJECT_SELECT} from portfolio.project
    where removed_at is null and ${holdsOnProject(viewer, capability, 'portfolio.project.id')} order by key, id`.execute(
    db,
  );
  return rows;
}

/** Keys in use, of removed projects too: a key is never given twice. */
export async function listKeys(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`select key from portfolio.project`.execute(db);
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
  db: Db,
): Promise<readonly (NamedRow<ProgramId> & { readonly portfolioId: PortfolioId | null })[]> {
  const { rows } = await sql<NamedRow<ProgramId> & { portfolioId: PortfolioId | null }>`
    select id, name, portfolio_id as "portfolioId" from portfolio.program order by lower(name), id`.execute(db);
  return rows;
}

export async function listPortfolios(db: Db): Promise<readonly NamedRow<PortfolioId>[]> {
  const { rows } = await sql<
    NamedRow<PortfolioId>
  >`select id, name from portfolio.portfolio order by lower(name), id`.execute(db);
  return rows;
}

export type ReportedStatus = {
  readonly projectId: ProjectId;
  readonly colour: 'green' | 'amber' | 'red';
  readonly on: LocalDate;
  readonly source: 'register' | 'report';
};

/** The newest reported colour of each project, or of one. */
export async function latestStatuses(db: Db, projectId: ProjectId | null): Promise<readonly ReportedStatus[]> {
  const { rows } = await sql<ReportedStatus>`
    select distinct on (project_id) project_id as "projectId", colour, reported_on as "on", source
    from portfolio.status_report where ${projectId}::uuid is null or project_id = ${projectId}
    order by project_id, reported_on desc, id desc`.execute(db);
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
