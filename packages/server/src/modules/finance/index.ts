export { financeHandlers } from './routes.ts';
