export { landscapeHandlers, landscapeRules } from './routes.ts';
