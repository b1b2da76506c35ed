import type { Place, PrincipalRow } from './world.ts';

/**
 * What the table of roles and permissions says, typed from it a second time, as text: the product's own table is not read here.
 * The letters name the objects on which a principal may: `a` all that are open, `o` his own, `-` none.
 */
const PRINCIPALS = `
  administrator      administrator      all
  auditor            auditor            all
  pmo-director       pmo-director       all
  pmo-analyst        pmo-analyst        all
  portfolio-manager  portfolio-manager  own portfolio
  program-manager    program-manager    own program
  project-manager    project-manager    own project
  project-deputy     project-deputy     own project
  resource-manager   resource-manager   own project
  team-member        team-member        own project
  finance            finance            all
  sponsor            sponsor            own project
  cio                cio                all
  benefit-owner      benefit-owner      own project
  member             team-member        secret project
  without-roles      -                  -`;

export function principals(): readonly PrincipalRow[] {
  return lines(PRINCIPALS).map(([name = '', role = '', ...scope]) => ({
    name,
    role: role === '-' ? null : (role as PrincipalRow['role']),
    scope: scope.join(' '),
  }));
}

/** Columns: the principals above in their order. Rows: what is done to a project that the request names. */
const ON_PROJECT = `
  readProject        - a a a o o o o o o a o a o s -
  readSight          - a a a o o o o o o a o a o s -
  readProjectAccess  - a a a o o o o o o a o a o s -
  explainCell        - a a a o o o o o o - o a o s -
  readPlan           - a a a o o o o o o - o a o s -
  readTaskCause      - a a a o o o o o o - o a o s -
  updateProject      - - a a o o o o - - - - - - - -
  removeProject      - - a a o - - - - - - - - - - -
  reportStatus       - - a a - - o - - - - - - - - -
  addMilestone       - - a a - - o o - - - - - - - -
  updateMilestone    - - a a - - o o - - - - - - - -
  removeMilestone    - - a a - - o o - - - - - - - -
  setProjectAccess   - - a - o o o - - - - o a - - -
  breakGlass         - a - - - - - - - - - - - - - -`;

/** What is done in a program or portfolio that the request names. */
const IN_CONTAINER = `
  createProject      - - a a o o - - - - - - - - - -
  addProgram         - - a a o - - - - - - - - - - -`;

/** What names no object of the business. */
const ANYWHERE = `
  readLineOfSight          - a a a a a a a a a a a a a a -
  readDirectory            a a a a a a a a a a a a a a a -
  startPlanImport          - - a a - - a a - - - - - - - -
  startRegisterImport      - - a a - - - - - - - - - - - -
  addPortfolio             - - a a - - - - - - - - - - - -
  addPerson                a - a a a - - - a - - - - - - -
  readPeopleAccess         a a - - - - - - - - - - - - - -
  readGrantableScopes      a a - - - - - - - - - - - - - -
  readSettings             a a a a a a a a a a a a a a a -
  previewStatusRules       a a a a a a a a a a a a a a a -
  changeGeneralSettings    a - - - - - - - - - - - - - - -
  changeStatusRules        a - - - - - - - - - - - - - - -
  changeSettingsSections   a - - - - - - - - - - - - - - -
  previewSettingsSections  a a a a a a a a a a a a a a a -
  changeExchangeRates      a - - - - - - - - - - - - - - -
  addFiscalYear            a - - - - - - - - - - - - - - -
  removeFiscalYear         a - - - - - - - - - - - - - - -
  movePeriods              a - - - - - - - - - - - - - - -
  readConfidentialProjects - a - - - - - - - - - - - - - -
  invite                   a - - - - - - - - - - - - - - -
  makePasswordLink         a - - - - - - - - - - - - - - -
  setGrants                a - - - - - - - - - - - - - - -
  deactivateAccount        a - - - - - - - - - - - - - - -
  reactivateAccount        a - - - - - - - - - - - - - - -
  erasePerson              a - - - - - - - - - - - - - - -`;

/** Records of somebody else's import, and commands of somebody else: not there for anybody. */
const OF_ANOTHER =
  'readRegisterImport reviseRegisterImport commitRegisterImport addPlanFile readPlanImport matchPlans commitPlanImport ' +
  'previewUndo undoCommand redoCommand';

/** Open to strangers, or to whoever is signed in: no role decides. */
const WITHOUT_ROLE =
  'followEvents readSession makeFirstAccount signIn signOut changePassword readInvitation acceptInvitation ' +
  'readOpenApi listOwnCommands';

export type Expected = 'allowed' | 'forbidden' | 'not found' | 'no role decides';

const OPEN_TO_ALL = ['auditor', 'pmo-director', 'pmo-analyst', 'finance', 'cio'];

/** @throws when the route stands in no table: a new route must be judged here first */
export function expected(route: string, principal: string, place: Place): Expected {
  if (WITHOUT_ROLE.split(' ').includes(route)) return 'no role decides';
  if (OF_ANOTHER.split(' ').includes(route)) return 'not found';
  const anywhere = cell(ANYWHERE, route, principal);
  if (anywhere !== null) {
    // A role is given on a place; one that does not exist is not there for anybody.
    if (route === 'invite' && place === 'nowhere') return 'not found';
    return anywhere === '-' ? 'forbidden' : 'allowed';
  }
  const container = cell(IN_CONTAINER, route, principal);
  if (container !== null) {
    const isSeen = place === 'secret' ? sees(principal, 'own') || sees(principal, 'secret') : sees(principal, place);
    if (!isSeen && !(place === 'own' && principal === 'member')) return 'not found';
    return container === '-' ? 'forbidden' : 'allowed';
  }
  const project = cell(ON_PROJECT, route, principal);
  if (project === null) throw new Error(`${route} stands in no table of the oracle; add it to the one that fits`);
  const isAuditing = route === 'breakGlass' && principal === 'auditor' && place !== 'nowhere';
  if (!sees(principal, place) && !isAuditing) return 'not found';
  return project === '-' ? 'forbidden' : 'allowed';
}

function sees(principal: string, place: Place): boolean {
  if (place === 'nowhere' || principal === 'administrator' || principal === 'without-roles') return false;
  if (principal === 'member') return place === 'secret';
  return place === 'own' || (place === 'other' && OPEN_TO_ALL.includes(principal));
}

function cell(table: string, route: string, principal: string): string | null {
  const row = lines(table).find(([name]) => name === route);
  const column = principals().findIndex(({ name }) => name === principal);
  return row === undefined ? null : (row[column + 1] ?? null);
}

function lines(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
}
