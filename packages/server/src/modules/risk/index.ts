export { listPendingChanges, listRedRisks } from './risk-facts.ts';
export { riskHandlers } from './routes.ts';
