import type { PortfolioId, ProgramId } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../audit/index.ts';
import { holdsOnContainer, seesProject, type Viewer } from '../identity/index.ts';
import type { NamedRow } from './store.ts';

/** SQL condition over `portfolio.program t`: a role of the viewer covers it, or he sees a project of it. */
export function seesProgram(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(${holdsOnContainer(viewer, null, { program: 't.id', portfolio: 't.portfolio_id' })} or exists (
    select 1 from portfolio.project p where p.program_id = t.id and p.removed_at is null and ${seesProject(viewer, 'p.id')}))`;
}

/** SQL condition over `portfolio.portfolio t`: the same, a program of it that a role covers among them. */
export function seesPortfolio(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(${holdsOnContainer(viewer, null, { program: null, portfolio: 't.id' })} or exists (
    select 1 from portfolio.program r where r.portfolio_id = t.id
      and ${holdsOnContainer(viewer, null, { program: 'r.id', portfolio: 'r.portfolio_id' })}) or exists (
    select 1 from portfolio.project p left join portfolio.program r on r.id = p.program_id
    where coalesce(p.portfolio_id, r.portfolio_id) = t.id and p.removed_at is null and ${seesProject(viewer, 'p.id')}))`;
}

export async function listSeenPrograms(
  db: Db,
  viewer: Viewer,
): Promise<readonly (NamedRow<ProgramId> & { readonly portfolioId: PortfolioId | null })[]> {
  const { rows } = await sql<NamedRow<ProgramId> & { portfolioId: PortfolioId | null }>`
    select t.id, t.name, t.portfolio_id as "portfolioId" from portfolio.program t where ${seesProgram(viewer)}
    order by lower(t.name), t.id`.execute(db);
  return rows;
}

export async function listSeenPortfolios(db: Db, viewer: Viewer): Promise<readonly NamedRow<PortfolioId>[]> {
  const { rows } = await sql<NamedRow<PortfolioId>>`
    select t.id, t.name from portfolio.portfolio t where ${seesPortfolio(viewer)} order by lower(t.name), t.id`.execute(
    db,
  );
  return rows;
}
