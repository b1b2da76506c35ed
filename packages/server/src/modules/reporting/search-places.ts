import { type Capability, isReference, type RecordKind, type Register, registers } from '@sightline/contract';
import { type RawBuilder, sql } from 'kysely';
import { definedRecordsOf, type ReadContext, recordsOf } from '../audit/index.ts';
import { holdsAtAll, holdsOnProject } from '../identity/index.ts';
import { unitNamesAt } from '../organisation/index.ts';
import { sawPortfolio, sawProgram } from '../portfolio/index.ts';
import { columnOf, tableOf } from '../records/index.ts';

/**
 * Everything that is searched, one part of a union for each kind, in the order in which equally good hits stand. Every part holds only
 * what the viewer may read: rows of projects join those on which he holds the capability that opens their register.
 */
export function searchedRows(context: ReadContext): RawBuilder<unknown> {
  const parts = [
    projectRows(context),
    groupRows(context, 'program'),
    groupRows(context, 'portfolio'),
    personRows(context),
    ...registers.flatMap((register) => register.group.kinds.map((kind) => recordRows(context, register, kind))),
  ];
  return sql.join(
    parts.map((part, place) => sql`(select ${place}::int as place, row.* from (${part}) row)`),
    sql` union all `,
  );
}

/** The projects that each capability is held on; every part that needs one joins the same. */
export function seenProjects(context: ReadContext): RawBuilder<unknown> {
  return sql.join(
    PROJECT_CAPABILITIES.map(
      (capability) => sql`${seenName(capability)} as materialized (
        select p.* from ${recordsOf(context, 'portfolio.project')} p
        where p.removed_at is null and ${holdsOnProject(context, capability, 'p.id')})`,
    ),
  );
}

const PROJECT_CAPABILITIES: readonly Capability[] = [
  ...new Set(registers.flatMap((each) => (each.place === 'project' ? [each.routes.listOf.permission] : []))),
];

function seenName(capability: Capability): RawBuilder<unknown> {
  return sql.ref(`seen_${PROJECT_CAPABILITIES.indexOf(capability)}`);
}

/** By the people who answer for them too. */
function projectRows(context: ReadContext): RawBuilder<unknown> {
  const people = recordsOf(context, 'organisation.person');
  return sql`
    select 'project' as kind, null::text as register, t.id, t.key, t.name as shown, t.name as title, null::text[] as spellings,
      concat_ws(' ', s.name, m.name) as texts, null::uuid as project_id, null::text as project_key, null::text as project_name
    from ${seenName('project.read')} t left join ${people} s on s.id = t.sponsor_id left join ${people} m on m.id = t.manager_id`;
}

function groupRows(context: ReadContext, kind: 'program' | 'portfolio'): RawBuilder<unknown> {
  const seen = kind === 'program' ? sawProgram(context) : sawPortfolio(context);
  return sql`
    select ${kind}::text, null::text, r.id, null::text, r.name, r.name, null::text[], null::text, null::uuid, null::text, null::text
    from ${recordsOf(context, `portfolio.${kind}`)} r where ${seen}`;
}

/** The route is for those who may read the directory. */
function personRows(context: ReadContext): RawBuilder<unknown> {
  return sql`
    select 'person', null::text, r.id, null::text, r.name, r.name, null::text[], null::text, null::uuid, null::text, null::text
    from ${recordsOf(context, 'organisation.person')} r`;
}

function recordRows(context: ReadContext, register: Register, kind: RecordKind): RawBuilder<unknown> {
  const { title, shown, spellings, texts } = columnsOf(context, kind);
  const rows = definedRecordsOf(context, tableOf(kind.name).name);
  const own = sql`'record', ${kind.name}::text, t.id, t.key, coalesce(${shown}, t.key), ${title}, ${spellings}, ${texts}`;
  if (register.place === 'organisation')
    return sql`
      select ${own}, null::uuid, null::text, null::text from ${rows} t
      where ${holdsAtAll(context, register.routes.list.permission)}`;
  return sql`
    select ${own}, p.id, p.key, p.name from ${rows} t join ${seenName(register.routes.listOf.permission)} p on p.id = t.project_id`;
}

/** Words by which people know a record beside its name. */
const SPELLINGS: readonly string[] = ['aliases', 'spellings'];

function columnsOf(context: ReadContext, kind: RecordKind) {
  const { title, spellings, texts } = fieldsOf(kind);
  return {
    title: title === null ? sql`null::text` : columnSql(title),
    shown: shownTitle(context, kind),
    spellings: spellings === null ? sql`null::text[]` : columnSql(spellings),
    texts:
      texts.length === 0
        ? sql`null::text`
        : sql`concat_ws(' ', ${sql.join(texts.map(([name, of]) => (of === 'words' ? sql`array_to_string(${columnSql(name)}, ' ')` : columnSql(name))))})`,
  };
}

/** Which fields are the name, the other spellings and further texts. A record that is told by what it points at has no name of its own. */
function fieldsOf(kind: RecordKind) {
  const fields = Object.entries(kind.fields).map(([name, field]) => [name, field.kind] as const);
  return {
    title: kind.fields[kind.title]?.kind === 'text' ? kind.title : null,
    spellings: fields.find(([name, of]) => of === 'words' && SPELLINGS.includes(name))?.[0] ?? null,
    texts: fields.filter(
      ([name, of]) =>
        (of === 'text' && name !== kind.title) || of === 'choice' || (of === 'words' && !SPELLINGS.includes(name)),
    ),
  };
}

/** What a record is shown as: its title, or the name of what its title points at. */
function shownTitle(context: ReadContext, kind: RecordKind): RawBuilder<unknown> {
  const field = kind.fields[kind.title];
  const column = columnSql(kind.title);
  if (field === undefined) return sql`null::text`;
  if (field.kind === 'text') return column;
  if (field.kind === 'unit') return sql`(select u.name from ${unitNamesAt(context)} u where u.id = ${column})`;
  if (field.kind === 'record') {
    const of = tableOf(field.of);
    const rows = definedRecordsOf(context, of.name);
    return sql`(select n.${sql.ref(columnOf(of.kind.title))} from ${rows} n where n.id = ${column})`;
  }
  if (isReference(field.kind)) return sql`null::text`;
  return field.kind === 'choice' ? sql`replace(${column}, '-', ' ')` : sql`${column}::text`;
}

function columnSql(field: string): RawBuilder<unknown> {
  return sql`t.${sql.ref(columnOf(field))}`;
}
