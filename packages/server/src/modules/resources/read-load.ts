import type { ResponseOf, roleLoadRoutes } from '@sightline/contract';
import { sql } from 'kysely';
import { definedRecordsOf, type ReadContext, recordsOf } from '../audit/index.ts';
import { holdsOnProject } from '../identity/index.ts';
import { loadPeriods } from './load-periods.ts';
import { type LoadBooking, type LoadFacts, type LoadResource, type LoadTaken, roleLoad } from './role-load.ts';

type Answer = ResponseOf<typeof roleLoadRoutes.readRoleLoad>;
type RoleId = NonNullable<Answer['roles'][number]['id']>;
type Role = { readonly id: RoleId; readonly name: string };

/** Roles that are booked or have resources, by name; what names no role stands last. */
export async function readRoleLoad(context: ReadContext): Promise<Answer> {
  const periods = loadPeriods(context.today);
  const [roles, facts] = await Promise.all([listRoles(context), readFacts(context)]);
  const loads = roleLoad(periods, facts);
  const named = [...roles, { id: null, name: 'Without a role' }];
  return {
    periods: [...periods],
    roles: named.flatMap(({ id, name }) => {
      const cells = loads.get(id ?? '');
      const resources = facts.resources.filter(({ roleId }) => roleId === id).length;
      return cells === undefined ? [] : [{ id, name, resources, cells: [...cells] }];
    }),
  };
}

async function listRoles(context: ReadContext): Promise<readonly Role[]> {
  const { rows } = await sql<Role>`
    select id, name from ${definedRecordsOf(context, 'resources.role')} r order by lower(name), id`.execute(context.db);
  return rows;
}

async function readFacts(context: ReadContext): Promise<LoadFacts> {
  const { db } = context;
  const [resources, absences, lineWork, bookings] = await Promise.all([
    sql<LoadResource>`
      select t.id, t.role_id as "roleId", t.full_time_percent as "fullTimePercent", t.starts_on as "startsOn", t.ends_on as "endsOn",
        coalesce(t.usual_work_percent, r.usual_work_percent, 0) as "usualWorkPercent"
      from ${definedRecordsOf(context, 'resources.resource')} t
        left join ${definedRecordsOf(context, 'resources.role')} r on r.id = t.role_id`.execute(db),
    sql<LoadFacts['absences'][number]>`
      select resource_id as "resourceId", starts_on as "startsOn", ends_on as "endsOn"
      from ${definedRecordsOf(context, 'resources.absence')} t`.execute(db),
    sql<LoadTaken>`
      select resource_id as "resourceId", starts_on as "startsOn", ends_on as "endsOn", load_percent as "loadPercent"
      from ${definedRecordsOf(context, 'resources.line_work')} t`.execute(db),
    readBookings(context),
  ]);
  return { resources: resources.rows, absences: absences.rows, lineWork: lineWork.rows, bookings };
}

/** Of the projects that the caller sees. */
async function readBookings(context: ReadContext): Promise<readonly LoadBooking[]> {
  const { rows } = await sql<LoadBooking>`
    select t.role_id as "roleId", t.resource_id as "resourceId", t.starts_on as "startsOn", t.ends_on as "endsOn",
      t.load_percent as "loadPercent", t.is_hard as "isHard"
    from ${definedRecordsOf(context, 'deployment.booking')} t
    where ${holdsOnProject(context, 'project.read', 't.project_id')} and exists (
      select 1 from ${recordsOf(context, 'portfolio.project')} p where p.id = t.project_id and p.removed_at is null)`.execute(
    context.db,
  );
  return rows;
}
