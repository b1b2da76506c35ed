import type { deliveryRoutes, landscapeRoutes } from '@sightline/contract';
import { delivery, landscape } from '@sightline/contract';
import type { HandlerOf } from '../audit/index.ts';
import { apart, inOrder, type Rules, recordHandlers, withoutCircle } from '../records/index.ts';

export const landscapeRules: Rules = {
  system: withoutCircle('system', 'hostedOnId'),
  feed: apart('feed', 'sourceId', 'targetId'),
  vendor: withoutCircle('vendor', 'parentId'),
  'vendor-contract': inOrder('vendor-contract', 'startsOn', 'endsOn'),
  freeze: inOrder('freeze', 'startsOn', 'endsOn'),
  touch: inOrder('touch', 'startsOn', 'endsOn'),
  sprint: inOrder('sprint', 'startsOn', 'endsOn'),
  // A producer does not accept his own work.
  deliverable: apart('deliverable', 'ownerId', 'acceptorId'),
};

const catalogue = recordHandlers(landscape, 'landscape.read', landscapeRules);
const ofProjects = recordHandlers(delivery, 'project.read', landscapeRules);

type Served = typeof landscapeRoutes & typeof deliveryRoutes;

export const landscapeHandlers: { readonly [N in keyof Served]: HandlerOf<Served[N]> } = {
  listLandscape: catalogue.list,
  readLandscapeRecord: catalogue.read,
  addLandscapeRecord: catalogue.add,
  changeLandscapeRecord: catalogue.change,
  removeLandscapeRecord: catalogue.remove,
  listDelivery: ofProjects.list,
  listDeliveryOfProject: ofProjects.listOf,
  addDeliveryRecord: ofProjects.add,
  changeDeliveryRecord: ofProjects.change,
  removeDeliveryRecord: ofProjects.remove,
};
