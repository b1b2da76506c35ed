export { resourceHandlers, resourceRules } from './routes.ts';
