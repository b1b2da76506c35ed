import type { strategyRoutes } from '@sightline/contract';
import { strategy, value } from '@sightline/contract';
import type { HandlerOf } from '../audit/index.ts';
import { type Rules, recordHandlers, withoutCircle } from '../records/index.ts';

export const strategyRules: Rules = { objective: withoutCircle('objective', 'parentId') };

const ofOrganisation = recordHandlers(strategy, 'strategy.read', strategyRules);
const ofProjects = recordHandlers(value, 'project.read', strategyRules);

export const strategyHandlers: { readonly [N in keyof typeof strategyRoutes]: HandlerOf<(typeof strategyRoutes)[N]> } =
  {
    listStrategy: ofOrganisation.list,
    readStrategyRecord: ofOrganisation.read,
    addStrategyRecord: ofOrganisation.add,
    changeStrategyRecord: ofOrganisation.change,
    removeStrategyRecord: ofOrganisation.remove,
    listValue: ofProjects.list,
    listValueOfProject: ofProjects.listOf,
    addValueRecord: ofProjects.add,
    changeValueRecord: ofProjects.change,
    removeValueRecord: ofProjects.remove,
  };
