import { z } from 'zod';
import { route } from '../route.ts';
import { id, moved } from '../values.ts';
import { choice, date, flag, labelled, money, required, text, whole } from './field.ts';
import { recordImportRoutes } from './import.ts';
import { recordGroup, recordKind } from './kind.ts';
import { organisationRecordRoutes, projectRecordRoutes } from './routes.ts';

/** Money by fiscal month: `periodOn` is the first day of the month that an amount belongs to. */

const CATEGORY = ['labour', 'licence', 'vendor', 'hardware', 'contingency', 'other'] as const;
const CLASS = ['capex', 'opex'] as const;

const budgetLine = recordKind({
  name: 'budget-line',
  one: 'budget line',
  many: 'budget lines',
  prefix: 'BUD',
  title: 'category',
  fields: {
    periodOn: required(labelled('Month', date)),
    category: required(choice(CATEGORY)),
    class: required(choice(CLASS)),
    amountMinor: required(labelled('Amount', money)),
    state: required(choice(['requested', 'approved', 'released', 'frozen'])),
    note: text(1000),
  },
});

const ledgerLine = {
  periodOn: required(labelled('Month', date)),
  category: choice(CATEGORY),
  class: choice(CLASS),
  amountMinor: required(labelled('Amount', money)),
  state: required(choice(['committed', 'accrued', 'actual', 'reversed'])),
  ledgerRef: labelled('Ledger line', text(120)),
  account: text(80),
  vendor: labelled('Vendor as posted', text(200)),
  description: text(500),
  costCode: text(80),
};

const actual = recordKind({
  name: 'actual',
  one: 'actual',
  many: 'actuals',
  prefix: 'ACT',
  title: 'ledgerRef',
  fields: ledgerLine,
});

/** Where the ledger posts what a project costs: a line with this account, cost centre or work element is the project's. */
const costAccount = recordKind({
  name: 'cost-account',
  one: 'cost account',
  many: 'cost accounts',
  prefix: 'CAC',
  title: 'code',
  fields: {
    code: required(text(80)),
    name: text(200),
    class: choice(CLASS),
    state: required(choice(['open', 'closed'])),
  },
});

/** A line of the ledger that leads to no project yet. */
const unassignedCost = recordKind({
  name: 'unassigned-cost',
  one: 'unassigned cost',
  many: 'unassigned costs',
  prefix: 'UNC',
  title: 'ledgerRef',
  fields: { ...ledgerLine, project: labelled('Project as posted', text(200)) },
});

/** What a project asks to be given for a fiscal year. */
const fundingRequest = recordKind({
  name: 'funding-request',
  one: 'funding request',
  many: 'funding requests',
  prefix: 'FUN',
  title: 'fiscalYear',
  fields: {
    fiscalYear: required(labelled('Fiscal year', whole(1990, 2100))),
    amountMinor: required(labelled('Amount', money)),
    isMandatory: required(labelled('Mandatory', flag)),
    reason: text(1000),
  },
});

export const ledger = recordGroup({
  name: 'ledger',
  isInProject: true,
  kinds: [budgetLine, actual, costAccount, fundingRequest],
});

export const costs = recordGroup({ name: 'costs', isInProject: false, kinds: [unassignedCost] });

export const ledgerEdges = projectRecordRoutes(ledger, { read: 'ledger.read', edit: 'ledger.edit' });
export const costsEdges = organisationRecordRoutes(costs, { read: 'costs.read', edit: 'costs.edit' });

export const ledgerRoutes = {
  listLedger: ledgerEdges.list,
  listLedgerOfProject: ledgerEdges.listOf,
  addLedgerRecord: ledgerEdges.add,
  changeLedgerRecord: ledgerEdges.change,
  removeLedgerRecord: ledgerEdges.remove,
  listCosts: costsEdges.list,
  readCost: costsEdges.read,
  addCost: costsEdges.add,
  changeCost: costsEdges.change,
  removeCost: costsEdges.remove,
  assignCost: route({
    id: 'costs.assignCost',
    kind: 'command',
    method: 'POST',
    path: '/api/costs/:recordId/assign',
    summary: 'Make an unassigned cost an actual of a project',
    permission: 'costs.edit',
    isVersioned: true,
    params: z.object({ recordId: id<'record'>() }),
    body: z.object({ projectId: id<'project'>() }),
    ids: { 'params.recordId': 'record', 'body.projectId': 'project' },
    fieldPermissions: { 'body.projectId': 'ledger.edit' },
    response: moved.extend({ id: id<'record'>(), key: z.string() }),
  }),
};

export const ledgerImports = recordImportRoutes(ledger, 'ledger.edit');
export const costsImports = recordImportRoutes(costs, 'costs.edit');
