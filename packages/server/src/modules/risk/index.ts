export { listPendingChanges, listRedRisks, RED_SCORE } from './risk-facts.ts';
export { riskHandlers } from './routes.ts';
