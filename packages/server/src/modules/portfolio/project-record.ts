import type { PersonId, PortfolioId, ProgramId } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type PastTable, type Reading, recordsOf } from '../audit/index.ts';
import { type Assurer, assurerOf } from './assurer.ts';
import type { Project } from './project.ts';
import { type NamedRow, PROJECT_FIELDS, type ReportedStatus } from './store.ts';

/** A project with the names of what it points at, and what was reported last. */
export type ProjectRecord = Project & {
  readonly sponsor: NamedRow<PersonId> | null;
  readonly manager: NamedRow<PersonId> | null;
  readonly program: NamedRow<ProgramId> | null;
  readonly portfolio: NamedRow<PortfolioId> | null;
  readonly assurer: Assurer | null;
  readonly reported: Omit<ReportedStatus, 'projectId'> | null;
};

/** SQL: the columns of a `ProjectRecord` for a row `p` of the projects. */
export function projectRecord(reading: Pick<Reading, 'asOf'>): RawBuilder<unknown> {
  const named = (table: PastTable, column: string) => sql`(
    select json_build_object('id', n.id, 'name', n.name) from ${recordsOf(reading, table)} n where n.id = ${sql.ref(column)})`;
  return sql`${PROJECT_FIELDS}, ${named('organisation.person', 'p.sponsor_id')} as sponsor,
    ${named('organisation.person', 'p.manager_id')} as manager, ${named('portfolio.program', 'p.program_id')} as program,
    ${named('portfolio.portfolio', 'p.portfolio_id')} as portfolio, ${assurerOf(reading)} as assurer,
    ${reportedOf(reading)} as reported`;
}

function reportedOf(reading: Pick<Reading, 'asOf'>): RawBuilder<unknown> {
  return sql`(
    select json_build_object('colour', r.colour, 'on', r.reported_on, 'source', r.source)
    from ${recordsOf(reading, 'portfolio.status_report')} r where r.project_id = p.id order by r.reported_on desc, r.id desc limit 1)`;
}
