import {
  choice,
  date,
  labelled,
  money,
  percent,
  person,
  portfolio,
  record,
  required,
  text,
  unit,
  whole,
} from './field.ts';
import { recordImportRoutes } from './import.ts';
import { recordGroup, recordKind } from './kind.ts';
import { organisationRecordRoutes, projectRecordRoutes } from './routes.ts';

/** What the organisation wants, and what each project says that it gives to it. */

const objective = recordKind({
  name: 'objective',
  one: 'objective',
  many: 'objectives',
  prefix: 'OBJ',
  title: 'name',
  fields: {
    name: required(text(300)),
    ownerId: labelled('Owner', person),
    parentId: labelled('Part of', record('objective')),
    weightPercent: labelled('Weight', percent(100)),
    state: required(choice(['draft', 'active', 'met', 'missed', 'dropped'])),
    rationale: text(4000),
  },
});

/** Figures are texts with their unit beside them: key results measure anything. */
const keyResult = recordKind({
  name: 'key-result',
  one: 'key result',
  many: 'key results',
  prefix: 'KR',
  title: 'name',
  fields: {
    objectiveId: required(record('objective')),
    name: required(text(300)),
    unit: text(40),
    baseline: text(40),
    target: text(40),
    actual: text(40),
    dueOn: labelled('Due', date),
  },
});

/** What a portfolio may spend in a fiscal year. */
const envelope = recordKind({
  name: 'envelope',
  one: 'envelope',
  many: 'envelopes',
  prefix: 'ENV',
  title: 'fiscalYear',
  fields: {
    portfolioId: required(portfolio),
    fiscalYear: required(labelled('Fiscal year', whole(1990, 2100))),
    amountMinor: required(labelled('Amount', money)),
  },
});

export const strategy = recordGroup({ name: 'strategy', isInProject: false, kinds: [objective, keyResult, envelope] });

const contribution = recordKind({
  name: 'contribution',
  one: 'contribution',
  many: 'contributions',
  prefix: 'CTR',
  title: 'objectiveId',
  fields: {
    objectiveId: required(record('objective')),
    sharePercent: required(labelled('Share', percent(100))),
    strengthPercent: labelled('Strength', percent(100)),
    state: required(choice(['proposed', 'assessed', 'agreed'])),
    rationale: text(2000),
    scoredOn: labelled('Scored', date),
  },
});

const benefit = recordKind({
  name: 'benefit',
  one: 'benefit',
  many: 'benefits',
  prefix: 'BEN',
  title: 'name',
  fields: {
    name: required(text(300)),
    type: required(
      choice(['cash-releasing', 'cost-avoidance', 'revenue', 'compliance', 'non-financial', 'dis-benefit']),
    ),
    ownerId: labelled('Owner', person),
    measure: labelled('KPI', text(200)),
    unit: text(40),
    baseline: text(40),
    target: text(40),
    yearlyMinor: labelled('A year', money),
    startsOn: labelled('Starts', date),
    confidencePercent: labelled('Confidence', percent(100)),
    state: required(
      choice(['identified', 'planned', 'realising', 'realised', 'partially', 'not-realised', 'abandoned']),
    ),
    claim: labelled('Claimed of it', text(40)),
    unitId: labelled('In the unit', unit),
  },
});

export const value = recordGroup({ name: 'value', isInProject: true, kinds: [contribution, benefit] });

export const strategyEdges = organisationRecordRoutes(strategy, { read: 'strategy.read', edit: 'strategy.edit' });
export const valueEdges = projectRecordRoutes(value, { read: 'project.read', edit: 'value.edit' });

export const strategyRoutes = {
  listStrategy: strategyEdges.list,
  readStrategyRecord: strategyEdges.read,
  addStrategyRecord: strategyEdges.add,
  changeStrategyRecord: strategyEdges.change,
  removeStrategyRecord: strategyEdges.remove,
  listValue: valueEdges.list,
  listValueOfProject: valueEdges.listOf,
  addValueRecord: valueEdges.add,
  changeValueRecord: valueEdges.change,
  removeValueRecord: valueEdges.remove,
};

export const strategyImports = recordImportRoutes(strategy, 'strategy.edit');

export const valueImports = recordImportRoutes(value, 'value.edit');
