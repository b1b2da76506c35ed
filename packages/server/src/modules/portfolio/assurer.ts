import { type PersonId, type Problem, type ProjectId, problem } from '@sightline/kernel';
import { sql } from 'kysely';
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

/** Who stands where the program manager stands; of several portfolio managers the first by name. Null in a program. */
export async function readAssurer(reading: Reading, projectId: ProjectId): Promise<Assurer | null> {
  const { rows } = await sql<{ id: PersonId; name: string; isDefault: boolean }>`
    select n.id, n.name, n."isDefault" from ${recordsOf(reading, 'portfolio.project')} p cross join lateral (
      select o.id, o.name, false as "isDefault" from ${recordsOf(reading, 'organisation.person')} o where o.id = p.assurer_id
      union all
      select o.id, o.name, true from identity.account_grant g
        join identity.account a on a.id = g.account_id and a.is_active join organisation.person o on o.id = a.person_id
      where p.assurer_id is null and g.role = 'portfolio-manager' and g.scope_kind = 'portfolio' and g.scope_id = p.portfolio_id) n
    where p.id = ${projectId} and p.program_id is null order by n.name, n.id limit 1`.execute(reading.db);
  const [found] = rows;
  return found === undefined ? null : { person: { id: found.id, name: found.name }, isDefault: found.isDefault };
}
