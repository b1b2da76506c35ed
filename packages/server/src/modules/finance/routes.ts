import type { ledgerRoutes } from '@sightline/contract';
import { ledger } from '@sightline/contract';
import type { HandlerOf } from '../audit/index.ts';
import { recordHandlers } from '../records/index.ts';

const handlers = recordHandlers(ledger, 'ledger.read', {});

export const financeHandlers: { readonly [N in keyof typeof ledgerRoutes]: HandlerOf<(typeof ledgerRoutes)[N]> } = {
  listLedger: handlers.list,
  listLedgerOfProject: handlers.listOf,
  addLedgerRecord: handlers.add,
  changeLedgerRecord: handlers.change,
  removeLedgerRecord: handlers.remove,
};
