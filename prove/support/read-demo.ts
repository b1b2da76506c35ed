import type { Batch, DemoOrganisation, DemoRecords } from '@sightline/demo';
import { dateOf, type LocalDate, type LocalMinute } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../packages/server/src/modules/audit/index.ts';

/** The tables that detectors look into. */
type Read = Pick<
  DemoRecords,
  | 'units'
  | 'roles'
  | 'people'
  | 'bookings'
  | 'projects'
  | 'systems'
  | 'systemRelations'
  | 'freezes'
  | 'regulations'
  | 'dataEntities'
  | 'portfolios'
  | 'touches'
  | 'impacts'
  | 'contributions'
  | 'dependencies'
  | 'calendars'
  | 'tasks'
  | 'links'
  | 'baselines'
  | 'actualCosts'
  | 'fundingRequests'
  | 'risks'
  | 'assumptions'
  | 'exclusions'
  | 'benefits'
  | 'gates'
  | 'documents'
  | 'statusReports'
>;

const MONEY = (column: string) => sql.raw(`json_build_object('minor', ${column})`);

/**
 * The organisation as the database holds it, in the shape that the detectors read: nothing here knows the description that it was
 * made from. Fields that no detector reads are not there.
 */
export async function readDemo(db: Db): Promise<DemoOrganisation> {
  const records: Record<string, unknown> = {};
  for (const [name, query] of Object.entries(QUERIES)) {
    const { rows } = await query.execute(db);
    records[name] = rows;
  }
  const statusOn = await statusDate(db);
  const closed = await sql<{ on: LocalDate }>`
    select max(last_on) as on from organisation.period where state = 'closed'`.execute(db);
  return {
    records: records as unknown as DemoRecords,
    statusOn,
    closedOn: closed.rows[0]?.on ?? statusOn,
    timeline: await progressOf(db),
  } as unknown as DemoOrganisation;
}

async function statusDate(db: Db): Promise<LocalDate> {
  const { rows } = await sql<{ at: LocalMinute }>`select max(status_minute) as at from plan.plan`.execute(db);
  const at = rows[0]?.at;
  if (at === undefined) throw new Error('no plan has a status date');
  return dateOf(at);
}

/** What each day said of the tasks, from their history. */
async function progressOf(db: Db): Promise<readonly Batch[]> {
  const { rows } = await sql<Batch>`
    select to_char(sys_from, 'YYYY-MM-DD') as on, 'progress' as kind, project_id as "projectId",
      json_agg(json_build_object('taskId', id, 'percentComplete', percent_complete)) as tasks
    from plan.task_history group by 1, 2, 3 order by 1, 3`.execute(db);
  return rows;
}

/** The last milestone for the whole portfolio, else the end of the plan. */
const GO_LIVE = sql`coalesce(
  (select max(coalesce(m.actual_on, m.forecast_on)) from plan.milestone m where m.project_id = p.id and m.tier = 1),
  (select date '1970-01-01' + s.finish_minute / 1440 from plan.schedule_summary s where s.project_id = p.id))`;
const IS_VALUED = sql`exists (select from plan.task t where t.project_id = p.id and t.baseline_cost_minor > 0)`;

const QUERIES: { readonly [Name in keyof Read]: RawBuilder<unknown> } = {
  units: sql`select u.id, (select points from resources.change_capacity c where c.unit_id = u.id) as "capacityPoints"
    from organisation.unit u order by u.id`,
  roles: sql`select id from resources.role order by id`,
  people: sql`select person_id as id, role_id as "roleId" from resources.resource where person_id is not null order by id`,
  bookings: sql`
    select b.project_id as "projectId", b.role_id as "roleId", r.person_id as "personId", b.starts_on as from, b.ends_on as to,
      b.load_percent as percent from deployment.booking b left join resources.resource r on r.id = b.resource_id
    union all
    select null, r.role_id, r.person_id, w.starts_on, w.ends_on, w.load_percent
    from resources.line_work w join resources.resource r on r.id = w.resource_id`,
  projects: sql`
    select p.id, p.stage, p.on_hold_since as "onHoldSince", p.ended_on as "endedOn", p.manager_id as "managerId",
      p.program_id as "programId", p.starts_on as "startOn", p.go_live_on as "baselineGoLiveOn", ${GO_LIVE} as "forecastGoLiveOn",
      case when ${IS_VALUED} then 'earned-value' end as basis
    from portfolio.project p order by p.key`,
  systems: sql`select id, name, coalesce(aliases, '{}') as aliases from landscape.system order by id`,
  systemRelations: sql`
    select 'hosted-on' as kind, id as "sourceId", hosted_on_id as "targetId" from landscape.system where hosted_on_id is not null
    union all select 'feeds', source_id, target_id from landscape.feed`,
  freezes: sql`
    select starts_on as from, ends_on as to, case when not covers_all then array(
      select s.system_id from landscape.frozen_system s where s.freeze_id = f.id) end as "systemIds" from landscape.freeze f`,
  regulations: sql`
    select id, coalesce((select json_agg(json_build_object('sourceId', source_id, 'targetId', target_id))
      from landscape.regulated_flow f where f.regulation_id = r.id), '[]') as flows from landscape.regulation r`,
  dataEntities: sql`
    select id, master_id as "masterId", (select json_build_object('projectId', project_id, 'format', format)
      from delivery.format_change c where c.data_entity_id = e.id limit 1) as change from landscape.data_entity e`,
  portfolios: sql`
    select id, coalesce((select json_agg(json_build_object('amount', ${MONEY('amount_minor')})) from strategy.envelope e
        where e.portfolio_id = p.id), '[]') as envelopes from portfolio.portfolio p`,
  touches: sql`select project_id as "projectId", system_id as "systemId", mode from delivery.touch order by id`,
  impacts: sql`select project_id as "projectId", unit_id as "unitId", points from delivery.impact order by id`,
  contributions: sql`select project_id as "projectId" from value.contribution`,
  dependencies: sql`select other_id as "providerId", project_id as "consumerId" from delivery.dependency where direction = 'gets'`,
  calendars: sql`
    select distinct on (c ->> 'id') c ->> 'id' as id, c ->> 'name' as name, c -> 'week' -> 0 as shifts, (
      select coalesce(json_agg(json_build_object('on', (date '1970-01-01' + (x ->> 'from')::int)::text, 'name', x ->> 'name')), '[]')
      from json_array_elements(c -> 'exceptions') x) as holidays
    from plan.plan p, json_array_elements(p.calendars) c`,
  tasks: sql`
    select t.id, t.project_id as "projectId", t.parent_id as "parentId", t.name, t.kind, coalesce(t.calendar_id, p.default_calendar_id)
      as "calendarId", t.duration_minutes as "durationMinutes", t.constraints -> 0 as constraint,
      case when t.baseline_cost_minor is not null then ${MONEY('t.baseline_cost_minor')} end as budget,
      t.percent_complete as "percentComplete", t.actual_start_minute as "actualStart", t.actual_finish_minute as "actualFinish"
    from plan.task t join plan.plan p on p.project_id = t.project_id order by t.project_id, t.position`,
  links: sql`
    select id, project_id as "projectId", predecessor_id as "predecessorId", successor_id as "successorId", type,
      lag_amount as "lagMinutes" from plan.link order by id`,
  baselines: sql`
    select b.project_id as "projectId", ${MONEY('b.budget_minor')} as budget, (
      select json_agg(json_build_object('taskId', t.id, 'start', t.baseline_start_minute, 'finish', t.baseline_finish_minute))
      from plan.task t where t.project_id = b.project_id) as tasks from governance.baseline b order by b.number`,
  actualCosts: sql`
    select project_id as "projectId", (period_on + interval '1 month - 1 day')::date as month, ${MONEY('amount_minor')} as amount
    from ledger.actual where state = 'actual'`,
  fundingRequests: sql`select ${MONEY('amount_minor')} as amount from ledger.funding_request`,
  risks: sql`select project_id as "projectId", vendor_id as "vendorId", probability, impact from raid.risk`,
  assumptions: sql`
    select project_id as "projectId", check_by as "validateByOn",
      case when system_id is not null then json_build_object('systemId', system_id, 'expects', expects) end as about
    from raid.assumption`,
  exclusions: sql`
    select project_id as "projectId", system_id as "systemId", what, until_on as "untilOn" from delivery.exclusion`,
  benefits: sql`
    select project_id as "projectId", measure as kpi, unit, unit_id as "unitId", baseline::float8 as baseline, target::float8 as target,
      claim::float8 as claim from value.benefit`,
  gates: sql`
    select project_id as "projectId", number, json_build_object('state', replace(state, '-', '_')) as decision from governance.gate`,
  documents: sql`select project_id as "projectId", type as kind from governance.document`,
  statusReports: sql`
    select project_id as "projectId", overall, (period_on + interval '1 month - 1 day')::date as month
    from governance.period_report order by period_on`,
};
