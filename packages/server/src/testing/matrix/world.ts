import { randomUUID } from 'node:crypto';
import { type Grant, routes } from '@sightline/contract';
import type {
  AccountId,
  Instant,
  MilestoneId,
  PersonId,
  PortfolioId,
  ProgramId,
  ProjectId,
  TaskId,
} from '@sightline/kernel';
import { roadPlan } from '../../modules/plan/testing/road-plan.ts';
import type { TestServer } from '../index.ts';
import { clientOf, TEST_NOW, type TestClient } from '../start-test-server.ts';
import { insertSignedIn } from './signed-in.ts';

/** The objects that requests are made on. `secret` is confidential, and lies where `own` lies; `nowhere` does not exist. */
export type Place = 'own' | 'other' | 'secret' | 'nowhere';
export const PLACES: readonly Place[] = ['own', 'other', 'secret', 'nowhere'];

export type Ids = {
  readonly projectId: ProjectId;
  readonly programId: ProgramId;
  readonly portfolioId: PortfolioId;
  readonly milestoneId: MilestoneId;
  readonly taskId: TaskId;
};

export type World = {
  readonly server: TestServer;
  readonly ids: Readonly<Record<Place, Ids>>;
  /** An account that others are tried on, and imports that belong to the first account. */
  readonly victimId: AccountId;
  readonly victimPersonId: PersonId;
  readonly registerImportId: string;
  readonly planImportId: string;
  /** A command that the first account gave. */
  readonly strangeCommandId: string;
  readonly clients: ReadonlyMap<string, TestClient>;
};

/** Scopes of the principals as words: `all`, `self`, or the place that the scope names. */
export type PrincipalRow = { readonly name: string; readonly role: Grant['role'] | null; readonly scope: string };

/** Two portfolios with a program and a project each, a confidential project in the first, and one account for each principal. */
export async function makeWorld(server: TestServer, principals: readonly PrincipalRow[]): Promise<World> {
  const [own, other] = [await makePlace(server, 'Own'), await makePlace(server, 'Other')];
  const secret = await makeProject(server, 'Secret', own);
  const nowhere = Object.fromEntries(Object.keys(own).map((key) => [key, randomUUID()])) as unknown as Ids;
  const ids = { own, other, secret, nowhere };
  const clients = new Map<string, TestClient>();
  const accounts = new Map<string, AccountId>();
  for (const principal of principals) {
    const { client, accountId } = await makePrincipal(server, principal, ids);
    clients.set(principal.name, client);
    accounts.set(principal.name, accountId);
  }
  const memberId = accounts.get('member');
  await server.call(routes.setProjectAccess, {
    params: { projectId: secret.projectId },
    version: 1,
    body: { isConfidential: true, memberIds: memberId === undefined ? [] : [memberId] },
  });
  const victim = await server.call(routes.invite, {
    body: { ...person('Victim'), grants: [grantOf('cio', { kind: 'all' })] },
  });
  const bytes = Buffer.from('Name\nFrom a register\n');
  const strangeCommandId = randomUUID();
  const query = { name: 'register.csv' };
  const register = await server.call(routes.startRegisterImport, { query, bytes }, { commandId: strangeCommandId });
  const plan = await server.call(routes.startPlanImport, {});
  return {
    server,
    ids,
    victimId: victim.accountId,
    victimPersonId: await personOf(server, victim.accountId),
    registerImportId: register.id,
    planImportId: plan.id,
    strangeCommandId,
    clients,
  };
}

async function personOf({ call }: TestServer, accountId: AccountId): Promise<PersonId> {
  const { people } = await call(routes.readPeopleAccess, {});
  const found = people.find(({ account }) => account?.id === accountId);
  if (found === undefined) throw new Error(`no person has the account ${accountId}`);
  return found.person.id;
}

async function makePlace(server: TestServer, name: string): Promise<Ids> {
  const portfolio = await server.call(routes.addPortfolio, { body: { name } });
  const program = await server.call(routes.addProgram, { body: { name, portfolioId: portfolio.id } });
  return makeProject(server, name, { programId: program.id, portfolioId: portfolio.id });
}

/** With a milestone and a plan of three tasks. */
async function makeProject(
  server: TestServer,
  name: string,
  home: Pick<Ids, 'programId' | 'portfolioId'>,
): Promise<Ids> {
  const project = await server.call(routes.createProject, { body: { name, programId: home.programId } });
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
  const { portfolioId, programId } = home;
  return { portfolioId, programId, projectId: project.id, milestoneId: milestone.id, taskId: tasks[0].id };
}

async function makePrincipal(server: TestServer, { name, role, scope }: PrincipalRow, ids: World['ids']) {
  const grants = role === null ? [grantOf('cio', { kind: 'all' })] : [grantOf(role, scopeOf(scope, ids))];
  const { accountId } = await server.call(routes.invite, { body: { ...person(name), grants } });
  const cookie = await insertSignedIn(server, accountId, TEST_NOW as Instant);
  if (role === null) await server.call(routes.setGrants, { params: { accountId }, version: 1, body: { grants: [] } });
  return { client: clientOf(server.url, { cookie }), accountId };
}

function person(name: string) {
  return { personId: null, name, email: `${name.toLowerCase().replace(/\W/g, '-')}@northwind.example` };
}

function grantOf(role: Grant['role'], scope: Grant['scope']): Grant {
  return { role, scope };
}

/** `own portfolio`, `secret project`, `all`, `self`. */
function scopeOf(words: string, ids: World['ids']): Grant['scope'] {
  const [place, kind] = words.split(' ');
  const at = ids[place === 'secret' ? 'secret' : 'own'];
  if (kind === 'portfolio') return { kind, portfolioId: at.portfolioId };
  if (kind === 'program') return { kind, programId: at.programId };
  if (kind === 'project') return { kind, projectId: at.projectId };
  return { kind: words === 'self' ? 'self' : 'all' };
}
