import type { DemoOrganisation, DemoRecords, Gate } from '@sightline/demo';
import { addDays, type LocalDate } from '@sightline/kernel';
import { resourceId } from './house-records.ts';
import { partId, type Told } from './record-rows.ts';

/** A record of a project's registers, the day on which somebody wrote it (null = with the project itself), and what it became later. */
export type DatedRecord = {
  readonly on: LocalDate | null;
  readonly told: Told & { readonly projectId: string };
  readonly later: { readonly on: LocalDate; readonly values: Told['values'] } | null;
};

/** What stands in the registers of the projects; money and reports come with their months. */
export function projectRecords(demo: DemoOrganisation): readonly DatedRecord[] {
  const { records } = demo;
  return [...touchesAndTies(records), ...raid(records), ...value(records), ...deployment(demo), ...governance(demo)];
}

type Owned = { readonly id: string; readonly projectId: string };

function at(on: LocalDate | null, kind: string, { id, projectId }: Owned, values: Told['values']): DatedRecord {
  return { on, told: { kind, id, projectId, values }, later: null };
}

/** The generator writes what may happen as the middle of a sentence. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function touchesAndTies(records: DemoRecords): readonly DatedRecord[] {
  const { touches, dependencies, exclusions, impacts, dataEntities, vendorContracts, sprints } = records;
  return [
    ...touches.map((row) => at(null, 'touch', row, { systemId: row.systemId, mode: row.mode })),
    ...dependencies.map(({ id, consumerId, providerId, what, needByOn, promisedOn, state }) =>
      at(
        null,
        'dependency',
        { id, projectId: consumerId },
        {
          ...{ what, direction: 'gets', otherId: providerId, needByOn, promisedOn },
          state: state.replace('_', '-'),
        },
      ),
    ),
    ...exclusions.map((row) =>
      at(null, 'exclusion', row, { what: row.what, systemId: row.systemId, untilOn: row.untilOn }),
    ),
    ...impacts.map((row) => at(null, 'impact', row, { unitId: row.unitId, points: row.points })),
    ...dataEntities.flatMap(({ id, change }) =>
      change === null
        ? []
        : [
            at(
              null,
              'format-change',
              { id: partId('format-change', id), projectId: change.projectId },
              {
                ...{ dataEntityId: id, format: change.format },
              },
            ),
          ],
    ),
    ...vendorContracts.map(({ id, projectId, value: amount }) =>
      at(
        null,
        'contract-use',
        { id: partId('contract-use', id), projectId },
        {
          ...{ vendorContractId: id, shareMinor: amount.minor },
        },
      ),
    ),
    ...sprints.map((row) =>
      at(row.to, 'sprint', row, {
        ...{ name: `Sprint ${row.number}`, startsOn: row.from, endsOn: row.to },
        ...{ committedPoints: row.plannedPoints, donePoints: row.acceptedPoints },
      }),
    ),
  ];
}

function raid(records: DemoRecords): readonly DatedRecord[] {
  const { risks, issues, assumptions, decisions, changeRequests, lessons } = records;
  return [
    ...risks.map((row) =>
      at(row.raisedOn, 'risk', row, {
        ...{
          name: capital(row.event),
          isOpportunity: row.kind === 'opportunity',
          cause: row.cause,
          effect: row.effect,
        },
        ...{ category: row.category, probability: row.probability, impact: row.impact, ownerId: row.ownerId },
        ...{ response: row.response, state: row.state, vendorId: row.vendorId },
      }),
    ),
    ...issues.map((row) =>
      at(row.raisedOn, 'issue', row, {
        ...{ name: row.text, type: 'problem', priority: row.priority, ownerId: row.ownerId },
        ...{ raisedOn: row.raisedOn, dueOn: row.dueOn, state: row.state.replace('_', '-') },
      }),
    ),
    ...assumptions.map((row) =>
      at(null, 'assumption', row, {
        ...{ name: row.text, checkBy: row.validateByOn, state: row.state },
        ...{ systemId: row.about?.systemId, expects: row.about?.expects },
      }),
    ),
    ...decisions.map((row) =>
      at(row.decidedOn ?? row.askedOn, 'decision', row, {
        ...{ name: row.question, outcome: row.outcome, rationale: row.rationale },
        ...{ decidedById: row.decidedOn === null ? null : row.deciderId, decidedOn: row.decidedOn, state: row.state },
      }),
    ),
    ...changeRequests.map((row) =>
      at(row.raisedOn, 'change-request', row, {
        ...{ name: row.text, isOpportunity: false, scheduleDays: row.days, costMinor: row.cost.minor },
        ...{ raisedOn: row.raisedOn, state: row.state },
      }),
    ),
    ...lessons.map((row) =>
      at(row.capturedOn, 'lesson', row, {
        ...{ name: row.situation, cause: row.cause, recommendation: row.recommendation, state: 'captured' },
      }),
    ),
  ];
}

function value({ contributions, benefits, fundingRequests }: DemoRecords): readonly DatedRecord[] {
  return [
    ...contributions.map((row) =>
      at(null, 'contribution', row, {
        ...{ objectiveId: row.objectiveId, sharePercent: row.sharePercent, state: row.state, scoredOn: row.scoredOn },
      }),
    ),
    ...benefits.map((row) =>
      at(null, 'benefit', row, {
        ...{ name: row.kpi, type: 'cost-avoidance', ownerId: row.ownerId, measure: row.kpi, unit: row.unit },
        ...{ baseline: String(row.baseline), target: String(row.target), yearlyMinor: row.yearlyValue.minor },
        ...{ state: row.state.replace('_', '-'), claim: String(row.claim), unitId: row.unitId },
      }),
    ),
    ...fundingRequests.map((row) =>
      at(null, 'funding-request', row, {
        ...{ fiscalYear: row.year, amountMinor: row.amount.minor, isMandatory: row.isMandatory },
      }),
    ),
  ];
}

/** Bookings look ahead: those of a project that runs are as fresh as the status date. */
function deployment({ records, statusOn }: DemoOrganisation): readonly DatedRecord[] {
  return [
    ...records.bookings.flatMap(({ id, projectId, roleId, personId, from, to, percent, firmness }) =>
      projectId === null
        ? []
        : [
            at(
              from < statusOn ? from : statusOn,
              'booking',
              { id, projectId },
              {
                ...{ roleId, resourceId: personId === null ? null : resourceId(personId), startsOn: from, endsOn: to },
                ...{ loadPercent: percent, isHard: firmness === 'hard' },
              },
            ),
          ],
    ),
    ...records.resourceRequests.map((row) =>
      at(row.requestedOn, 'resource-request', row, {
        ...{ roleId: row.roleId, startsOn: row.from, endsOn: row.to, loadPercent: row.percent },
        ...{ isMust: row.isMustHave, state: row.state },
      }),
    ),
  ];
}

const PAPERS = { 'business-case': 'Business case', charter: 'Charter', 'privacy-assessment': 'Privacy assessment' };
const DIMENSIONS = { schedule: 'time', cost: 'cost', scope: 'scope', benefit: 'benefits' };

function governance({ records, statusOn }: DemoOrganisation): readonly DatedRecord[] {
  const { gates, documents, tolerances, budgetLines } = records;
  return [
    ...gates.map((row) => gateRecord(row, statusOn)),
    ...documents.map((row) =>
      at(row.approvedOn, 'document', row, { name: PAPERS[row.kind], type: row.kind, approvedOn: row.approvedOn }),
    ),
    ...tolerances.map((row) =>
      at(null, 'tolerance', row, {
        ...{ dimension: DIMENSIONS[row.dimension], allowance: `${row.limit} ${row.unit.replace('-', ' ')}` },
      }),
    ),
    ...budgetLines.map((row) =>
      at(null, 'budget-line', row, {
        ...{ periodOn: `${row.month.slice(0, 7)}-01`, category: row.category, amountMinor: row.amount.minor },
        ...{ class: row.category === 'labour' ? 'opex' : 'capex', state: 'approved' },
      }),
    ),
  ];
}

/** Not due until somebody planned it, handed it in or decided it. */
function gateRecord(row: Gate, statusOn: LocalDate): DatedRecord {
  const { number, name, decision, checklist } = row;
  const untouched = { number, name, state: 'not-due', checklistDone: 0, checklistTotal: checklist.length };
  const first = at(null, 'gate', row, untouched);
  if (decision.state === 'not_due') return first;
  const checklistDone = checklist.filter(({ isMet }) => isMet).length;
  switch (decision.state) {
    case 'passed': {
      const { decidedOn, deciderId } = decision;
      const values = {
        ...untouched,
        checklistDone,
        state: 'passed',
        dueOn: decidedOn,
        decidedOn,
        decidedById: deciderId,
      };
      return { ...first, later: { on: decidedOn, values } };
    }
    case 'in_review': {
      const { dueOn, submittedOn } = decision;
      return {
        ...first,
        later: { on: submittedOn, values: { ...untouched, checklistDone, state: 'in-review', dueOn } },
      };
    }
    case 'scheduled': {
      const values = { ...untouched, checklistDone, state: 'scheduled', dueOn: decision.dueOn };
      return { ...first, later: { on: addDays(statusOn, -28), values } };
    }
  }
}
