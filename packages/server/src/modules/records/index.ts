export { recordHandlers } from './handlers.ts';
export { recordsProblemTexts } from './problem-texts.ts';
export { recordsWords } from './record-words.ts';
export { allOf, apart, inOrder, type Rule, type Rules, withoutCircle } from './rules.ts';
export { columnOf, columnType, recordTables } from './table.ts';
