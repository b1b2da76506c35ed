import { z } from 'zod';
import { route } from '../route.ts';
import { asOfQuery, id } from '../values.ts';

export const recordCountRoutes = {
  countRecordsOfProject: route({
    id: 'records.countRecordsOfProject',
    kind: 'read',
    method: 'GET',
    path: '/api/projects/:projectId/registers',
    summary: 'How many records of each kind a project has; a kind that the caller may not read is not among them',
    permission: 'project.read',
    params: z.object({ projectId: id<'project'>() }),
    query: asOfQuery,
    ids: { 'params.projectId': 'project' },
    response: z.object({ kinds: z.array(z.object({ kind: z.string(), count: z.int() })) }),
  }),
};
