export { changesHandlers } from './changes/handlers.ts';
export { needsHandlers } from './needs/handlers.ts';
export { reportingHandlers } from './routes.ts';
export { sightFileHandlers } from './sight-file/handlers.ts';
