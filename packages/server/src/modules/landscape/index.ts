export { landscapeProblemTexts } from './problem-texts.ts';
export { landscapeHandlers, landscapeRules } from './routes.ts';
