import type { ResponseOf, SearchHit, searchRoutes } from '@sightline/contract';
import { sql } from 'kysely';
import type { ReadContext } from '../audit/index.ts';
import { foldedSql, holdsWords, rankOf, type Sought } from './search-match.ts';
import { searchedRows, seenProjects } from './search-places.ts';

type Found = ResponseOf<typeof searchRoutes.search>;
type Row = Omit<SearchHit, 'project'> & {
  readonly projectId: string | null;
  readonly projectKey: string;
  readonly projectName: string;
  readonly total: number;
};

const COLUMNS = {
  key: sql.ref('r.key'),
  names: sql`concat_ws(E'\n', r.title, array_to_string(r.spellings, E'\n'))`,
  texts: sql.ref('r.texts'),
};

/** Keys as people count them: RSK-2 before RSK-10. What has no key stands by its name. */
const IN_ORDER = sql`h.rank, h.place, regexp_replace(coalesce(h.key, h.shown), '\\d+$', ''), length(h.key), h.key, h.id`;

/**
 * What holds all words, the best first, and how many there are in all, in one statement. Equally good hits stand in the order of the
 * kinds (projects, programs, portfolios, people, then the registers), then by key, then by id. `offset 0` keeps PostgreSQL from copying
 * the conditions into every part of the union, which makes planning three times as long.
 */
export async function search(context: ReadContext, sought: Sought, limit: number): Promise<Found> {
  const { rows } = await sql<Row>`
    with ${seenProjects(context)},
      found as (
        select r.*, ${rankOf(COLUMNS, sought)} as rank from (${searchedRows(context)} offset 0) r where ${holdsWords(COLUMNS, sought)}),
      best as (select h.*, count(*) over () as total from found h order by ${IN_ORDER} limit ${limit})
    select h.kind, h.register, h.id, h.key, h.shown as name, ${otherSpelling(sought)} as also, h.total,
      h.project_id as "projectId", h.project_key as "projectKey", h.project_name as "projectName"
    from best h order by ${IN_ORDER}`.execute(context.db);
  return { total: rows[0]?.total ?? 0, hits: rows.map(hitOf) };
}

/** The first one that holds the words, where name and key do not. */
function otherSpelling({ inside }: Sought) {
  const all = sql`all(${[...inside]}::text[])`;
  return sql`case when not ${foldedSql(sql`concat_ws(' ', h.key, h.title)`)} like ${all}
    then (select s from unnest(h.spellings) s where ${foldedSql(sql.ref('s'))} like ${all} limit 1) end`;
}

function hitOf({ total: _, projectId, projectKey, projectName, ...hit }: Row): SearchHit {
  return { ...hit, project: projectId === null ? null : { id: projectId, key: projectKey, name: projectName } };
}
