export { AttemptLimit } from './attempts.ts';
export { type FirstAccount, makeFirstAccount } from './make-first-account.ts';
export { identityProblemTexts } from './problem-texts.ts';
export { identityHandlers } from './routes.ts';
export {
  type Account,
  accountOfSession,
  endSession,
  hasAccounts,
  hashToken,
  readAccount,
  SESSION_HOURS,
  startSession,
} from './session.ts';
export { checkPassword } from './sign-in.ts';
