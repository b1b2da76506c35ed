import type { ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { definedRecordsOf, isOfProject, type Reading } from '../audit/index.ts';

/** Benefits that are still to come. */
export type OpenBenefits = {
  readonly projectId: ProjectId;
  readonly open: number;
  readonly withoutOwner: number;
  /** The name of the first one without an owner. */
  readonly worst: string | null;
};

/** Of all projects that promise some, or of one. */
export async function listOpenBenefits(
  reading: Reading,
  projectId: ProjectId | null,
): Promise<readonly OpenBenefits[]> {
  const { rows } = await sql<OpenBenefits>`
    select project_id as "projectId", count(*) as open, count(*) filter (where owner_id is null) as "withoutOwner",
      (array_agg(name order by key, id) filter (where owner_id is null))[1] as worst
    from ${definedRecordsOf(reading, 'value.benefit')} b
    where state in ('identified', 'planned', 'realising') and type <> 'dis-benefit'
      and ${isOfProject('b.project_id', projectId)}
    group by project_id`.execute(reading.db);
  return rows;
}
