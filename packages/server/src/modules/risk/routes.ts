import type { raidRoutes } from '@sightline/contract';
import { raid } from '@sightline/contract';
import type { HandlerOf } from '../audit/index.ts';
import { recordHandlers } from '../records/index.ts';

const handlers = recordHandlers(raid, 'project.read', {});

export const riskHandlers: { readonly [N in keyof typeof raidRoutes]: HandlerOf<(typeof raidRoutes)[N]> } = {
  listRaid: handlers.list,
  listRaidOfProject: handlers.listOf,
  addRaidRecord: handlers.add,
  changeRaidRecord: handlers.change,
  removeRaidRecord: handlers.remove,
};
