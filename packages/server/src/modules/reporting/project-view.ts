import type { portfolioRoutes, ResponseOf } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type ReadContext, recordsOf } from '../audit/index.ts';
import { capabilitiesOn } from '../identity/index.ts';
import { unitNamesAt } from '../organisation/index.ts';
import { listMilestones } from '../plan/index.ts';
import { isClosedTo, latestStatuses, readAssurer, readProject } from '../portfolio/index.ts';

type ProjectView = ResponseOf<typeof portfolioRoutes.readProject>;

/**
 * The project's own record with its milestones; nothing of it is computed. Its portfolio is its own field, not its program's: what is
 * shown here can be edited.
 */
export async function readProjectView(context: ReadContext, id: ProjectId): Promise<ProjectView | null> {
  const [project, names, [status], milestones, may, assurer] = await Promise.all([
    readProject(context, id),
    namesAround(context, id),
    latestStatuses(context, id),
    listMilestones(context, id),
    capabilitiesOn(context.db, context, id),
    readAssurer(context, id),
  ]);
  if (project === null) return null;
  const { sponsorId, managerId, assurerId: _assurer, programId, portfolioId, unitId, ...fields } = project;
  return {
    ...fields,
    sponsor: named(sponsorId, names?.sponsor),
    manager: named(managerId, names?.manager),
    assurer,
    program: named(programId, names?.program),
    portfolio: named(portfolioId, names?.portfolio),
    unit: named(unitId, names?.unit),
    reported: status === undefined ? null : { colour: status.colour, on: status.on, source: status.source },
    milestones: milestones.map(({ projectId: _project, ...milestone }) => milestone),
    may: may.filter((each) => !isClosedTo(each, project.stage)),
  };
}

type Names = Readonly<Record<'sponsor' | 'manager' | 'program' | 'portfolio' | 'unit', string | null>>;

async function namesAround(reading: ReadContext, id: ProjectId): Promise<Names | undefined> {
  const { rows } = await sql<Names>`
    select s.name as sponsor, m.name as manager, r.name as program, o.name as portfolio, u.name as unit
    from ${recordsOf(reading, 'portfolio.project')} p
    left join ${recordsOf(reading, 'organisation.person')} s on s.id = p.sponsor_id
    left join ${recordsOf(reading, 'organisation.person')} m on m.id = p.manager_id
    left join ${recordsOf(reading, 'portfolio.program')} r on r.id = p.program_id
    left join ${recordsOf(reading, 'portfolio.portfolio')} o on o.id = p.portfolio_id
    left join ${unitNamesAt(reading)} u on u.id = p.unit_id
    where p.id = ${id}`.execute(reading.db);
  return rows[0];
}

function named<Id>(id: Id | null, name: string | null | undefined): { id: Id; name: string } | null {
  return id === null || name === null || name === undefined ? null : { id, name };
}
