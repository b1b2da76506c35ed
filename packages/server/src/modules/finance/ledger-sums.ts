import type { Id, LocalDate, ProjectId } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import { definedRecordsOf, type ReadContext } from '../audit/index.ts';

/** What a project has cost by the ledger, in minor units of the report currency, and how many lines say so. */
export type LedgerSum = {
  readonly projectId: ProjectId;
  readonly spentMinor: number;
  readonly lines: number;
  /** The same at the last close: what belongs to months after it is left out. */
  readonly closed: { readonly spentMinor: number; readonly lines: number };
};

/** A line with what it adds to the sum: a reversed one takes its amount away. */
export type SpentLine = {
  readonly id: Id<'record'>;
  readonly key: string;
  readonly ledgerRef: string | null;
  readonly description: string | null;
  readonly periodOn: LocalDate;
  readonly spentMinor: number;
};

type Reading = Pick<ReadContext, 'db' | 'asOf' | 'today'>;

const SPENT = sql<number>`case when state = 'reversed' then -abs(amount_minor) else amount_minor end`;

/** Of all projects that have lines that count, or of one. @param closedOn the last day of the last month that was closed */
export async function listLedgerSums(
  reading: Reading,
  projectId: ProjectId | null,
  closedOn: LocalDate,
): Promise<readonly LedgerSum[]> {
  const { rows } = await sql<LedgerSum>`
    select project_id as "projectId", count(*) as lines, sum(${SPENT})::bigint as "spentMinor",
      json_build_object(
        'lines', count(*) filter (where period_on <= ${closedOn}),
        'spentMinor', coalesce(sum(${SPENT}) filter (where period_on <= ${closedOn}), 0)
      ) as closed
    from ${definedRecordsOf(reading, 'ledger.actual')} a
    where ${counts(reading)} and (${projectId}::uuid is null or project_id = ${projectId})
    group by project_id`.execute(reading.db);
  return rows;
}

/** The lines behind the sum, latest month first. */
export async function listSpentLines(reading: Reading, projectId: ProjectId, limit: number): Promise<SpentLine[]> {
  const { rows } = await sql<SpentLine>`
    select id, key, ledger_ref as "ledgerRef", description, period_on as "periodOn", ${SPENT} as "spentMinor"
    from ${definedRecordsOf(reading, 'ledger.actual')} a
    where ${counts(reading)} and project_id = ${projectId}
    order by period_on desc, abs(amount_minor) desc, key, id limit ${limit}`.execute(reading.db);
  return rows;
}

/** What is only committed is not spent, and neither is what belongs to a month to come. */
function counts({ today }: Reading): RawBuilder<boolean> {
  return sql<boolean>`state <> 'committed' and period_on <= ${today}`;
}
