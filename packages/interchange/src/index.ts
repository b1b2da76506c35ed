export { MAX_FILE_BYTES } from './limits.ts';
export type * from './plan-file.ts';
export { interchangeProblemTexts } from './problem-texts.ts';
export { readPlanFile } from './read-plan-file.ts';
export { scheduleImported } from './schedule-imported.ts';
export * from './sheet-file/index.ts';
export { sniff } from './sniff.ts';
export * from './table/index.ts';
export { expandUpload, type UploadedFile } from './upload/expand-upload.ts';
