export { recordHandlers } from './handlers.ts';
export { recordsProblemTexts } from './problem-texts.ts';
export { filled, nextKey, type RecordId, type StoredRecord, type Values } from './record.ts';
export { recordsWords } from './record-words.ts';
export { recordsHandlers } from './routes.ts';
export { apart, inOrder, type Rule, type Rules, withoutCircle } from './rules.ts';
export { insertRecords, lockKind, readKind, rewriteRecords, usedKeys } from './store.ts';
export { type RecordTable, tableOf } from './table.ts';
