import { sql } from 'kysely';
import type { Db } from '../../modules/audit/index.ts';
import { seesProject, type Viewer } from '../../modules/identity/index.ts';

export type GoneLink = { readonly id: string; readonly field: string };

/** Links that a removal emptied and nobody has filled since, of projects and records that the viewer sees. */
export async function listGoneLinks(db: Db, viewer: Viewer): Promise<readonly GoneLink[]> {
  const { rows } = await sql<{ id: string; column: string }>`
    select g.id, g.field as column from demo.gone_link g join portfolio.project t on g."table" = 'portfolio.project' and t.id = g.id::uuid
    where to_jsonb(t) -> g.field = 'null' and ${seesProject(viewer, 't.id')}
    union all
    select g.id, g.field from demo.gone_link g join records.record t on g."table" not in ('portfolio.project') and t.id::text = g.id
    where t.project_id is null or ${seesProject(viewer, 't.project_id')}
    order by 1, 2`.execute(db);
  return rows.map(({ id, column }) => ({ id, field: fieldOf(column) }));
}

/** The column `hosted_on_id` is the field `hostedOnId`. */
function fieldOf(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
