export { recordHandlers } from './handlers.ts';
export { isNowhere } from './judge.ts';
export { mergeRecords } from './merge.ts';
export { namesIn } from './names.ts';
export { plainName } from './plain-name.ts';
export { recordsProblemTexts } from './problem-texts.ts';
export { columnsOf, filled, nextKey, type RecordId, type StoredRecord, type Values } from './record.ts';
export { recordsWords } from './record-words.ts';
export { recordsHandlers } from './routes.ts';
export { apart, type Guard, inOrder, type Rule, type Rules, withoutCircle } from './rules.ts';
export {
  deleteRecords,
  insertRecords,
  lockKind,
  lockRecord,
  readKind,
  readRecord,
  recordRow,
  rewriteRecords,
  usedKeys,
} from './store.ts';
export { columnOf, type RecordTable, tableOf } from './table.ts';
