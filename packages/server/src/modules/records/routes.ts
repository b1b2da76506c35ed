import type { recordCountRoutes } from '@sightline/contract';
import { ok } from '@sightline/kernel';
import type { HandlerOf } from '../audit/index.ts';
import { capabilitiesOn } from '../identity/index.ts';
import { countRecords } from './count-records.ts';

export const recordsHandlers: {
  readonly [N in keyof typeof recordCountRoutes]: HandlerOf<(typeof recordCountRoutes)[N]>;
} = {
  countRecordsOfProject: async (context, { params: { projectId } }) => {
    const held = await capabilitiesOn(context.db, context, projectId);
    return ok({ kinds: [...(await countRecords(context, projectId, held))] });
  },
};
