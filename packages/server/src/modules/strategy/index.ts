export { strategyHandlers, strategyRules } from './routes.ts';
