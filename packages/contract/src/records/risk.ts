import { choice, date, flag, labelled, money, person, record, required, text, whole } from './field.ts';
import { recordImportRoutes } from './import.ts';
import { recordGroup, recordKind } from './kind.ts';
import { projectRecordRoutes } from './routes.ts';

/** What may happen, what has happened, what is believed, and what was decided, in one project. */

const risk = recordKind({
  name: 'risk',
  one: 'risk',
  many: 'risks',
  prefix: 'RSK',
  title: 'name',
  fields: {
    name: required(text(300)),
    isOpportunity: required(labelled('Opportunity', flag)),
    cause: text(2000),
    effect: text(2000),
    category: text(80),
    probability: whole(1, 5),
    impact: whole(1, 5),
    ownerId: labelled('Owner', person),
    response: choice(['avoid', 'reduce', 'transfer', 'accept', 'contingent', 'exploit', 'enhance', 'share', 'reject']),
    responsePlan: labelled('What is done', text(2000)),
    dueOn: labelled('Due', date),
    state: required(choice(['draft', 'open', 'responding', 'closed', 'occurred', 'expired'])),
    vendorId: labelled('Vendor', record('vendor')),
  },
});

const issue = recordKind({
  name: 'issue',
  one: 'issue',
  many: 'issues',
  prefix: 'ISS',
  title: 'name',
  fields: {
    name: required(text(300)),
    type: required(choice(['problem', 'off-spec', 'request', 'concern'])),
    priority: required(whole(1, 4)),
    impact: text(2000),
    ownerId: labelled('Owner', person),
    raisedOn: labelled('Raised', date),
    dueOn: labelled('Due', date),
    state: required(choice(['open', 'in-progress', 'escalated', 'resolved', 'closed'])),
  },
});

const assumption = recordKind({
  name: 'assumption',
  one: 'assumption',
  many: 'assumptions',
  prefix: 'ASM',
  title: 'name',
  fields: {
    name: required(labelled('Statement', text(1000))),
    howChecked: labelled('How it is checked', text(1000)),
    checkBy: labelled('Check by', date),
    ifFalse: labelled('If it is false', text(1000)),
    state: required(choice(['open', 'validated', 'false'])),
    systemId: labelled('About the system', record('system')),
    expects: labelled('Expects of it', text(300)),
  },
});

const decision = recordKind({
  name: 'decision',
  one: 'decision',
  many: 'decisions',
  prefix: 'DEC',
  title: 'name',
  fields: {
    name: required(labelled('Question', text(1000))),
    outcome: text(2000),
    rationale: text(2000),
    forum: text(120),
    decidedById: labelled('Decided by', person),
    decidedOn: labelled('Decided', date),
    state: required(choice(['proposed', 'decided', 'superseded'])),
  },
});

const changeRequest = recordKind({
  name: 'change-request',
  one: 'change request',
  many: 'change requests',
  prefix: 'CHG',
  title: 'name',
  fields: {
    name: required(text(300)),
    reason: text(2000),
    isOpportunity: required(labelled('Opportunity', flag)),
    scheduleDays: labelled('Schedule (days)', whole(-3650, 3650)),
    costMinor: labelled('Cost', money),
    raisedById: labelled('Raised by', person),
    raisedOn: labelled('Raised', date),
    state: required(
      choice([
        'draft',
        'impact-assessment',
        'submitted',
        'in-board',
        'approved',
        'rejected',
        'deferred',
        'implemented',
        'verified',
      ]),
    ),
  },
});

const lesson = recordKind({
  name: 'lesson',
  one: 'lesson',
  many: 'lessons',
  prefix: 'LES',
  title: 'name',
  fields: {
    name: required(labelled('Situation', text(1000))),
    cause: text(2000),
    recommendation: text(2000),
    state: required(choice(['captured', 'reviewed', 'published', 'adopted', 'retired'])),
  },
});

export const raid = recordGroup({
  name: 'raid',
  isInProject: true,
  kinds: [risk, issue, assumption, decision, changeRequest, lesson],
});

export const raidEdges = projectRecordRoutes(raid, { read: 'project.read', edit: 'raid.edit' });

export const raidRoutes = {
  listRaid: raidEdges.list,
  listRaidOfProject: raidEdges.listOf,
  addRaidRecord: raidEdges.add,
  changeRaidRecord: raidEdges.change,
  removeRaidRecord: raidEdges.remove,
};

export const raidImports = recordImportRoutes(raid, 'raid.edit');
