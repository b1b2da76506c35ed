import { choice, date, flag, labelled, money, required, text, whole } from './field.ts';
import { recordImportRoutes } from './import.ts';
import { recordGroup, recordKind } from './kind.ts';
import { projectRecordRoutes } from './routes.ts';

/** Money of a project by fiscal month: `periodOn` is the first day of the month that an amount belongs to. */

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

const actual = recordKind({
  name: 'actual',
  one: 'actual',
  many: 'actuals',
  prefix: 'ACT',
  title: 'ledgerRef',
  fields: {
    periodOn: required(labelled('Month', date)),
    category: choice(CATEGORY),
    class: choice(CLASS),
    amountMinor: required(labelled('Amount', money)),
    state: required(choice(['committed', 'accrued', 'actual', 'reversed'])),
    ledgerRef: labelled('Ledger line', text(120)),
    account: text(80),
    vendor: labelled('Vendor as posted', text(200)),
    description: text(500),
  },
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

export const ledger = recordGroup({ name: 'ledger', isInProject: true, kinds: [budgetLine, actual, fundingRequest] });

export const ledgerEdges = projectRecordRoutes(ledger, { read: 'ledger.read', edit: 'ledger.edit' });

export const ledgerRoutes = {
  listLedger: ledgerEdges.list,
  listLedgerOfProject: ledgerEdges.listOf,
  addLedgerRecord: ledgerEdges.add,
  changeLedgerRecord: ledgerEdges.change,
  removeLedgerRecord: ledgerEdges.remove,
};

export const ledgerImports = recordImportRoutes(ledger, 'ledger.edit');
