export { canonicalText } from './canonical.ts';
export type { DemoSize } from './divisions.ts';
export { type DemoWish, generateDemo, LAST_VARIANT } from './generate-demo.ts';
export { stableId } from './ids.ts';
export { demoProblemTexts } from './problem-texts.ts';
export type * from './records.ts';
