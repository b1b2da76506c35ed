import type { TouchingProjects } from '@sightline/contract';
import { sql } from 'kysely';
import { definedRecordsOf, type ReadContext, recordsOf } from '../audit/index.ts';
import { seesProject } from '../identity/index.ts';
import { type RecordId, readRecord, tableOf } from '../records/index.ts';

type Project = TouchingProjects['projects'][number];

/** The projects that the caller sees among those that touch the system, by key; null when no system has this id. */
export async function readTouchingProjects(context: ReadContext, systemId: RecordId): Promise<TouchingProjects | null> {
  if ((await readRecord(context, tableOf('system'), systemId)) === null) return null;
  const { rows } = await sql<Project>`
    select p.id, p.key, p.name, p.stage,
      case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as manager,
      json_agg(json_build_object('id', t.id, 'key', t.key, 'mode', t.mode, 'environment', t.environment,
        'startsOn', t.starts_on, 'endsOn', t.ends_on, 'note', t.note) order by t.starts_on nulls last, t.key, t.id) as touches
    from ${definedRecordsOf(context, 'delivery.touch')} t
      join ${recordsOf(context, 'portfolio.project')} p on p.id = t.project_id and p.removed_at is null
      left join ${recordsOf(context, 'organisation.person')} m on m.id = p.manager_id
    where t.system_id = ${systemId} and ${seesProject(context, 'p.id')}
    group by p.id, p.key, p.name, p.stage, m.id, m.name
    order by regexp_replace(p.key, '\\d+$', ''), length(p.key), p.key, p.id`.execute(context.db);
  return { projects: [...rows] };
}
