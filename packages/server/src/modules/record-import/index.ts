export { recordImportProblemTexts } from './problem-texts.ts';
export { recordImportHandlers } from './routes.ts';
