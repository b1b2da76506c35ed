import type { resourceRoutes, roleLoadRoutes } from '@sightline/contract';
import { deployment, pool } from '@sightline/contract';
import { ok } from '@sightline/kernel';
import type { HandlerOf } from '../audit/index.ts';
import { inOrder, type Rules, recordHandlers } from '../records/index.ts';
import { readRoleLoad } from './read-load.ts';

export const resourceRules: Rules = {
  resource: inOrder('resource', 'startsOn', 'endsOn'),
  booking: inOrder('booking', 'startsOn', 'endsOn'),
  'resource-request': inOrder('resource-request', 'startsOn', 'endsOn'),
};

const ofOrganisation = recordHandlers(pool, 'resources.read', resourceRules);
const ofProjects = recordHandlers(deployment, 'project.read', resourceRules);

type Served = typeof resourceRoutes & typeof roleLoadRoutes;

export const resourceHandlers: { readonly [N in keyof Served]: HandlerOf<Served[N]> } = {
  readRoleLoad: async (context) => ok(await readRoleLoad(context)),
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
