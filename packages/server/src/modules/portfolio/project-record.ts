import type { Id, PersonId, PortfolioId, ProgramId } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type ReadContext, recordsOf } from '../audit/index.ts';
import { unitNamesAt } from '../organisation/index.ts';
import { type Assurer, assurerOf } from './assurer.ts';
import type { Project } from './project.ts';
import { type NamedRow, PROJECT_FIELDS, type ReportedStatus } from './store.ts';

/** A project with the names of what it points at, and what was reported last. */
export type ProjectRecord = Project & {
  readonly sponsor: NamedRow<PersonId> | null;
  readonly manager: NamedRow<PersonId> | null;
  readonly program: NamedRow<ProgramId> | null;
  readonly portfolio: NamedRow<PortfolioId> | null;
  readonly unit: NamedRow<Id<'unit'>> | null;
  readonly assurer: Assurer | null;
  readonly reported: Omit<ReportedStatus, 'projectId'> | null;
};

type Then = Pick<ReadContext, 'asOf' | 'today'>;

/** SQL: the columns of a `ProjectRecord` for a row `p` of the projects. */
export function projectRecord(then: Then): RawBuilder<unknown> {
  const [people, programs] = [recordsOf(then, 'organisation.person'), recordsOf(then, 'portfolio.program')];
  return sql`${PROJECT_FIELDS}, ${named(people, 'p.sponsor_id')} as sponsor, ${named(people, 'p.manager_id')} as manager,
    ${named(programs, 'p.program_id')} as program, ${named(recordsOf(then, 'portfolio.portfolio'), 'p.portfolio_id')} as portfolio,
    ${named(unitNamesAt(then), 'p.unit_id')} as unit, ${assurerOf(then)} as assurer, ${reportedOf(then)} as reported`;
}

function named(rows: RawBuilder<unknown>, column: string): RawBuilder<unknown> {
  return sql`(select json_build_object('id', n.id, 'name', n.name) from ${rows} n where n.id = ${sql.ref(column)})`;
}

function reportedOf(then: Then): RawBuilder<unknown> {
  return sql`(
    select json_build_object('colour', r.colour, 'on', r.reported_on, 'source', r.source)
    from ${recordsOf(then, 'portfolio.status_report')} r where r.project_id = p.id order by r.reported_on desc, r.id desc limit 1)`;
}
