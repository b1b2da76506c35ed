import { randomUUID } from 'node:crypto';
import { type Grant, routes } from '@sightline/contract';
import type {
  AccountId,
  Id,
  Instant,
  MilestoneId,
  PersonId,
  PortfolioId,
  ProgramId,
  ProjectId,
  TaskId,
} from '@sightline/kernel';
import { roadPlan } from '../../modules/plan/testing/road-plan.ts';
import { insertPersonas } from '../../shell/demo/personas.ts';
import type { TestServer } from '../index.ts';
import { clientOf, TEST_NOW, type TestClient } from '../start-test-server.ts';
import { makeRecords, makeSharedRecords, type RecordIds, type SharedRecords } from './records.ts';
import { insertSignedIn } from './signed-in.ts';

/**
 * The objects that requests are made on. `secret` is confidential and `closed` is over; both lie where `own` lies; `nowhere` does
 * not exist.
 */
export type Place = 'own' | 'other' | 'secret' | 'closed' | 'nowhere';
export const PLACES: readonly Place[] = ['own', 'other', 'secret', 'closed', 'nowhere'];

export type Ids = {
  readonly projectId: ProjectId;
  readonly programId: ProgramId;
  readonly portfolioId: PortfolioId;
  readonly milestoneId: MilestoneId;
  readonly taskId: TaskId;
  readonly unitId: Id<'unit'>;
  /** Who has his home in the unit, and manages `own` and `closed`. */
  readonly dwellerId: PersonId;
  /** Of each register a record: the project's, or the organisation's. */
  readonly recordIds: RecordIds;
};

export type World = {
  readonly server: TestServer;
  readonly ids: Readonly<Record<Place, Ids>>;
  /** What is the assurer's own: a project in no program. */
  readonly assured: Ids;
  readonly sharedRecords: SharedRecords;
  /** An account that others are tried on, and imports, a token and a delegation that belong to the first account. */
  readonly victimId: AccountId;
  readonly victimPersonId: PersonId;
  readonly registerImportId: string;
  readonly planImportId: string;
  readonly strangeTokenId: string;
  readonly strangeDelegationId: string;
  /** A command that the first account gave. */
  readonly strangeCommandId: string;
  /** An account of the demo, entered without a password. */
  readonly personaId: AccountId;
  readonly clients: ReadonlyMap<string, TestClient>;
};

export type PrincipalRow = {
  readonly name: string;
  readonly role: Grant['role'] | null;
  /** In words: `all`, the place and kind that the scope names, or how the rights come otherwise. */
  readonly scope: string;
  readonly comesWith: 'session' | 'full-token' | 'read-token' | 'deactivated' | 'expired' | 'nothing';
  readonly sees: readonly Place[];
};

/** Two portfolios with program, project and unit, three more projects in the first, and one account for each principal. */
export async function makeWorld(server: TestServer, principals: readonly PrincipalRow[]): Promise<World> {
  const places = await makePlaces(server);
  const clients = new Map<string, TestClient>();
  const accounts = new Map<string, AccountId>();
  for (const principal of principals) {
    const { client, accountId } = await makePrincipal(server, principal, places);
    clients.set(principal.name, client);
    accounts.set(principal.name, accountId);
  }
  const memberId = accounts.get('member');
  await server.call(routes.setProjectAccess, {
    params: { projectId: places.ids.secret.projectId },
    version: 1,
    body: { isConfidential: true, memberIds: memberId === undefined ? [] : [memberId] },
  });
  return { server, ...places, ...(await makeStrangeRecords(server)), clients };
}

type Places = Pick<World, 'ids' | 'assured' | 'sharedRecords'>;

async function makePlaces(server: TestServer): Promise<Places> {
  const [own, other] = [await makePlace(server, 'Own'), await makePlace(server, 'Other')];
  const secret = await makeProject(server, 'Secret', own);
  const closed = await makeProject(server, 'Closed', own);
  for (const { projectId } of [own, closed]) {
    const body = { managerId: { base: null, value: own.dwellerId } };
    await server.call(routes.updateProject, { params: { projectId }, version: 1, body });
  }
  const stage = { base: 'deliver', value: 'benefits' } as const;
  await server.call(routes.updateProject, { params: { projectId: closed.projectId }, version: 2, body: { stage } });
  const assured = await makeProject(server, 'Assured', own, { portfolioId: own.portfolioId });
  const sharedRecords = await makeSharedRecords(server);
  const withRecords = async (place: Bare): Promise<Ids> => ({
    ...place,
    recordIds: await makeRecords(server, place.projectId, sharedRecords),
  });
  const real = {
    own: await withRecords(own),
    other: await withRecords(other),
    secret: await withRecords(secret),
    closed: await withRecords(closed),
  };
  return { ids: { ...real, nowhere: nothingLike(real.own) }, assured: await withRecords(assured), sharedRecords };
}

type Bare = Omit<Ids, 'recordIds'>;

function nothingLike({ recordIds, ...ids }: Ids): Ids {
  const strange = (names: object) => Object.fromEntries(Object.keys(names).map((name) => [name, randomUUID()]));
  return { ...(strange(ids) as unknown as Bare), recordIds: strange(recordIds) };
}

/** What belongs to somebody else than the principals. */
async function makeStrangeRecords(server: TestServer) {
  const victim = await server.call(routes.invite, {
    body: { ...person('Victim'), grants: [grantOf('cio', { kind: 'all' })] },
  });
  const bytes = Buffer.from('Name\nFrom a register\n');
  const strangeCommandId = randomUUID();
  const query = { name: 'register.csv' };
  const register = await server.call(routes.startRegisterImport, { query, bytes }, { commandId: strangeCommandId });
  const plan = await server.call(routes.startPlanImport, {});
  const token = await server.call(routes.makeToken, {
    body: { name: 'Strange', isReadOnly: false, expiresOn: '2026-12-31' },
  });
  const days = { firstOn: '2026-06-01', lastOn: '2026-06-05' };
  const delegation = await server.call(routes.addDelegation, {
    body: { toAccountId: victim.accountId, grant: null, ...days, reason: 'Leave' },
  });
  return {
    victimId: victim.accountId,
    victimPersonId: await personOf(server, victim.accountId),
    registerImportId: register.id,
    planImportId: plan.id,
    strangeTokenId: token.id,
    strangeDelegationId: delegation.id,
    strangeCommandId,
    personaId: await makePersona(server),
  };
}

/** As the load of a demo leaves one behind. */
export async function makePersona({ call, db }: TestServer): Promise<AccountId> {
  const body = { ...person('Persona'), grants: [grantOf('cio', { kind: 'all' })] };
  const { accountId } = await call(routes.invite, { body });
  await insertPersonas(db, [{ accountId, role: 'CIO', sees: 'Everything' }]);
  return accountId;
}

async function personOf({ call }: TestServer, accountId: AccountId): Promise<PersonId> {
  const { people } = await call(routes.readPeopleAccess, {});
  const found = people.find(({ account }) => account?.id === accountId);
  if (found === undefined) throw new Error(`no person has the account ${accountId}`);
  return found.person.id;
}

async function makePlace(server: TestServer, name: string): Promise<Bare> {
  const portfolio = await server.call(routes.addPortfolio, { body: { name } });
  const program = await server.call(routes.addProgram, { body: { name, portfolioId: portfolio.id } });
  const unit = await server.call(routes.addUnit, { body: { name, parentId: null, headId: null, from: '2026-01-01' } });
  const dweller = await server.call(routes.addPerson, { body: { name: `Dweller of ${name}`, email: null } });
  const home = { unitId: unit.id, from: '2026-01-01' };
  await server.call(routes.setHomeUnit, { params: { personId: dweller.id }, body: home });
  const around = { programId: program.id, portfolioId: portfolio.id, unitId: unit.id, dwellerId: dweller.id };
  return makeProject(server, name, around);
}

/** With a milestone and a plan of three tasks. */
async function makeProject(
  server: TestServer,
  name: string,
  around: Pick<Ids, 'programId' | 'portfolioId' | 'unitId' | 'dwellerId'>,
  home: { readonly programId: ProgramId } | { readonly portfolioId: PortfolioId } = { programId: around.programId },
): Promise<Bare> {
  const project = await server.call(routes.createProject, { body: { name, ...home } });
  const params = { projectId: project.id };
  const milestone = await server.call(routes.addMilestone, { params, body: { name: 'Opening' } });
  const { id: importId } = await server.call(routes.startPlanImport, {});
  const file = { params: { importId }, query: { path: `${name}.xml` }, bytes: roadPlan(name) };
  const { version, added } = await server.call(routes.addPlanFile, file);
  const matches = added.map(({ id: fileId }) => ({
    fileId,
    index: 0,
    target: { kind: 'project', ...params } as const,
  }));
  const matched = await server.call(routes.matchPlans, { params: { importId }, version, body: { matches } });
  await server.call(routes.commitPlanImport, { params: { importId }, version: matched.version });
  const { tasks } = await server.call(routes.readPlan, { params, query: {} });
  if (tasks[0] === undefined) throw new Error('the plan brought no task');
  const { portfolioId, programId, unitId, dwellerId } = around;
  const own = { projectId: project.id, milestoneId: milestone.id, taskId: tasks[0].id };
  return { portfolioId, programId, unitId, dwellerId, ...own };
}

async function makePrincipal(server: TestServer, principal: PrincipalRow, places: Places) {
  const { name, role, scope, comesWith } = principal;
  const isGiven = role !== null && scope !== 'delegated' && scope !== 'over';
  const [ownScope = '', besides] = scope.split('+');
  const account = await makeAccount(server, name, isGiven ? grantsOf(role, ownScope, places.ids) : []);
  const { accountId, client } = account;
  if (scope === 'assured') await nameAssurer(server, account.personId, places.assured.projectId);
  const handover = { role: 'program-manager', places, for: name } as const;
  if (scope === 'delegated') await delegateTo(server, accountId, { ...handover, month: '2026-06' });
  if (scope === 'over' || besides === 'over') await delegateTo(server, accountId, { ...handover, month: '2026-05' });
  switch (comesWith) {
    case 'session':
      return { accountId, client };
    case 'nothing':
      return { accountId, client: server.anonymous };
    case 'expired':
      return { accountId, client: await clientSince(server, accountId, '2026-05-31T20:59:00.000Z') };
    case 'deactivated':
      await server.call(routes.deactivateAccount, { params: { accountId }, version: account.version });
      return { accountId, client };
    case 'full-token':
    case 'read-token':
      return { accountId, client: await clientWithToken(server, client, comesWith) };
  }
}

async function makeAccount(server: TestServer, name: string, grants: readonly Grant[]) {
  const first = grants.length === 0 ? [grantOf('cio', { kind: 'all' })] : [...grants];
  const { accountId } = await server.call(routes.invite, { body: { ...person(name), grants: first } });
  const client = await clientSince(server, accountId, TEST_NOW);
  const personId = (await client.call(routes.readSession, {})).account?.personId;
  if (personId === undefined) throw new Error(`no session of ${name}`);
  if (grants.length > 0) return { accountId, client, personId, version: 1 };
  await server.call(routes.setGrants, { params: { accountId }, version: 1, body: { grants: [] } });
  return { accountId, client, personId, version: 2 };
}

async function clientSince(server: TestServer, accountId: AccountId, start: string): Promise<TestClient> {
  return clientOf(server.url, { cookie: await insertSignedIn(server, accountId, start as Instant) });
}

async function clientWithToken(server: TestServer, owner: TestClient, kind: 'full-token' | 'read-token') {
  const body = { name: kind, isReadOnly: kind === 'read-token', expiresOn: '2026-12-31' };
  const { token } = await owner.call(routes.makeToken, { body });
  return clientOf(server.url, { authorization: `Bearer ${token}` });
}

async function nameAssurer(server: TestServer, personId: PersonId, projectId: ProjectId): Promise<void> {
  const body = { assurerId: { base: null, value: personId } };
  await server.call(routes.updateProject, { params: { projectId }, version: 1, body });
}

type Handover = {
  readonly role: Grant['role'];
  readonly places: Places;
  readonly month: string;
  readonly for: string;
};

/** From somebody with the role on the own program, for the first five days of a month. */
async function delegateTo(server: TestServer, toAccountId: AccountId, { role, places, month, for: whom }: Handover) {
  const giver = await makeAccount(server, `Giver for ${whom}`, grantsOf(role, 'own-program', places.ids));
  const days = { firstOn: `${month}-01`, lastOn: `${month}-05` };
  server.setNow(`${month}-01T09:00:00.000Z`);
  await giver.client.call(routes.addDelegation, { body: { toAccountId, grant: null, ...days, reason: 'Leave' } });
  server.setNow(TEST_NOW);
}

function person(name: string) {
  return { personId: null, name, email: `${name.toLowerCase().replace(/\W/g, '-')}@northwind.example` };
}

function grantOf(role: Grant['role'], scope: Grant['scope']): Grant {
  return { role, scope };
}

/** `own-portfolio`, `secret-project`, `all`. Whoever has a role on the own project has it on the closed one too. */
function grantsOf(role: Grant['role'], words: string, ids: World['ids']): readonly Grant[] {
  const [place, kind] = words.split('-');
  const at = ids[place === 'secret' ? 'secret' : 'own'];
  if (kind === 'portfolio') return [grantOf(role, { kind, portfolioId: at.portfolioId })];
  if (kind === 'program') return [grantOf(role, { kind, programId: at.programId })];
  if (kind === 'unit') return [grantOf(role, { kind, unitId: at.unitId })];
  if (kind !== 'project') return [grantOf(role, { kind: 'all' })];
  const projects = place === 'own' ? [at, ids.closed] : [at];
  return projects.map(({ projectId }) => grantOf(role, { kind, projectId }));
}
