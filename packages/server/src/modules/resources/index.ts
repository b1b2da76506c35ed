export { listOpenRequests } from './open-requests.ts';
export { resourceHandlers, resourceRules } from './routes.ts';
