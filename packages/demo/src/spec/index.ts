export { checkSpec } from './check-spec.ts';
export { type SettledSpec, settleSpec } from './settle.ts';
export {
  BASES,
  CATEGORIES,
  type Colour,
  type DemoSpec,
  demoSpec,
  FINDING_KINDS,
  type SpecProject,
  type SpecTemplate,
  type Stage,
  TOUCH_MODES,
} from './spec.ts';
export { fillWords } from './words.ts';
