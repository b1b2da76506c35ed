export { type Inspection, startInspection } from './inspect-files.ts';
