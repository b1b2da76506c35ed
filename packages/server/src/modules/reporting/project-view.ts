import type { portfolioRoutes, ResponseOf, Role } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type ReadContext, recordsOf } from '../audit/index.ts';
import { capabilitiesOnProject, rolesOnProject } from '../identity/index.ts';
import { type Milestone, milestonesOf } from '../plan/index.ts';
import { isClosedTo, type ProjectRecord, projectRecord } from '../portfolio/index.ts';

type ProjectView = ResponseOf<typeof portfolioRoutes.readProject>;
type Row = ProjectRecord & {
  readonly milestones: readonly Omit<Milestone, 'projectId'>[];
  readonly roles: readonly Role[];
};

/**
 * The project's own record with its milestones; nothing of it is computed. Its portfolio is its own field, not its program's: what is
 * shown here can be edited. It is one statement, because half of the cost of a small one is its way there and back.
 */
export async function readProjectView(context: ReadContext, id: ProjectId): Promise<ProjectView | null> {
  const { rows } = await sql<Row>`
    select ${projectRecord(context)}, ${milestonesOf(context, 'p.id')} as milestones, ${rolesOnProject(context, 'p.id')} as roles
    from ${recordsOf(context, 'portfolio.project')} p where p.id = ${id} and p.removed_at is null`.execute(context.db);
  const [found] = rows;
  if (found === undefined) return null;
  const { milestones, roles, ...record } = found;
  return {
    ...record,
    milestones: [...milestones],
    may: capabilitiesOnProject(roles).filter((each) => !isClosedTo(each, record.stage)),
  };
}
