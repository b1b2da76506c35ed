export type { Columns } from './guess-columns.ts';
export { keyGiver, type OpenFile, openRecordFile, type ReadFile } from './import-file.ts';
export { plainName } from './lookups.ts';
export { peopleFileHandlers } from './people/people-file.ts';
export { previewOf } from './preview.ts';
export { recordImportProblemTexts } from './problem-texts.ts';
export { readRows } from './read-rows.ts';
export {
  type Brought,
  type Commit,
  fileHandlers,
  recordImportHandlers,
  registerOf,
  type Upload,
  type World,
  whatStops,
} from './routes.ts';
export { type Begun, cellAt, faultAt, type Given, type RowFault, type RowPlan } from './row-plan.ts';
