export { reportingHandlers } from './routes.ts';
