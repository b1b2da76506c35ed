import type { deliveryRoutes, landscapeRoutes, systemRoutes, vendorRoutes } from '@sightline/contract';
import { delivery, landscape } from '@sightline/contract';
import { ok, refused } from '@sightline/kernel';
import { answered, type HandlerOf } from '../audit/index.ts';
import { apart, inOrder, isNowhere, type Rules, recordHandlers, withoutCircle } from '../records/index.ts';
import { listAlikeVendors, settleVendors } from './settle-vendors.ts';
import { readTouchingProjects } from './touching-projects.ts';

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

type Served = typeof landscapeRoutes & typeof deliveryRoutes & typeof vendorRoutes & typeof systemRoutes;

export const landscapeHandlers: { readonly [N in keyof Served]: HandlerOf<Served[N]> } = {
  listLandscape: catalogue.list,
  readLandscapeRecord: catalogue.read,
  addLandscapeRecord: catalogue.add,
  changeLandscapeRecord: catalogue.change,
  removeLandscapeRecord: catalogue.remove,
  listAlikeVendors: async ({ db }) => ok(await listAlikeVendors(db)),
  settleAlikeVendors: async (_, { params, version, body }, { run }) => {
    const wish = { id: params.recordId, version, ...body };
    return answered(await run((context) => settleVendors(context, wish, landscapeRules.vendor)));
  },
  listTouchingProjects: async (context, { params }) => {
    const touching = await readTouchingProjects(context, params.recordId);
    return touching === null ? refused([isNowhere()]) : ok(touching);
  },
  listDelivery: ofProjects.list,
  listDeliveryOfProject: ofProjects.listOf,
  addDeliveryRecord: ofProjects.add,
  changeDeliveryRecord: ofProjects.change,
  removeDeliveryRecord: ofProjects.remove,
};
