import type { resourceRoutes } from '@sightline/contract';
import { deployment, pool } from '@sightline/contract';
import type { HandlerOf } from '../audit/index.ts';
import { inOrder, type Rules, recordHandlers } from '../records/index.ts';

export const resourceRules: Rules = {
  resource: inOrder('resource', 'startsOn', 'endsOn'),
  booking: inOrder('booking', 'startsOn', 'endsOn'),
  'resource-request': inOrder('resource-request', 'startsOn', 'endsOn'),
};

const ofOrganisation = recordHandlers(pool, 'resources.read', resourceRules);
const ofProjects = recordHandlers(deployment, 'project.read', resourceRules);

export const resourceHandlers: { readonly [N in keyof typeof resourceRoutes]: HandlerOf<(typeof resourceRoutes)[N]> } =
  {
    listResources: ofOrganisation.list,
    readResourceRecord: ofOrganisation.read,
    addResourceRecord: ofOrganisation.add,
    changeResourceRecord: ofOrganisation.change,
    removeResourceRecord: ofOrganisation.remove,
    listDeployment: ofProjects.list,
    listDeploymentOfProject: ofProjects.listOf,
    addDeploymentRecord: ofProjects.add,
    changeDeploymentRecord: ofProjects.change,
    removeDeploymentRecord: ofProjects.remove,
  };
