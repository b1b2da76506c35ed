export * from './context.ts';
export type { Db } from './db.ts';
export { digestOf } from './event.ts';
export { answered, type CommandHandler, type CommandTools, type HandlerOf, type ReadHandler } from './handler.ts';
export { lastSeq, readOutboxAfter } from './outbox.ts';
export { auditProblemTexts } from './problem-texts.ts';
export { insertRows, type Row, staleVersion, updateVersioned } from './rows.ts';
export { hasHappened, runCommand } from './run-command.ts';
export { verifyChain } from './verify-chain.ts';
