export { landscapeHandlers } from './routes.ts';
