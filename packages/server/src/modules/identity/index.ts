export { accountOfToken, type TokenInHand } from './api-token.ts';
export { AttemptLimit } from './attempts.ts';
export {
  capabilitiesOnProject,
  isHeldEverywhere,
  isHeldSomewhere,
  reachOf,
  rolesWith,
  SCOPES_OF_ROLE,
} from './capability.ts';
export { notAllowed, refusalOf } from './decide.ts';
export {
  countAccountsByRole,
  GRANTS_OF_ACCOUNT,
  type HeldGrant,
  parseGrants,
  plainGrants,
  readHeldGrants,
  scopeId,
} from './grants.ts';
export { holdsEverywhere, personOfCaller } from './person-of.ts';
export { identityProblemTexts } from './problem-texts.ts';
export { identityHandlers } from './routes.ts';
export { accountOfSession, hashToken, SESSION_HOURS, startSession } from './session.ts';
export { openSession } from './session-state.ts';
export {
  capabilitiesOn,
  holdsAtAll,
  holdsOnContainer,
  holdsOnProject,
  holdsOnUnit,
  holdsOverAll,
  rolesOnProject,
  seesProject,
  type Viewer,
} from './visible.ts';
