import type { governanceRoutes } from '@sightline/contract';
import { governance } from '@sightline/contract';
import type { HandlerOf } from '../audit/index.ts';
import { recordHandlers } from '../records/index.ts';

const handlers = recordHandlers(governance, 'project.read', {});

export const governanceHandlers: {
  readonly [N in keyof typeof governanceRoutes]: HandlerOf<(typeof governanceRoutes)[N]>;
} = {
  listGovernance: handlers.list,
  listGovernanceOfProject: handlers.listOf,
  addGovernanceRecord: handlers.add,
  changeGovernanceRecord: handlers.change,
  removeGovernanceRecord: handlers.remove,
};
