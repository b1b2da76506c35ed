import type { Place, PrincipalRow } from './world.ts';

/**
 * What the table of roles and permissions says, typed from it a second time, as text: the product's own table is not read here.
 * The letters name the objects on which a principal may: `a` all that he sees, `-` none.
 *
 * name, role, scope, what he comes with, and the places that he sees.
 */
const PRINCIPALS = `
  administrator      administrator      all            session      -
  auditor            auditor            all            session      own,other,closed
  pmo-director       pmo-director       all            session      own,other,closed
  pmo-analyst        pmo-analyst        all            session      own,other,closed
  portfolio-manager  portfolio-manager  own-portfolio  session      own,closed
  program-manager    program-manager    own-program    session      own,closed
  project-manager    project-manager    own-project    session      own,closed
  project-deputy     project-deputy     own-project    session      own,closed
  resource-manager   resource-manager   own-project    session      own,closed
  unit-manager       resource-manager   own-unit       session      own,closed
  team-member        team-member        own-project    session      own,closed
  finance            finance            all            session      own,other,closed
  sponsor            sponsor            own-project    session      own,closed
  cio                cio                all            session      own,other,closed
  benefit-owner      benefit-owner      own-project    session      own,closed
  catalogue-owner    catalogue-owner    all            session      own,other,closed
  member             team-member        secret-project session      secret
  assurer            -                  assured        session      own
  delegate           program-manager    delegated      session      own,closed
  delegate-over      program-manager    over           session      -
  finance-in-part    finance            own-program    session      own,closed
  once-delegate      team-member        own-project+over session    own,closed
  full-token         pmo-director       all            full-token   own,other,closed
  reading-token      pmo-director       all            read-token   own,other,closed
  without-roles      -                  -              session      -
  deactivated        pmo-director       all            deactivated  -
  expired            pmo-director       all            expired      -
  anonymous          -                  -              nothing      -`;

export function principals(): readonly PrincipalRow[] {
  return lines(PRINCIPALS).map(([name = '', role = '', scope = '', comesWith = '', sees = '']) => ({
    name,
    role: role === '-' ? null : (role as PrincipalRow['role']),
    scope,
    comesWith: comesWith as PrincipalRow['comesWith'],
    sees: sees.split(',') as readonly Place[],
  }));
}

/** The columns of every table below. */
const COLUMNS =
  'administrator auditor pmo-director pmo-analyst portfolio-manager program-manager project-manager project-deputy ' +
  'resource-manager unit-manager team-member finance sponsor cio benefit-owner catalogue-owner member assurer delegate ' +
  'delegate-over full-token reading-token without-roles';

/** Principals who are judged as another column. */
const JUDGED_AS: Readonly<Record<string, string>> = {
  'finance-in-part': 'finance',
  // What was delegated to him is over; what he holds himself is all that he has.
  'once-delegate': 'team-member',
};

/** Costs that belong to no project yet are for those who keep the money of the whole organisation. */
const NOT_IN_PART = 'listCosts readCost addCost changeCost removeCost previewCostImport importCosts assignCost';

/** What is done to a project that the request names. */
const ON_PROJECT = `
  readProject        - a a a a a a a a a a a a a a a a a a - a a -
  readSight          - a a a a a a a a a a a a a a a a a a - a a -
  countRecordsOfProject    - a a a a a a a a a a a a a a a a a a - a a -
  readProjectAccess  - a a a a a a a a a a a a a a a a a a - a a -
  explainCell        - a a a a a a a a a a - a a a a a a a - a a -
  readPlan           - a a a a a a a a a a - a a a a a a a - a a -
  readPlanRows       - a a a a a a a a a a - a a a a a a a - a a -
  readTaskCause      - a a a a a a a a a a - a a a a a a a - a a -
  updateProject      - - a a a a a a - - - - - - - - - a a - a - -
  removeProject      - - a a a - - - - - - - - - - - - - - - a - -
  reportStatus       - - a a - - a - - - - - - - - - - - - - a - -
  addMilestone       - - a a - - a a - - - - - - - - - - - - a - -
  updateMilestone    - - a a - - a a - - - - - - - - - - - - a - -
  removeMilestone    - - a a - - a a - - - - - - - - - - - - a - -
  setProjectAccess   - - a a a a a a - - - - - - - - - a a - a - -
  listDeliveryOfProject    - a a a a a a a a a a a a a a a a a a - a a -
  addDeliveryRecord        - - a a - a a a - - - - - - - - - a a - a - -
  changeDeliveryRecord     - - a a - a a a - - - - - - - - - a a - a - -
  removeDeliveryRecord     - - a a - a a a - - - - - - - - - a a - a - -
  listValueOfProject       - a a a a a a a a a a a a a a a a a a - a a -
  addValueRecord           - - a a - a a a - - - - - - a - - a a - a - -
  changeValueRecord        - - a a - a a a - - - - - - a - - a a - a - -
  removeValueRecord        - - a a - a a a - - - - - - a - - a a - a - -
  listDeploymentOfProject  - a a a a a a a a a a a a a a a a a a - a a -
  addDeploymentRecord      - - a a - a a a a a - - - - - - - a a - a - -
  changeDeploymentRecord   - - a a - a a a a a - - - - - - - a a - a - -
  removeDeploymentRecord   - - a a - a a a a a - - - - - - - a a - a - -
  listRaidOfProject        - a a a a a a a a a a a a a a a a a a - a a -
  addRaidRecord            - - a a - a a a - - - - - - - - - a a - a - -
  changeRaidRecord         - - a a - a a a - - - - - - - - - a a - a - -
  removeRaidRecord         - - a a - a a a - - - - - - - - - a a - a - -
  listLedgerOfProject      - a a a a a a a - - - a a a - - - a a - a a -
  addLedgerRecord          - - a a - - - - - - - a - - - - - - - - a - -
  changeLedgerRecord       - - a a - - - - - - - a - - - - - - - - a - -
  removeLedgerRecord       - - a a - - - - - - - a - - - - - - - - a - -
  assignCost               - - a a - - - - - - - a - - - - - - - - a - -
  listGovernanceOfProject  - a a a a a a a a a a a a a a a a a a - a a -
  addGovernanceRecord      - - a a - - a - - - - - - - - - - - - - a - -
  changeGovernanceRecord   - - a a - - a - - - - - - - - - - - - - a - -
  removeGovernanceRecord   - - a a - - a - - - - - - - - - - - - - a - -
  breakGlass         - a - - - - - - - - - - - - - - - - - - - - -`;

/** What names a place to give a role on, or a record of the organisation: one that does not exist is not there for anybody. */
const NAMES_ONE =
  'invite readLandscapeRecord changeLandscapeRecord removeLandscapeRecord readStrategyRecord changeStrategyRecord ' +
  'removeStrategyRecord readResourceRecord changeResourceRecord removeResourceRecord readCost changeCost removeCost ' +
  'settleAlikeVendors listTouchingProjects';

/** Parts of delivery: on a closed project its plan and its status are records, and no role changes them. */
const NOT_ON_CLOSED = 'reportStatus addMilestone updateMilestone removeMilestone';

/** What is done in a program or portfolio that the request names. */
const IN_CONTAINER = `
  createProject      - - a a a a - - - - - - - - - - - - a - a - -
  addProgram         - - a a a - - - - - - - - - - - - - - - a - -`;

/** What is done to an organisation unit that the request names. \`o\`: in his own unit only. */
const ON_UNIT = `
  addUnit            a - - - - - - - - - - - - - - - - - - - - - -
  changeUnit         a - - - - - - - - - - - - - - - - - - - - - -
  closeUnit          a - - - - - - - - - - - - - - - - - - - - - -
  setHomeUnit        a - - - - - - - - o - - - - - - - - - - - - -`;

/** What names no object of the business. */
const ANYWHERE = `
  listLandscape              - a a a a a a a a a a a a a a a a a a - a a -
  readLandscapeRecord        - a a a a a a a a a a a a a a a a a a - a a -
  addLandscapeRecord         - - a a - - - - - - - - - a - a - - - - a - -
  changeLandscapeRecord      - - a a - - - - - - - - - a - a - - - - a - -
  removeLandscapeRecord      - - a a - - - - - - - - - a - a - - - - a - -
  listAlikeVendors           - a a a a a a a a a a a a a a a a a a - a a -
  listTouchingProjects       - a a a a a a a a a a a a a a a a a a - a a -
  settleAlikeVendors         - - a a - - - - - - - - - a - a - - - - a - -
  previewLandscapeImport     - - a a - - - - - - - - - a - a - - - - a a -
  importLandscape            - - a a - - - - - - - - - a - a - - - - a - -
  listStrategy               - a a a a a a a a a a a a a a a a a a - a a -
  readStrategyRecord         - a a a a a a a a a a a a a a a a a a - a a -
  addStrategyRecord          - - a a - - - - - - - - - a - - - - - - a - -
  changeStrategyRecord       - - a a - - - - - - - - - a - - - - - - a - -
  removeStrategyRecord       - - a a - - - - - - - - - a - - - - - - a - -
  previewStrategyImport      - - a a - - - - - - - - - a - - - - - - a a -
  importStrategy             - - a a - - - - - - - - - a - - - - - - a - -
  readRoleLoad               - a a a a a a a a a a a a a a a a a a - a a -
  listResources              - a a a a a a a a a a a a a a a a a a - a a -
  readResourceRecord         - a a a a a a a a a a a a a a a a a a - a a -
  addResourceRecord          - - a a - - - - - - - - - - - - - - - - a - -
  changeResourceRecord       - - a a - - - - - - - - - - - - - - - - a - -
  removeResourceRecord       - - a a - - - - - - - - - - - - - - - - a - -
  previewResourceImport      - - a a - - - - - - - - - - - - - - - - a a -
  importResources            - - a a - - - - - - - - - - - - - - - - a - -
  listDelivery               - a a a a a a a a a a a a a a a a a a - a a -
  previewDeliveryImport      - a a a a a a a a a a a a a a a a a a - a a -
  importDelivery             - a a a a a a a a a a a a a a a a a a - a a -
  listValue                  - a a a a a a a a a a a a a a a a a a - a a -
  previewValueImport         - a a a a a a a a a a a a a a a a a a - a a -
  importValue                - a a a a a a a a a a a a a a a a a a - a a -
  listDeployment             - a a a a a a a a a a a a a a a a a a - a a -
  previewDeploymentImport    - a a a a a a a a a a a a a a a a a a - a a -
  importDeployment           - a a a a a a a a a a a a a a a a a a - a a -
  listRaid                   - a a a a a a a a a a a a a a a a a a - a a -
  previewRaidImport          - a a a a a a a a a a a a a a a a a a - a a -
  importRaid                 - a a a a a a a a a a a a a a a a a a - a a -
  listLedger                 - a a a a a a a a a a a a a a a a a a - a a -
  previewLedgerImport        - a a a a a a a a a a a a a a a a a a - a a -
  importLedger               - a a a a a a a a a a a a a a a a a a - a a -
  listCosts                  - a a a - - - - - - - a - a - - - - - - a a -
  readCost                   - a a a - - - - - - - a - a - - - - - - a a -
  addCost                    - - a a - - - - - - - a - - - - - - - - a - -
  changeCost                 - - a a - - - - - - - a - - - - - - - - a - -
  removeCost                 - - a a - - - - - - - a - - - - - - - - a - -
  previewCostImport          - - a a - - - - - - - a - - - - - - - - a a -
  importCosts                - - a a - - - - - - - a - - - - - - - - a - -
  previewPeopleImport        a - a a - - - - - - - - - - - - - - - - a a -
  importPeople               a - a a - - - - - - - - - - - - - - - - a - -
  listGovernance             - a a a a a a a a a a a a a a a a a a - a a -
  previewGovernanceImport    - a a a a a a a a a a a a a a a a a a - a a -
  importGovernance           - a a a a a a a a a a a a a a a a a a - a a -
  readLineOfSight          - a a a a a a a a a a a a a a a a a a - a a -
  search                   a a a a a a a a a a a a a a a a a a a - a a -
  readNeeds                - a a a a a a a a a a a a a a a a a a - a a -
  readChangesSince         - a a a a a a a a a a a a a a a a a a - a a -
  readSightCsv             - a a a a a a a a a a a a a a a a a a - a a -
  readSightXlsx            - a a a a a a a a a a a a a a a a a a - a a -
  readDirectory            a a a a a a a a a a a a a a a a a a a - a a -
  readUnits                a a a a a a a a a a a a a a a a a a a - a a -
  startPlanImport          - - a a - - a a - - - - - - - - - - - - a - -
  startRegisterImport      - - a a - - - - - - - - - - - - - - - - a - -
  addPortfolio             - - a a - - - - - - - - - - - - - - - - a - -
  addPerson                a - a a - - - - a a - - - - - - - - - - a - -
  readPeopleAccess         a a - - - - - - - - - - - - - - - - - - - - -
  readGrantableScopes      a a - - - - - - - - - - - - - - - - - - - - -
  readSettings             a a a a a a a a a a a a a a a a a a a - a a -
  previewStatusRules       a a a a a a a a a a a a a a a a a a a - a a -
  changeGeneralSettings    a - - - - - - - - - - - - - - - - - - - - - -
  changeStatusRules        a - - - - - - - - - - - - - - - - - - - - - -
  changeSettingsSections   a - - - - - - - - - - - - - - - - - - - - - -
  previewSettingsSections  a a a a a a a a a a a a a a a a a a a - a a -
  erasePerson              a - - - - - - - - - - - - - - - - - - - - - -
  changeExchangeRates      a - - - - - - - - - - - - - - - - - - - - - -
  addFiscalYear            a - - - - - - - - - - - - - - - - - - - - - -
  removeFiscalYear         a - - - - - - - - - - - - - - - - - - - - - -
  movePeriods              a - - - - - - - - - - - - - - - - - - - - - -
  readConfidentialProjects - a - - - - - - - - - - - - - - - - - - - - -
  invite                   a - - - - - - - - - - - - - - - - - - - - - -
  makePasswordLink         a - - - - - - - - - - - - - - - - - - - - - -
  setGrants                a - - - - - - - - - - - - - - - - - - - - - -
  deactivateAccount        a - - - - - - - - - - - - - - - - - - - - - -
  reactivateAccount        a - - - - - - - - - - - - - - - - - - - - - -
  listAllTokens            a a - - - - - - - - - - - - - - - - - - - - -
  revokeAnyToken           a - - - - - - - - - - - - - - - - - - - - - -
  listAllDelegations       a a - - - - - - - - - - - - - - - - - - - - -
  endAnyDelegation         a - - - - - - - - - - - - - - - - - - - - - -
  readDemo                 a - - - - - - - - - - - - - - - - - - - - - -
  previewDemoRemoval       a - - - - - - - - - - - - - - - - - - - - - -
  removeDemo               a - - - - - - - - - - - - - - - - - - - - - -`;

/** Records of somebody else, his import, command, token or delegation: not there for anybody. */
const OF_ANOTHER =
  'readRegisterImport reviseRegisterImport commitRegisterImport addPlanFile readPlanImport matchPlans commitPlanImport ' +
  'previewUndo undoCommand redoCommand revokeToken endDelegation';

/** Open to strangers: no role decides. */
const FOR_STRANGERS = 'readSession makeFirstAccount signIn readInvitation acceptInvitation listPersonas signInAs';
/** For whoever is signed in, about himself: no role decides. */
const FOR_ONESELF =
  'followEvents signOut changePassword readOpenApi listOwnCommands listTokens makeToken listDelegations addDelegation listGoneLinks';

/** What takes a person who signed in, whatever a token's rights. */
const NOT_BY_TOKEN = 'signOut changePassword makePasswordLink breakGlass makeToken addDelegation';

/** Routes that only read; a reading token is refused everything else. */
const READING = /^(read|list|count|explain|preview|follow|search)/;

export type Expected =
  | 'allowed'
  | 'forbidden'
  | 'not found'
  | 'not signed in'
  | 'not by token'
  | 'closed'
  | 'no role decides';

/** @throws when the route stands in no table: a new route must be judged here first */
export function expected(route: string, name: string, place: Place): Expected {
  const principal = principals().find((each) => each.name === name);
  if (principal === undefined) throw new Error(`no principal ${name}`);
  return expectedByToken(route, principal) ?? expectedOfStranger(route, principal) ?? byRole(route, principal, place);
}

function expectedByToken(route: string, { comesWith }: PrincipalRow): Expected | null {
  const isToken = comesWith === 'full-token' || comesWith === 'read-token';
  if (isToken && listed(NOT_BY_TOKEN, route)) return 'not by token';
  return comesWith === 'read-token' && !READING.test(route) ? 'not by token' : null;
}

function expectedOfStranger(route: string, { comesWith }: PrincipalRow): Expected | null {
  if (listed(FOR_STRANGERS, route)) return 'no role decides';
  const isStranger = comesWith === 'nothing' || comesWith === 'expired' || comesWith === 'deactivated';
  if (isStranger) return 'not signed in';
  return listed(FOR_ONESELF, route) ? 'no role decides' : null;
}

function byRole(route: string, principal: PrincipalRow, place: Place): Expected {
  if (listed(OF_ANOTHER, route)) return 'not found';
  const may = cell(ANYWHERE, route, principal);
  if (may !== null) return listed(NAMES_ONE, route) && place === 'nowhere' ? 'not found' : allowedIf(may !== '-');
  return onUnit(route, principal, place) ?? inContainer(route, principal, place) ?? onProject(route, principal, place);
}

/** Units are seen by everybody. */
function onUnit(route: string, principal: PrincipalRow, place: Place): Expected | null {
  const may = cell(ON_UNIT, route, principal);
  if (may === null) return null;
  return place === 'nowhere' ? 'not found' : allowedIf(may === 'a' || (may === 'o' && place !== 'other'));
}

/** Every place but `other` lies in the same program and portfolio. */
function inContainer(route: string, principal: PrincipalRow, place: Place): Expected | null {
  const may = cell(IN_CONTAINER, route, principal);
  if (may === null) return null;
  const inOwn = principal.sees.some((each) => each !== 'other' && PLACES_OF_OWN.includes(each));
  // The assurer's project is in no program; he sees its portfolio.
  const isHidden = principal.scope === 'assured' && route === 'createProject';
  const isSeen = place === 'other' ? principal.sees.includes('other') : place !== 'nowhere' && inOwn && !isHidden;
  return isSeen ? allowedIf(may !== '-') : 'not found';
}

const PLACES_OF_OWN: readonly Place[] = ['own', 'closed', 'secret'];

/** Every route that is judged by what may be done to a project. */
export function isOnProject(route: string): boolean {
  return lines(ON_PROJECT).some(([first]) => first === route);
}

function onProject(route: string, principal: PrincipalRow, place: Place): Expected {
  const may = cell(ON_PROJECT, route, principal);
  if (may === null) throw new Error(`${route} stands in no table of the oracle; add it to the one that fits`);
  const isAuditing = route === 'breakGlass' && principal.name === 'auditor' && place !== 'nowhere';
  if (!principal.sees.includes(place) && !isAuditing) return 'not found';
  if (may === '-') return 'forbidden';
  return place === 'closed' && listed(NOT_ON_CLOSED, route) ? 'closed' : 'allowed';
}

function allowedIf(may: boolean): Expected {
  return may ? 'allowed' : 'forbidden';
}

function listed(names: string, name: string): boolean {
  return names.split(' ').includes(name);
}

function cell(table: string, route: string, { name }: PrincipalRow): string | null {
  const row = lines(table).find(([first]) => first === route);
  if (row !== undefined && name === 'finance-in-part' && listed(NOT_IN_PART, route)) return '-';
  const column = COLUMNS.split(' ').indexOf(JUDGED_AS[name] ?? name);
  return row === undefined ? null : (row[column + 1] ?? null);
}

function lines(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
}
