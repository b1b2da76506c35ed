import type { PortfolioId, ProgramId } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type ReadContext, recordsOf } from '../audit/index.ts';
import { holdsOnContainer, holdsOverAll, seesProject, type Viewer } from '../identity/index.ts';
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

/** Those that the viewer may see today, and of those that are gone by now the ones that he could see everything of, as they were. */
export async function listSeenPrograms(
  context: ReadContext,
): Promise<readonly (NamedRow<ProgramId> & { readonly portfolioId: PortfolioId | null })[]> {
  const { rows } = await sql<NamedRow<ProgramId> & { portfolioId: PortfolioId | null }>`
    select r.id, r.name, r.portfolio_id as "portfolioId" from ${recordsOf(context, 'portfolio.program')} r
    where ${sawProgram(context)} order by lower(r.name), r.id`.execute(context.db);
  return rows;
}

export async function listSeenPortfolios(context: ReadContext): Promise<readonly NamedRow<PortfolioId>[]> {
  const { rows } = await sql<NamedRow<PortfolioId>>`
    select r.id, r.name from ${recordsOf(context, 'portfolio.portfolio')} r
    where ${sawPortfolio(context)} order by lower(r.name), r.id`.execute(context.db);
  return rows;
}

/** SQL condition over rows `r` of a past moment: seen today, or gone by now and seen by whoever could see everything. */
export function sawProgram(viewer: Viewer): RawBuilder<boolean> {
  const isSeen = sql`exists (select 1 from portfolio.program t where t.id = r.id and ${seesProgram(viewer)})`;
  return sql<boolean>`(${isSeen} or ${isGoneFrom(viewer, 'portfolio.program')})`;
}

export function sawPortfolio(viewer: Viewer): RawBuilder<boolean> {
  const isSeen = sql`exists (select 1 from portfolio.portfolio t where t.id = r.id and ${seesPortfolio(viewer)})`;
  return sql<boolean>`(${isSeen} or ${isGoneFrom(viewer, 'portfolio.portfolio')})`;
}

/** Nobody has a right on what is not there, but whoever holds a role over everything. */
function isGoneFrom(viewer: Viewer, table: 'portfolio.program' | 'portfolio.portfolio'): RawBuilder<boolean> {
  return sql<boolean>`(not exists (select 1 from ${sql.table(table)} t where t.id = r.id) and ${holdsOverAll(viewer)})`;
}
