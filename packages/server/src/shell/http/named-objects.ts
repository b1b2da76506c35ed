import type { Capability, Entity, Grant, Route } from '@sightline/contract';
import type { AccountId, Problem } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type Db, type ReadContext, recordsOf } from '../../modules/audit/index.ts';
import {
  holdsOnContainer,
  holdsOnProject,
  holdsOnUnit,
  notAllowed,
  refusalOf,
  seesProject,
  type Viewer,
} from '../../modules/identity/index.ts';
import { closedProblems, seesPortfolio, seesProgram } from '../../modules/portfolio/index.ts';
import type { Principal } from './caller.ts';

/** Where an entity lives, which of its rows `t` the viewer may see, and on which the capability is held. */
type Home = {
  readonly rows: RawBuilder<unknown>;
  readonly seen: (viewer: Viewer) => RawBuilder<boolean>;
  readonly held?: (viewer: Viewer, capability: Capability) => RawBuilder<boolean>;
  /** The rows that a read which looks back can name, under the rights of today; without it those of today. */
  readonly past?: (reading: Pick<ReadContext, 'asOf'>) => RawBuilder<unknown>;
  /** true: the row belongs to a project, and must belong to one that the same request names. */
  readonly isInProject?: true;
};

const always = () => sql<boolean>`true`;
const own = ({ caller }: Viewer) => (caller.isInstance ? always() : sql<boolean>`t.account_id = ${caller.accountId}`);

const HOME: Readonly<Record<Entity, Home>> = {
  project: {
    rows: sql.table('portfolio.project'),
    past: (reading) => recordsOf(reading, 'portfolio.project'),
    seen: (viewer) => sql<boolean>`t.removed_at is null and ${seesProject(viewer, 't.id')}`,
    held: (viewer, capability) => holdsOnProject(viewer, capability, 't.id'),
  },
  milestone: { rows: sql.table('plan.milestone'), seen: always, isInProject: true },
  task: {
    rows: sql.table('plan.task'),
    past: (reading) => recordsOf(reading, 'plan.task'),
    seen: always,
    isInProject: true,
  },
  person: { rows: sql.table('organisation.person'), seen: always },
  'person-at-home': {
    rows: sql.table('organisation.person'),
    seen: always,
    // Whoever has no home yet may be brought into one; a home that is or is planned must be within reach.
    held: (viewer, capability) => sql<boolean>`not exists (
      select 1 from organisation.home_period h where h.person_id = t.id
        and h.period && daterange(organisation.day_of(${viewer.now}), null) and not ${holdsOnUnit(viewer, capability, 'h.unit_id')})`,
  },
  unit: {
    rows: sql.table('organisation.unit'),
    seen: always,
    held: (viewer, capability) => holdsOnUnit(viewer, capability, 't.id'),
  },
  program: {
    rows: sql.table('portfolio.program'),
    seen: seesProgram,
    held: (viewer, capability) =>
      holdsOnContainer(viewer, capability, { program: 't.id', portfolio: 't.portfolio_id' }),
  },
  portfolio: {
    rows: sql.table('portfolio.portfolio'),
    seen: seesPortfolio,
    held: (viewer, capability) => holdsOnContainer(viewer, capability, { program: null, portfolio: 't.id' }),
  },
  'register-import': { rows: sql.table('portfolio.register_import'), seen: own },
  'plan-import': { rows: sql.table('plan.plan_import'), seen: own },
  'plan-file': {
    rows: sql.table('plan.plan_file'),
    seen: ({ caller }) =>
      caller.isInstance
        ? always()
        : sql<boolean>`exists (select 1 from plan.plan_import i where i.id = t.import_id and i.account_id = ${caller.accountId})`,
  },
  account: { rows: sql.table('identity.account'), seen: always },
  persona: { rows: sql.table('demo.persona'), seen: always },
  token: { rows: sql.table('identity.api_token'), seen: always },
  'own-token': { rows: sql.table('identity.api_token'), seen: own },
  delegation: { rows: sql.table('identity.delegation'), seen: always },
  'own-delegation': {
    rows: sql.table('identity.delegation'),
    seen: ({ caller }) => sql<boolean>`t.from_account_id = ${caller.accountId}`,
  },
  command: { rows: sql.table('audit.command'), seen: own },
  record: {
    rows: sql.table('records.record'),
    // Whatever ever stood in a register; whether it did then is for the read to say.
    past: () => sql`(select distinct id, project_id from records.known_record)`,
    seen: (viewer) => sql<boolean>`(t.project_id is null or ${seesProject(viewer, 't.project_id')})`,
  },
  'project-record': { rows: sql.table('records.record'), seen: always, isInProject: true },
  'grantable-portfolio': { rows: sql.table('portfolio.portfolio'), seen: always },
  'grantable-program': { rows: sql.table('portfolio.program'), seen: always },
  'grantable-project': {
    rows: sql`identity.grantable_projects()`,
    seen: always,
  },
  'seen-portfolio': { rows: sql.table('portfolio.portfolio'), seen: seesPortfolio },
  'seen-project': {
    rows: sql.table('portfolio.project'),
    seen: (viewer) => sql<boolean>`t.removed_at is null and ${seesProject(viewer, 't.id')}`,
  },
  'seen-unit': { rows: sql.table('organisation.unit'), seen: always },
  'auditable-project': {
    rows: sql`identity.auditable_projects()`,
    seen: always,
  },
};

type Asking = { readonly principal: Principal; readonly asOf: ReadContext['asOf'] } & Pick<Viewer, 'now' | 'rightsOf'>;

/** `missing`: an object does not exist or may not be seen, which is the same to the caller. */
export type Verdict = 'allowed' | 'missing' | Problem;

/** Checks every object that the request names, before any effect: first that the caller sees it, then that he may do this to it. */
export async function judgeRequest(db: Db, route: Route, request: unknown, asking: Asking): Promise<Verdict> {
  const { principal, asOf, ...eyes } = asking;
  const viewer = { caller: principal, ...eyes };
  const capabilities = capabilitiesNeeded(route, request);
  const named = namedBy(route, request);
  const found: Named[] = [];
  for (const [entity, paths] of groupedByEntity(named)) {
    const held = await heldOn(db, entity, { ids: paths.map(({ id }) => id), capabilities, viewer, named, asOf });
    if (held === null) return 'missing';
    found.push(...paths.map((each) => ({ ...each, held: held.get(each.id) ?? [] })));
  }
  const grants = grantsOf(principal, asking.rightsOf);
  const refused = refusal(route, request, { found, capabilities, grants });
  if (refused !== null) return refused;
  const projects = found.filter(({ entity }) => entity === 'project').map(({ id }) => id);
  for (const capability of capabilities) {
    const [closed] = await closedProblems(db, capability, projects);
    if (closed !== undefined) return closed;
  }
  return 'allowed';
}

/** Whose rights the caller needs for this beside his own: nobody's, unless it was allowed by a delegation alone. */
export async function rightsNeeded(
  db: Db,
  route: Route,
  request: unknown,
  asking: Omit<Asking, 'rightsOf'>,
): Promise<readonly AccountId[]> {
  const { accountId, held } = asking.principal;
  const others = [...new Set(held.map(({ rightsOf }) => rightsOf))].filter((each) => each !== accountId);
  if (accountId === null || others.length === 0) return [];
  const isAllowedBy = async (rightsOf: readonly AccountId[]) =>
    (await judgeRequest(db, route, request, { ...asking, rightsOf })) === 'allowed';
  if (await isAllowedBy([accountId])) return [];
  const needed: AccountId[] = [];
  for (const other of others) if (await isAllowedBy([accountId, other])) needed.push(other);
  return needed.length > 0 ? needed : others;
}

function grantsOf({ held, grants }: Principal, rightsOf: Asking['rightsOf']): readonly Grant[] {
  return rightsOf === undefined ? grants : held.filter((each) => rightsOf.includes(each.rightsOf));
}

type NamedId = { readonly path: string; readonly entity: Entity; readonly id: string };
/** `held`: for each capability that the request needs, is it held on this object? */
type Named = NamedId & { readonly held: readonly boolean[] };

function namedBy(route: Route, request: unknown): readonly NamedId[] {
  return Object.entries(route.ids).flatMap(([path, entity]) =>
    valuesAt(request, path.split('.')).map((id) => ({ path, entity, id })),
  );
}

function groupedByEntity(named: readonly NamedId[]): ReadonlyMap<Entity, readonly NamedId[]> {
  const groups = new Map<Entity, NamedId[]>();
  for (const each of named) groups.set(each.entity, [...(groups.get(each.entity) ?? []), each]);
  return groups;
}

/** The route's own capability, then those of the fields that the request carries. */
function capabilitiesNeeded(route: Route, request: unknown): readonly Capability[] {
  const own = isCapability(route.permission) ? [route.permission] : [];
  const fields = fieldsGiven(route, request).map(([, capability]) => capability);
  return [...new Set([...own, ...fields])];
}

function fieldsGiven(route: Route, request: unknown): readonly (readonly [string, Capability])[] {
  return Object.entries(route.fieldPermissions).filter(([path]) => isGiven(request, path.split('.')));
}

function isGiven(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return value !== undefined;
  return typeof value === 'object' && value !== null && isGiven((value as Record<string, unknown>)[step], rest);
}

export function isCapability(permission: Route['permission']): permission is Capability {
  return !['public', 'first-run', 'persona', 'session'].includes(permission);
}

type Wanted = {
  readonly ids: readonly string[];
  readonly capabilities: readonly Capability[];
  readonly viewer: Viewer;
  readonly named: readonly NamedId[];
  readonly asOf: Asking['asOf'];
};

/** Null when one of the objects is not there for the viewer. */
async function heldOn(
  db: Db,
  entity: Entity,
  { ids, capabilities, viewer, named, asOf }: Wanted,
): Promise<ReadonlyMap<string, readonly boolean[]> | null> {
  const { rows: home, past, seen, held, isInProject } = HOME[entity];
  const rowsThen = asOf === null || past === undefined ? home : past({ asOf });
  const projects = named.filter((each) => each.entity === 'project').map(({ id }) => id);
  const isAtHome = isInProject ? sql<boolean>`t.project_id = any(${projects}::uuid[])` : always();
  const flags = held === undefined ? [] : capabilities.map((capability) => held(viewer, capability));
  const { rows } = await sql<{ id: string; held: readonly boolean[] }>`
    select t.id, array[${sql.join(flags)}]::boolean[] as held from ${rowsThen} t
    where t.id = any(${[...new Set(ids)]}::uuid[]) and ${isAtHome} and ${seen(viewer)}`.execute(db);
  return rows.length < new Set(ids).size ? null : new Map(rows.map((row) => [row.id, row.held]));
}

/** What a capability can be held on beside projects. */
const CONTAINERS: readonly Entity[] = ['program', 'portfolio', 'unit', 'person-at-home'];

type Found = {
  readonly found: readonly Named[];
  readonly capabilities: readonly Capability[];
  readonly grants: readonly Grant[];
};

function refusal(route: Route, request: unknown, { found, capabilities, grants }: Found): Problem | null {
  const isHeld = (capability: Capability) => (each: Named) => each.held[capabilities.indexOf(capability)] === true;
  const projects = found.filter(({ entity }) => entity === 'project');
  const containers = found.filter(({ entity }) => CONTAINERS.includes(entity));
  if (isCapability(route.permission)) {
    const check = isHeld(route.permission);
    const named = { projects: projects.map(check), containers: containers.map(check) };
    const refused = refusalOf(route.permission, grants, named);
    if (refused !== null) return refused;
  }
  for (const [field, capability] of fieldsGiven(route, request)) {
    const touched = [...projects, ...containers.filter(({ path }) => path.startsWith(`${field}.`))];
    if (!touched.every(isHeld(capability))) return notAllowed(capability);
  }
  return null;
}

/** The id strings at a path such as `body.matches[].target.projectId`; absent and null ones name nothing. */
export function valuesAt(value: unknown, path: readonly string[]): readonly string[] {
  const [step, ...rest] = path;
  if (step === undefined)
    return typeof value === 'string'
      ? [value]
      : Array.isArray(value)
        ? value.filter((each) => typeof each === 'string')
        : [];
  if (typeof value !== 'object' || value === null) return [];
  const isList = step.endsWith('[]');
  const next = (value as Record<string, unknown>)[isList ? step.slice(0, -2) : step];
  if (isList && Array.isArray(next)) return next.flatMap((each) => valuesAt(each, rest));
  return valuesAt(next, rest);
}
