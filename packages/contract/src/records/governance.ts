import { choice, date, labelled, money, person, required, text, whole } from './field.ts';
import { recordImportRoutes } from './import.ts';
import { recordGroup, recordKind } from './kind.ts';
import { projectRecordRoutes } from './routes.ts';

/** What a project told upwards, what was asked of it at its gates, and how far it may stray. */

const COLOUR = ['green', 'amber', 'red'] as const;
const colour = choice(COLOUR);

/** One for each project and fiscal month; `overall` is what the manager says, never what the product computes. */
const periodReport = recordKind({
  name: 'period-report',
  one: 'status report',
  many: 'status reports',
  prefix: 'REP',
  title: 'periodOn',
  fields: {
    periodOn: required(labelled('Month', date)),
    reportedOn: required(labelled('Reported', date)),
    overall: required(colour),
    scope: colour,
    schedule: colour,
    cost: colour,
    quality: colour,
    resources: colour,
    risk: colour,
    benefits: colour,
    stakeholders: colour,
    achieved: text(4000),
    next: labelled('Next', text(4000)),
    decisionsNeeded: text(2000),
    helpWanted: text(2000),
    pathToGreen: text(2000),
    authorId: labelled('Author', person),
    state: required(
      choice(['not-started', 'draft', 'submitted', 'challenged', 'returned', 'assured', 'published', 'late']),
    ),
  },
});

const gate = recordKind({
  name: 'gate',
  one: 'gate',
  many: 'gates',
  prefix: 'GATE',
  title: 'name',
  fields: {
    number: required(labelled('Number', whole(0, 9))),
    name: required(text(120)),
    dueOn: labelled('Due', date),
    decidedOn: labelled('Decided', date),
    decidedById: labelled('Decided by', person),
    checklistDone: labelled('Checklist done', whole(0, 1000)),
    checklistTotal: labelled('Checklist of', whole(0, 1000)),
    conditions: text(2000),
    state: required(
      choice(['not-due', 'scheduled', 'in-review', 'passed', 'passed-with-conditions', 'failed', 'deferred']),
    ),
  },
});

/** The seven tolerances of PRINCE2 7; figures are texts with their unit. */
const tolerance = recordKind({
  name: 'tolerance',
  one: 'tolerance',
  many: 'tolerances',
  prefix: 'TOL',
  title: 'dimension',
  fields: {
    dimension: required(choice(['benefits', 'cost', 'time', 'quality', 'scope', 'sustainability', 'risk'])),
    allowance: required(text(200)),
    setById: labelled('Set by', person),
    setOn: labelled('Set', date),
  },
});

/** What a project manager says is still to be spent, month by month; `madeOn` tells one forecast from the next. */
const forecast = recordKind({
  name: 'forecast',
  one: 'forecast',
  many: 'forecasts',
  prefix: 'FCT',
  title: 'madeOn',
  fields: {
    madeOn: required(labelled('Made', date)),
    periodOn: required(labelled('Month', date)),
    amountMinor: required(labelled('Amount', money)),
    narrative: text(2000),
  },
});

/** What was approved to be measured against; the first one stays, so that the whole slip since then can be told. */
const baseline = recordKind({
  name: 'baseline',
  one: 'baseline',
  many: 'baselines',
  prefix: 'BL',
  title: 'number',
  fields: {
    number: required(whole(1, 99)),
    approvedOn: required(labelled('Approved', date)),
    goLiveOn: labelled('Go-live', date),
    budgetMinor: labelled('Budget', money),
    reason: text(1000),
  },
});

/** A paper that a project has to have. */
const document = recordKind({
  name: 'document',
  one: 'document',
  many: 'documents',
  prefix: 'DOC',
  title: 'name',
  fields: {
    name: required(text(200)),
    type: required(
      choice(['business-case', 'charter', 'privacy-assessment', 'plan', 'acceptance', 'handover', 'other']),
    ),
    approvedOn: labelled('Approved', date),
    link: text(500),
  },
});

export const governance = recordGroup({
  name: 'governance',
  isInProject: true,
  kinds: [periodReport, forecast, gate, tolerance, baseline, document],
});

export const governanceEdges = projectRecordRoutes(governance, { read: 'project.read', edit: 'governance.edit' });

export const governanceRoutes = {
  listGovernance: governanceEdges.list,
  listGovernanceOfProject: governanceEdges.listOf,
  addGovernanceRecord: governanceEdges.add,
  changeGovernanceRecord: governanceEdges.change,
  removeGovernanceRecord: governanceEdges.remove,
};

export const governanceImports = recordImportRoutes(governance, 'governance.edit');
