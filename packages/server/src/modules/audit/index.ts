export * from './context.ts';
export type { Db } from './db.ts';
export { digestOf } from './event.ts';
export { answered, type CommandHandler, type CommandTools, type HandlerOf, type ReadHandler } from './handler.ts';
export { lastSeq, type OutboxEntry, readOutboxAfter } from './outbox.ts';
export { auditProblemTexts } from './problem-texts.ts';
export { insertRows, type Row, staleVersion, updateVersioned } from './rows.ts';
export { type Done, hasHappened, runCommand } from './run-command.ts';
export { verifyChain } from './verify-chain.ts';
