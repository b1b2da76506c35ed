export { AttemptLimit } from './attempts.ts';
export { identityProblemTexts } from './problem-texts.ts';
export { identityHandlers } from './routes.ts';
export { accountOfSession, hashToken, SESSION_HOURS } from './session.ts';
