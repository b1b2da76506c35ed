import { choice, date, flag, labelled, money, percent, person, record, required, text, unit, whole } from './field.ts';
import { recordImportRoutes } from './import.ts';
import { recordGroup, recordKind } from './kind.ts';
import { organisationRecordRoutes, projectRecordRoutes } from './routes.ts';

/** Who there is, what they can do, and where they are needed. */

const resourceRole = recordKind({
  name: 'role',
  one: 'role',
  many: 'roles',
  prefix: 'ROLE',
  title: 'name',
  fields: {
    name: required(text(120)),
    dayRateMinor: labelled('Day rate', money),
    usualWorkPercent: labelled('Work beside projects', percent(100)),
  },
});

const skill = recordKind({
  name: 'skill',
  one: 'skill',
  many: 'skills',
  prefix: 'SKL',
  title: 'name',
  fields: {
    name: required(text(120)),
    family: text(120),
  },
});

const resource = recordKind({
  name: 'resource',
  one: 'resource',
  many: 'resources',
  prefix: 'RES',
  title: 'name',
  fields: {
    name: required(text(200)),
    kind: required(choice(['person', 'role', 'team', 'vendor', 'equipment'])),
    personId: labelled('Person', person),
    roleId: labelled('Role', record('role')),
    location: text(120),
    fullTimePercent: required(labelled('Full time', percent(100))),
    usualWorkPercent: labelled('Work beside projects', percent(100)),
    isKey: labelled('Key person', flag),
    startsOn: labelled('From', date),
    endsOn: labelled('Until', date),
  },
});

const resourceSkill = recordKind({
  name: 'resource-skill',
  one: 'skill of a resource',
  many: 'skills of resources',
  prefix: 'RSL',
  title: 'skillId',
  fields: {
    resourceId: required(record('resource')),
    skillId: required(record('skill')),
    level: required(labelled('Level (1–5)', whole(1, 5))),
    expiresOn: labelled('Expires', date),
  },
});

const absence = recordKind({
  name: 'absence',
  one: 'absence',
  many: 'absences',
  prefix: 'ABS',
  title: 'resourceId',
  fields: {
    resourceId: required(record('resource')),
    reason: text(120),
    startsOn: required(labelled('From', date)),
    endsOn: required(labelled('To', date)),
  },
});

/** Work of the line that takes a resource's time and is no project. */
const lineWork = recordKind({
  name: 'line-work',
  one: 'work of the line',
  many: 'work of the line',
  prefix: 'LIN',
  title: 'what',
  fields: {
    what: required(text(200)),
    resourceId: required(record('resource')),
    startsOn: required(labelled('From', date)),
    endsOn: required(labelled('To', date)),
    loadPercent: required(labelled('Load', percent(10_000))),
  },
});

/** How much change a unit can take in, in points a month. */
const changeCapacity = recordKind({
  name: 'change-capacity',
  one: 'change capacity',
  many: 'change capacities',
  prefix: 'CAP',
  title: 'unitId',
  fields: {
    unitId: required(unit),
    points: required(labelled('Points a month', whole(0, 1000))),
    fromOn: labelled('From', date),
  },
});

export const pool = recordGroup({
  name: 'resources',
  isInProject: false,
  kinds: [resourceRole, skill, resource, resourceSkill, absence, lineWork, changeCapacity],
});

/** A month of a role or of a named resource; `percent` of one full-time person, so that 250 is two and a half. */
const booking = recordKind({
  name: 'booking',
  one: 'booking',
  many: 'bookings',
  prefix: 'BKG',
  title: 'roleId',
  fields: {
    roleId: labelled('Role', record('role')),
    resourceId: labelled('Resource', record('resource')),
    startsOn: required(labelled('From', date)),
    endsOn: required(labelled('To', date)),
    loadPercent: required(labelled('Load', percent(10_000))),
    isHard: required(labelled('Committed', flag)),
  },
});

const resourceRequest = recordKind({
  name: 'resource-request',
  one: 'resource request',
  many: 'resource requests',
  prefix: 'REQ',
  title: 'roleId',
  fields: {
    roleId: required(record('role')),
    startsOn: required(labelled('From', date)),
    endsOn: required(labelled('To', date)),
    loadPercent: required(labelled('Load', percent(10_000))),
    isMust: required(labelled('Must have', flag)),
    reason: text(1000),
    state: required(
      choice(['draft', 'requested', 'proposed', 'accepted', 'rejected', 'withdrawn', 'fulfilled', 'expired']),
    ),
  },
});

export const deployment = recordGroup({ name: 'deployment', isInProject: true, kinds: [booking, resourceRequest] });

export const poolEdges = organisationRecordRoutes(pool, { read: 'resources.read', edit: 'resources.edit' });
export const deploymentEdges = projectRecordRoutes(deployment, { read: 'project.read', edit: 'deployment.edit' });

export const resourceRoutes = {
  listResources: poolEdges.list,
  readResourceRecord: poolEdges.read,
  addResourceRecord: poolEdges.add,
  changeResourceRecord: poolEdges.change,
  removeResourceRecord: poolEdges.remove,
  listDeployment: deploymentEdges.list,
  listDeploymentOfProject: deploymentEdges.listOf,
  addDeploymentRecord: deploymentEdges.add,
  changeDeploymentRecord: deploymentEdges.change,
  removeDeploymentRecord: deploymentEdges.remove,
};

export const poolImports = recordImportRoutes(pool, 'resources.edit');

export const deploymentImports = recordImportRoutes(deployment, 'deployment.edit');
