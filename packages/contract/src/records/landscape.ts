import { z } from 'zod';
import { route } from '../route.ts';
import { asOfQuery, id, localDate, moved, personRef, stage, version } from '../values.ts';
import {
  choice,
  date,
  flag,
  labelled,
  money,
  person,
  project,
  record,
  required,
  text,
  unit,
  whole,
  words,
} from './field.ts';
import { recordImportRoutes } from './import.ts';
import { recordGroup, recordKind } from './kind.ts';
import { organisationRecordRoutes, projectRecordRoutes } from './routes.ts';

/** The application landscape and what surrounds it: what projects meet in without knowing. */

const system = recordKind({
  name: 'system',
  one: 'system',
  many: 'systems',
  prefix: 'SYS',
  title: 'name',
  fields: {
    name: required(text(200)),
    aliases: labelled('Also called', words),
    lifecycle: required(choice(['planned', 'live', 'retiring', 'retired'])),
    ownerId: labelled('Owner', person),
    criticality: choice(['low', 'medium', 'high']),
    hostedOnId: labelled('Hosted on', record('system')),
    retiresOn: labelled('Retires', date),
    description: text(4000),
  },
});

const feed = recordKind({
  name: 'feed',
  one: 'feed',
  many: 'feeds',
  prefix: 'FEED',
  title: 'carries',
  fields: {
    sourceId: required(labelled('From', record('system'))),
    targetId: required(labelled('To', record('system'))),
    carries: text(200),
    dataEntityId: labelled('Data entity', record('data-entity')),
  },
});

const dataEntity = recordKind({
  name: 'data-entity',
  one: 'data entity',
  many: 'data entities',
  prefix: 'DATA',
  title: 'name',
  fields: {
    name: required(text(200)),
    aliases: labelled('Also called', words),
    identifiers: words,
    masterId: labelled('Mastered in', record('system')),
    ownerId: labelled('Owner', person),
    holdsPersonalData: labelled('Personal data', flag),
  },
});

const vendor = recordKind({
  name: 'vendor',
  one: 'vendor',
  many: 'vendors',
  prefix: 'VEN',
  title: 'name',
  isMadeByName: true,
  fields: {
    name: required(text(200)),
    spellings: words,
    isNot: labelled('Namesakes', words),
    parentId: labelled('Parent', record('vendor')),
    riskRating: choice(['low', 'medium', 'high']),
    country: text(80),
  },
});

const vendorContract = recordKind({
  name: 'vendor-contract',
  one: 'vendor contract',
  many: 'vendor contracts',
  prefix: 'CON',
  title: 'name',
  fields: {
    name: required(text(300)),
    vendorId: required(record('vendor')),
    reference: text(120),
    serves: labelled('For program or project', text(300)),
    valueMinor: labelled('Value', money),
    startsOn: labelled('Starts', date),
    endsOn: labelled('Ends', date),
    noticeOn: labelled('Notice by', date),
    description: text(4000),
    state: required(choice(['draft', 'active', 'ending', 'ended'])),
    writtenAs: labelled('Vendor as written', text(200)),
  },
});

const freeze = recordKind({
  name: 'freeze',
  one: 'freeze',
  many: 'freezes',
  prefix: 'FRZ',
  title: 'name',
  fields: {
    name: required(text(200)),
    startsOn: required(labelled('From', date)),
    endsOn: required(labelled('To', date)),
    coversAll: required(labelled('All production systems', flag)),
    reason: text(1000),
  },
});

/** A system that a freeze covers, where it does not cover all. */
const frozenSystem = recordKind({
  name: 'frozen-system',
  one: 'frozen system',
  many: 'frozen systems',
  prefix: 'FRS',
  title: 'freezeId',
  fields: {
    freezeId: required(record('freeze')),
    systemId: required(record('system')),
  },
});

const regulation = recordKind({
  name: 'regulation',
  one: 'regulation',
  many: 'regulations',
  prefix: 'REG',
  title: 'name',
  fields: {
    name: required(text(300)),
    source: text(300),
    dueOn: required(labelled('Due', date)),
    ownerId: labelled('Owner', person),
    demands: text(4000),
    words: labelled('Words that tell it', words),
  },
});

/** What a regulation wants to go from one system to another. */
const regulatedFlow = recordKind({
  name: 'regulated-flow',
  one: 'regulated flow',
  many: 'regulated flows',
  prefix: 'RFL',
  title: 'what',
  fields: {
    regulationId: required(record('regulation')),
    sourceId: required(labelled('From', record('system'))),
    targetId: required(labelled('To', record('system'))),
    what: required(text(300)),
  },
});

export const landscape = recordGroup({
  name: 'landscape',
  isInProject: false,
  kinds: [system, feed, dataEntity, vendor, vendorContract, freeze, frozenSystem, regulation, regulatedFlow],
});

const touchMode = ['builds', 'changes', 'replaces', 'retires', 'moves', 'reads', 'writes', 'uses'] as const;

/** What a project does to a system: the cheapest source of linkages. */
const touch = recordKind({
  name: 'touch',
  one: 'touch',
  many: 'touches',
  prefix: 'TCH',
  title: 'systemId',
  fields: {
    systemId: required(record('system')),
    mode: required(choice(touchMode)),
    environment: text(80),
    startsOn: labelled('From', date),
    endsOn: labelled('To', date),
    note: text(1000),
  },
});

/** A contract of the organisation with a vendor, as far as a project spends from it. */
const contractUse = recordKind({
  name: 'contract-use',
  one: 'use of a contract',
  many: 'uses of contracts',
  prefix: 'USE',
  title: 'vendorContractId',
  fields: {
    vendorContractId: required(labelled('Contract', record('vendor-contract'))),
    shareMinor: labelled('Share', money),
    note: text(1000),
  },
});

/** What a project gives to another or gets from it. */
const dependency = recordKind({
  name: 'dependency',
  one: 'dependency',
  many: 'dependencies',
  prefix: 'DEP',
  title: 'what',
  fields: {
    what: required(text(300)),
    direction: required(choice(['gets', 'gives'])),
    otherId: required(labelled('Other project', project)),
    needByOn: labelled('Needed by', date),
    promisedOn: labelled('Promised', date),
    state: required(
      choice(['identified', 'proposed', 'agreed', 'at-risk', 'broken', 'delivered', 'accepted', 'withdrawn']),
    ),
  },
});

/** What a project says that it does not deliver, or not yet. */
const exclusion = recordKind({
  name: 'exclusion',
  one: 'exclusion',
  many: 'exclusions',
  prefix: 'EXC',
  title: 'what',
  fields: {
    what: required(text(300)),
    systemId: labelled('System', record('system')),
    untilOn: labelled('Until', date),
  },
});

/** How much change a project brings to a unit at its go-live, in points from 1 to 5. */
const impact = recordKind({
  name: 'impact',
  one: 'impact on a unit',
  many: 'impacts on units',
  prefix: 'IMP',
  title: 'unitId',
  fields: {
    unitId: required(unit),
    points: required(whole(1, 5)),
    note: text(1000),
  },
});

/** Another format that a project gives to an identifier which others read. */
const formatChange = recordKind({
  name: 'format-change',
  one: 'change of a format',
  many: 'changes of formats',
  prefix: 'FMT',
  title: 'format',
  fields: {
    dataEntityId: required(labelled('Data entity', record('data-entity'))),
    format: required(labelled('New format', text(200))),
    fromOn: labelled('From', date),
  },
});

const deliverable = recordKind({
  name: 'deliverable',
  one: 'deliverable',
  many: 'deliverables',
  prefix: 'DEL',
  title: 'name',
  fields: {
    name: required(text(300)),
    state: required(choice(['planned', 'draft', 'in-review', 'accepted', 'rejected', 'handed-over'])),
    ownerId: labelled('Owner', person),
    acceptorId: labelled('Acceptor', person),
    acceptance: labelled('Acceptance test', text(2000)),
    dueOn: labelled('Due', date),
  },
});

const sprint = recordKind({
  name: 'sprint',
  one: 'sprint',
  many: 'sprints',
  prefix: 'SPR',
  title: 'name',
  fields: {
    name: required(text(120)),
    startsOn: required(labelled('From', date)),
    endsOn: required(labelled('To', date)),
    goal: text(1000),
    committedPoints: labelled('Committed', whole(0, 100_000)),
    donePoints: labelled('Done', whole(0, 100_000)),
  },
});

export const delivery = recordGroup({
  name: 'delivery',
  isInProject: true,
  kinds: [touch, dependency, exclusion, impact, formatChange, contractUse, deliverable, sprint],
});

export const landscapeEdges = organisationRecordRoutes(landscape, { read: 'landscape.read', edit: 'landscape.edit' });
export const deliveryEdges = projectRecordRoutes(delivery, { read: 'project.read', edit: 'delivery.edit' });

export const landscapeRoutes = {
  listLandscape: landscapeEdges.list,
  readLandscapeRecord: landscapeEdges.read,
  addLandscapeRecord: landscapeEdges.add,
  changeLandscapeRecord: landscapeEdges.change,
  removeLandscapeRecord: landscapeEdges.remove,
};

const alikeVendor = z.object({
  id: id<'record'>(),
  version,
  key: z.string(),
  name: z.string(),
  spellings: z.array(z.string()),
  parent: z.string().nullable(),
  contracts: z.int(),
});

/** Two vendors that may be one: `likeness` in percent of the letter pairs that both names share. */
export const alikeVendors = z.object({
  pairs: z.array(
    z.object({
      first: alikeVendor,
      other: alikeVendor,
      reason: z.enum(['begins-alike', 'spelt-alike']),
      likeness: z.int().min(0).max(100),
    }),
  ),
  /** All of them; the most alike are shown. */
  total: z.int(),
});
export type AlikeVendors = z.output<typeof alikeVendors>;

/** Vendors that spelling alone cannot tell apart or bring together: a person decides, and the answer is kept. */
export const vendorRoutes = {
  listAlikeVendors: route({
    id: 'landscape.listAlikeVendors',
    kind: 'read',
    method: 'GET',
    path: '/api/landscape/vendors/alike',
    summary: 'Vendors whose names are nearly alike, and of which nobody said yet whether they are one',
    permission: 'landscape.read',
    response: alikeVendors,
  }),
  settleAlikeVendors: route({
    id: 'landscape.settleAlikeVendors',
    kind: 'command',
    method: 'POST',
    path: '/api/landscape/vendors/:recordId/alike',
    summary: 'Say that another vendor is this one, a part of it, or neither; what is one is merged into this',
    permission: 'landscape.edit',
    isVersioned: true,
    params: z.object({ recordId: id<'record'>() }),
    body: z.object({
      otherId: id<'record'>(),
      otherVersion: version,
      /** `same` moves all that names the other here and removes it; `parent` makes this its parent; `apart` is not asked again. */
      answer: z.enum(['same', 'parent', 'apart']),
    }),
    ids: { 'params.recordId': 'record', 'body.otherId': 'record' },
    response: moved.extend({ version }),
  }),
};

export const touchingProjects = z.object({
  /** By key. */
  projects: z.array(
    z.object({
      id: id<'project'>(),
      key: z.string(),
      name: z.string(),
      stage,
      manager: personRef.nullable(),
      /** Those that begin first, first; without a beginning they stand last. */
      touches: z.array(
        z.object({
          id: id<'record'>(),
          key: z.string(),
          mode: z.enum(touchMode),
          environment: z.string().nullable(),
          startsOn: localDate.nullable(),
          endsOn: localDate.nullable(),
          note: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type TouchingProjects = z.output<typeof touchingProjects>;

/** Who meets in a system. */
export const systemRoutes = {
  listTouchingProjects: route({
    id: 'landscape.listTouchingProjects',
    kind: 'read',
    method: 'GET',
    path: '/api/landscape/systems/:recordId/projects',
    summary: 'The projects that touch a system, as far as the caller sees them, and what each does to it',
    permission: 'landscape.read',
    params: z.object({ recordId: id<'record'>() }),
    query: asOfQuery,
    ids: { 'params.recordId': 'record' },
    response: touchingProjects,
  }),
};

export const deliveryRoutes = {
  listDelivery: deliveryEdges.list,
  listDeliveryOfProject: deliveryEdges.listOf,
  addDeliveryRecord: deliveryEdges.add,
  changeDeliveryRecord: deliveryEdges.change,
  removeDeliveryRecord: deliveryEdges.remove,
};

export const landscapeImports = recordImportRoutes(landscape, 'landscape.edit');

export const deliveryImports = recordImportRoutes(delivery, 'delivery.edit');
