import { randomUUID } from 'node:crypto';
import type { Route, RouteName } from '@sightline/contract';
import { recordExamples } from './records.ts';
import type { Ids, World } from './world.ts';

/** One request that is well formed. `version` is one that no record has, so that what is allowed is told by 412 and changes nothing. */
export type Example = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly version?: number;
};

const NEVER = 999;
const onProject = ({ projectId }: Ids) => ({ params: { projectId } });
const onMilestone = ({ projectId, milestoneId }: Ids) => ({ params: { projectId, milestoneId }, version: NEVER });
const nothing = (): Example => ({});
const named = () => `Example ${randomUUID()}`;
const newPerson = () => ({ name: named(), email: `${randomUUID()}@northwind.example` });

const PEOPLE_FILE = { query: { kind: 'person', name: 'people.csv' }, bytes: Buffer.from('Nothing\nOne\n') };

/** A request for each route of the contract; one that is missing does not compile. */
export const EXAMPLES: Readonly<Record<RouteName, (ids: Ids, world: World) => Example>> = {
  ...recordExamples,
  readRoleLoad: nothing,
  search: () => ({ query: { text: 'own' } }),
  previewPeopleImport: () => PEOPLE_FILE,
  importPeople: () => PEOPLE_FILE,
  followEvents: nothing,
  readSession: nothing,
  makeFirstAccount: () => ({
    body: {
      organisationName: 'Twin',
      currency: 'GBP',
      zone: 'UTC',
      name: 'Twin',
      email: 'twin@northwind.example',
      password: 'correct horse battery',
    },
  }),
  signIn: () => ({ body: { email: 'nobody@northwind.example', password: 'wrong' } }),
  signOut: nothing,
  changePassword: () => ({ body: { password: 'wrong', newPassword: 'correct horse battery' } }),
  readPeopleAccess: nothing,
  readGrantableScopes: nothing,
  invite: ({ portfolioId }) => ({
    body: {
      personId: null,
      ...newPerson(),
      grants: [{ role: 'portfolio-manager', scope: { kind: 'portfolio', portfolioId } }],
    },
  }),
  readInvitation: () => ({ params: { token: 'no-such-token-at-all-here' } }),
  acceptInvitation: () => ({
    params: { token: 'no-such-token-at-all-here' },
    body: { password: 'correct horse battery' },
  }),
  makePasswordLink: (_, { victimId }) => ({ params: { accountId: victimId } }),
  setGrants: (_, { victimId }) => ({ params: { accountId: victimId }, body: { grants: [] }, version: NEVER }),
  deactivateAccount: (_, { victimId }) => ({ params: { accountId: victimId }, version: NEVER }),
  reactivateAccount: (_, { victimId }) => ({ params: { accountId: victimId }, version: NEVER }),
  erasePerson: (_, { victimPersonId }) => ({
    params: { personId: victimPersonId },
    body: { confirmedName: 'Nobody of this name' },
  }),
  readProjectAccess: onProject,
  setProjectAccess: (ids) => ({
    ...onProject(ids),
    body: { isConfidential: false, memberIds: [] },
    version: NEVER,
  }),
  readConfidentialProjects: nothing,
  breakGlass: (ids) => ({ ...onProject(ids), body: { reason: 'An example' } }),
  listTokens: nothing,
  makeToken: () => ({ body: { name: named(), isReadOnly: true, expiresOn: '2026-12-31' } }),
  revokeToken: (_, { strangeTokenId }) => ({ params: { tokenId: strangeTokenId } }),
  listAllTokens: nothing,
  revokeAnyToken: (_, { strangeTokenId }) => ({ params: { tokenId: strangeTokenId } }),
  listDelegations: nothing,
  addDelegation: (_, { victimId }) => ({
    body: { toAccountId: victimId, grant: null, firstOn: '2026-06-01', lastOn: '2026-06-05', reason: 'An example' },
  }),
  endDelegation: (_, { strangeDelegationId }) => ({ params: { delegationId: strangeDelegationId } }),
  listAllDelegations: nothing,
  endAnyDelegation: (_, { strangeDelegationId }) => ({ params: { delegationId: strangeDelegationId } }),
  readUnits: nothing,
  addUnit: ({ unitId }) => ({ body: { name: named(), parentId: unitId, headId: null, from: '2026-06-01' } }),
  changeUnit: ({ unitId }) => ({ params: { unitId }, body: { name: named(), from: '2026-06-01' }, version: NEVER }),
  closeUnit: ({ unitId }) => ({ params: { unitId }, body: { from: '2026-06-01' }, version: NEVER }),
  setHomeUnit: ({ unitId, dwellerId }) => ({ params: { personId: dwellerId }, body: { unitId, from: '2026-06-01' } }),
  readDirectory: nothing,
  addPerson: () => ({ body: newPerson() }),
  addProgram: ({ portfolioId }) => ({ body: { name: named(), portfolioId } }),
  addPortfolio: () => ({ body: { name: named() } }),
  createProject: ({ programId }) => ({ body: { name: named(), programId } }),
  readProject: onProject,
  updateProject: (ids) => ({ ...onProject(ids), body: { name: { base: 'A', value: 'B' } }, version: NEVER }),
  removeProject: (ids) => ({ ...onProject(ids), version: NEVER }),
  reportStatus: (ids) => ({ ...onProject(ids), body: { colour: 'green', on: '2026-06-01' } }),
  addMilestone: (ids) => ({ ...onProject(ids), body: { name: named() } }),
  updateMilestone: (ids) => ({ ...onMilestone(ids), body: {} }),
  removeMilestone: onMilestone,
  startRegisterImport: () => ({ query: { name: 'r.csv' }, bytes: Buffer.from('Name\nOne\n') }),
  readRegisterImport: (_, { registerImportId }) => ({ params: { importId: registerImportId } }),
  reviseRegisterImport: (_, { registerImportId }) => ({
    params: { importId: registerImportId },
    body: {},
    version: NEVER,
  }),
  commitRegisterImport: (_, { registerImportId }) => ({ params: { importId: registerImportId }, version: NEVER }),
  startPlanImport: nothing,
  addPlanFile: (_, { planImportId }) => ({
    params: { importId: planImportId },
    query: { path: 'a.xml' },
    bytes: Buffer.from('<a/>'),
  }),
  readPlanImport: (_, { planImportId }) => ({ params: { importId: planImportId } }),
  matchPlans: (_, { planImportId }) => ({ params: { importId: planImportId }, body: { matches: [] }, version: NEVER }),
  commitPlanImport: (_, { planImportId }) => ({ params: { importId: planImportId }, version: NEVER }),
  readPlan: onProject,
  readPlanRows: onProject,
  readTaskCause: ({ projectId, taskId }) => ({ params: { projectId, taskId } }),
  readSettings: nothing,
  previewStatusRules: nothing,
  changeGeneralSettings: () => ({ body: {}, version: NEVER }),
  changeStatusRules: () => ({ body: {}, version: NEVER }),
  changeSettingsSections: () => ({ body: {}, version: NEVER }),
  previewSettingsSections: () => ({ query: { wanted: '{}' } }),
  changeExchangeRates: () => ({
    body: { changes: [{ currency: 'EUR', from: '2026-01-01', base: null, value: { numerator: 86, scale: 2 } }] },
    version: NEVER,
  }),
  addFiscalYear: () => ({ body: { fiscalYear: 2030 }, version: NEVER }),
  removeFiscalYear: () => ({ body: { fiscalYear: 2030 }, version: NEVER }),
  movePeriods: () => ({
    body: { changes: [{ firstOn: '2026-01-01', base: 'open', value: 'closing', reason: null }] },
    version: NEVER,
  }),
  readOpenApi: nothing,
  listOwnCommands: nothing,
  previewUndo: (_, { strangeCommandId }) => ({ params: { commandId: strangeCommandId } }),
  undoCommand: (_, { strangeCommandId }) => ({ params: { commandId: strangeCommandId } }),
  redoCommand: (_, { strangeCommandId }) => ({ params: { commandId: strangeCommandId } }),
  readLineOfSight: nothing,
  readNeeds: nothing,
  readChangesSince: () => ({ query: { since: 'week' } }),
  readSightCsv: nothing,
  readSightXlsx: nothing,
  readSight: onProject,
  countRecordsOfProject: onProject,
  listPersonas: nothing,
  signInAs: (_, { personaId }) => ({ params: { accountId: personaId } }),
  readDemo: nothing,
  previewDemoRemoval: nothing,
  removeDemo: () => ({ body: { seen: 'nothing' } }),
  listGoneLinks: nothing,
  explainCell: ({ projectId }) => ({ params: { projectId, cell: 'finishOn' } }),
};

/** Sends the example by hand, as a stranger's program would. */
export async function send(
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
  route: Route,
  example: Example,
): Promise<{ readonly status: number; readonly body: string }> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(example.params?.[name] ?? ''));
  const search = new URLSearchParams(example.query).toString();
  const isJson = example.body !== undefined;
  const response = await fetch(`${baseUrl}${path}${search === '' ? '' : `?${search}`}`, {
    method: route.method,
    headers: {
      ...headers,
      ...(route.kind === 'read' ? {} : { 'command-id': randomUUID() }),
      ...(example.version === undefined ? {} : { 'if-match': `"${example.version}"` }),
      ...(isJson ? { 'content-type': 'application/json' } : {}),
      ...(example.bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    },
    ...(isJson ? { body: JSON.stringify(example.body) } : {}),
    ...(example.bytes === undefined ? {} : { body: new Blob([example.bytes as Uint8Array<ArrayBuffer>]) }),
  });
  return { status: response.status, body: await response.text() };
}
