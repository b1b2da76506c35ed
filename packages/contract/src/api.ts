import { z } from 'zod';
import { route } from './route.ts';

export const apiRoutes = {
  readOpenApi: route({
    id: 'shell.readOpenApi',
    kind: 'read',
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This list of routes as an OpenAPI 3.1 document',
    // ASVS 5.0, 13.4.5: the description of an API is not for strangers.
    permission: 'session',
    response: z.looseObject({ openapi: z.string() }),
  }),
};
