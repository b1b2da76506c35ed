export { MAX_FILE_BYTES } from './limits.ts';
export { NOT_CARRIED_KINDS } from './not-carried.ts';
export type * from './plan-file.ts';
export { interchangeProblemTexts } from './problem-texts.ts';
export { readPlanFile } from './read-plan-file.ts';
export { sniff } from './sniff.ts';
export * from './table/index.ts';
export { expandUpload, type UploadedFile } from './upload/expand-upload.ts';
