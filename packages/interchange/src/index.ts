export type * from './plan-file.ts';
