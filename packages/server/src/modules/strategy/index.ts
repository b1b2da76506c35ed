export { listOpenBenefits } from './benefit-facts.ts';
export { strategyHandlers, strategyRules } from './routes.ts';
