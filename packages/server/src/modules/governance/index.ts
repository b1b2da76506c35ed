export { governanceHandlers } from './routes.ts';
