import type { ledgerRoutes } from '@sightline/contract';
import { costs, ledger } from '@sightline/contract';
import { answered, type HandlerOf } from '../audit/index.ts';
import { recordHandlers } from '../records/index.ts';
import { assignCost } from './assign-cost.ts';
import { monthGuard } from './month-guard.ts';
import { financeRules } from './rules.ts';

const guards = { actual: monthGuard, 'unassigned-cost': monthGuard };
const ofProjects = recordHandlers(ledger, 'ledger.read', financeRules, guards);
const unassigned = recordHandlers(costs, 'costs.read', financeRules, guards);

export const financeHandlers: { readonly [N in keyof typeof ledgerRoutes]: HandlerOf<(typeof ledgerRoutes)[N]> } = {
  listLedger: ofProjects.list,
  listLedgerOfProject: ofProjects.listOf,
  addLedgerRecord: ofProjects.add,
  changeLedgerRecord: ofProjects.change,
  removeLedgerRecord: ofProjects.remove,
  listCosts: unassigned.list,
  readCost: unassigned.read,
  addCost: unassigned.add,
  changeCost: unassigned.change,
  removeCost: unassigned.remove,
  assignCost: async (_, { params, body, version }, { run }) =>
    answered(await run((context) => assignCost(context, { id: params.recordId, version, projectId: body.projectId }))),
};
