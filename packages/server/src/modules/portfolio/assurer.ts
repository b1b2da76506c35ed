import { type PersonId, type Problem, problem } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type Reading, recordsOf } from '../audit/index.ts';
import type { ProjectFields } from './project.ts';

export type Assurer = {
  readonly person: { readonly id: PersonId; readonly name: string };
  /** true: nobody was named, so the portfolio manager stands there. */
  readonly isDefault: boolean;
};

/** An assurer is named outside programs only. A project that enters one loses the name by itself. */
export function assurerProblems({ assurerId, programId }: Partial<ProjectFields>): readonly Problem[] {
  const isNamed = (assurerId ?? null) !== null && (programId ?? null) !== null;
  return isNamed ? [problem('portfolio.assurer-in-program')] : [];
}

/**
 * SQL: who stands where the program manager stands, for a row `p` of the projects, as JSON of an `Assurer`; of several portfolio managers
 * the first by name. Null in a program.
 */
export function assurerOf(reading: Pick<Reading, 'asOf'>): RawBuilder<unknown> {
  return sql`case when p.program_id is null then (
    select json_build_object('person', json_build_object('id', n.id, 'name', n.name), 'isDefault', n.is_default) from (
      select o.id, o.name, false as is_default from ${recordsOf(reading, 'organisation.person')} o where o.id = p.assurer_id
      union all
      select o.id, o.name, true from identity.account_grant g
        join identity.account a on a.id = g.account_id and a.is_active
        join organisation.person o on o.id = a.person_id
      where p.assurer_id is null and g.role = 'portfolio-manager' and g.scope_kind = 'portfolio' and g.scope_id = p.portfolio_id) n
    order by n.name, n.id limit 1) end`;
}
