export { listLastReports, listToGo } from './report-facts.ts';
export { governanceHandlers } from './routes.ts';
