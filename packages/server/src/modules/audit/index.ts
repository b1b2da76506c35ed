export { asItStands, definedRecordsOf, PAST_TABLES, type Reading, recordsOf } from './as-of.ts';
export * from './context.ts';
export type { Db } from './db.ts';
export {
  type Copy,
  countEvents,
  type ErasedPlace,
  type ErasedWords,
  eraseFingerprints,
  eraseWords,
  listCopies,
  noteCopy,
} from './erase-words.ts';
export { type AuditEvent, CHAIN_START, chainHash, digestOf } from './event.ts';
export { type FieldChanges, movedBases, reverseOf, wantedOf } from './field-change.ts';
export { answered, type CommandHandler, type CommandTools, type HandlerOf, type ReadHandler } from './handler.ts';
export { lastSeq, type OutboxEntry, readOutboxAfter } from './outbox.ts';
export { auditProblemTexts } from './problem-texts.ts';
export {
  type EffectWords,
  type FieldWords,
  fieldWord,
  type RecordWords,
  type Words,
  wordsFor,
} from './record-words.ts';
export { auditHandlers } from './routes.ts';
export { insertRows, type Row, staleVersion, type TableName, updateVersioned } from './rows.ts';
export { type Done, hasHappened, runCommand } from './run-command.ts';
export type { Touched } from './take-back.ts';
export type { HiddenProjects, MayTakeBack } from './undo.ts';
export { type ChainAnchor, verifyChain } from './verify-chain.ts';
