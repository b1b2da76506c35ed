import type { Capability } from '@sightline/contract';
import { registers } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { definedRecordsOf, type Reading } from '../audit/index.ts';
import { tableOf } from './table.ts';

export type KindCount = { readonly kind: string; readonly count: number };

/** How many records of each kind the project has, of the kinds that may be read with these capabilities; in the order of the registers. */
export async function countRecords(
  reading: Reading,
  projectId: ProjectId,
  held: readonly Capability[],
): Promise<readonly KindCount[]> {
  const kinds = registers.flatMap((register) =>
    register.place === 'project' && held.includes(register.routes.listOf.permission) ? register.group.kinds : [],
  );
  if (kinds.length === 0) return [];
  const counts = kinds.map(
    ({ name }) => sql`
      select ${name} as kind, count(*) as count from ${definedRecordsOf(reading, tableOf(name).name)} t
      where t.project_id = ${projectId}`,
  );
  const { rows } = await sql<KindCount>`${sql.join(counts, sql` union all `)}`.execute(reading.db);
  const byKind = new Map(rows.map(({ kind, count }) => [kind, count]));
  return kinds.map(({ name }) => ({ kind: name, count: byKind.get(name) ?? 0 }));
}
