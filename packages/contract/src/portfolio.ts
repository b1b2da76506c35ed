import { z } from 'zod';
import { capability } from './access.ts';
import { route } from './route.ts';
import {
  asOfQuery,
  currency,
  fieldChange,
  id,
  localDate,
  milestoneTier,
  moneyMinor,
  moved,
  namedRef,
  personRef,
  stage,
  text,
  tier,
  version,
} from './values.ts';

/** Human key of a project, such as PRJ-101; made by the server when it is not given. */
export const projectKey = text(32).regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'may hold letters, digits and . _ / -');

/** How the work is run. `vendor-run`: by a supplier, who reports. */
export const projectMethod = z.enum(['predictive', 'agile', 'hybrid', 'vendor-run']);
export type ProjectMethod = z.output<typeof projectMethod>;

/** What came of a project that has ended. */
export const projectOutcome = z.enum(['successful', 'successful-without-benefits', 'failed', 'cancelled']);
export type ProjectOutcome = z.output<typeof projectOutcome>;

const projectFields = {
  name: text(200),
  sponsorId: id<'person'>().nullable(),
  managerId: id<'person'>().nullable(),
  /** Of a project outside any program: who stands where the program manager stands. null = its portfolio manager. */
  assurerId: id<'person'>().nullable(),
  programId: id<'program'>().nullable(),
  portfolioId: id<'portfolio'>().nullable(),
  tier: tier.nullable(),
  /** 1 = first. */
  priority: z.int().min(1).max(9999).nullable(),
  stage,
  goLiveOn: localDate.nullable(),
  budgetMinor: moneyMinor.nullable(),
  spentMinor: moneyMinor.nullable(),
  method: projectMethod.nullable(),
  /** The organisation unit that it is done for. */
  unitId: id<'unit'>().nullable(),
  startsOn: localDate.nullable(),
  endedOn: localDate.nullable(),
  /** Rests since this day, whatever its stage; null = it does not. */
  onHoldSince: localDate.nullable(),
  outcome: projectOutcome.nullable(),
  /** What it delivers, in its own words: the text that linkages are looked for in. */
  scope: text(4000).nullable(),
  outOfScope: text(4000).nullable(),
};

export const milestone = z.object({
  id: id<'milestone'>(),
  version,
  name: z.string(),
  tier: milestoneTier,
  baselineOn: localDate.nullable(),
  forecastOn: localDate.nullable(),
  actualOn: localDate.nullable(),
});

const milestoneFields = {
  name: text(200),
  tier: milestoneTier,
  baselineOn: localDate.nullable(),
  forecastOn: localDate.nullable(),
  actualOn: localDate.nullable(),
};

export const reportedStatus = z.object({
  colour: z.enum(['green', 'amber', 'red']),
  on: localDate,
  source: z.enum(['register', 'report']),
});

export const project = z.object({
  id: id<'project'>(),
  key: z.string(),
  version,
  name: z.string(),
  sponsor: personRef.nullable(),
  manager: personRef.nullable(),
  /** `isDefault`: nobody was named, so the portfolio manager stands there. null = nobody does, or the project is in a program. */
  assurer: z.object({ person: personRef, isDefault: z.boolean() }).nullable(),
  program: namedRef<'program'>().nullable(),
  portfolio: namedRef<'portfolio'>().nullable(),
  tier: tier.nullable(),
  priority: z.int().nullable(),
  stage,
  goLiveOn: localDate.nullable(),
  budgetMinor: moneyMinor.nullable(),
  spentMinor: moneyMinor.nullable(),
  method: projectMethod.nullable(),
  unit: namedRef<'unit'>().nullable(),
  startsOn: localDate.nullable(),
  endedOn: localDate.nullable(),
  onHoldSince: localDate.nullable(),
  outcome: projectOutcome.nullable(),
  scope: z.string().nullable(),
  outOfScope: z.string().nullable(),
  currency,
  reported: reportedStatus.nullable(),
  milestones: z.array(milestone),
  /** What the caller may do on this project, today and in its stage. */
  may: z.array(capability),
});

const projectParams = z.object({ projectId: id<'project'>() });
const milestoneParams = z.object({ projectId: id<'project'>(), milestoneId: id<'milestone'>() });
const projectIds = { 'params.projectId': 'project' } as const;
const milestoneIds = { 'params.projectId': 'project', 'params.milestoneId': 'milestone' } as const;
const projectBodyIds = {
  'body.sponsorId': 'person',
  'body.managerId': 'person',
  'body.assurerId': 'person',
  'body.programId': 'program',
  'body.portfolioId': 'portfolio',
  'body.unitId': 'seen-unit',
} as const;

const created = <Kind extends string>() => moved.extend({ id: id<Kind>(), version });

export const directory = z.object({
  people: z.array(personRef),
  programs: z.array(namedRef<'program'>().extend({ portfolioId: id<'portfolio'>().nullable() })),
  portfolios: z.array(namedRef<'portfolio'>()),
});

export const portfolioRoutes = {
  readDirectory: route({
    id: 'portfolio.readDirectory',
    kind: 'read',
    method: 'GET',
    path: '/api/directory',
    summary: 'People, programs and portfolios to choose from',
    permission: 'directory.read',
    query: asOfQuery,
    response: directory,
  }),
  addPerson: route({
    id: 'organisation.addPerson',
    kind: 'command',
    method: 'POST',
    path: '/api/people',
    summary: 'Add a person who can be named as sponsor or project manager',
    permission: 'person.add',
    body: z.object({ name: text(120), email: z.email().max(254).nullable() }),
    response: created<'person'>(),
  }),
  addProgram: route({
    id: 'portfolio.addProgram',
    kind: 'command',
    method: 'POST',
    path: '/api/programs',
    summary: 'Add a program',
    permission: 'program.add',
    body: z.object({ name: text(200), portfolioId: id<'portfolio'>().nullable() }),
    ids: { 'body.portfolioId': 'portfolio' },
    response: created<'program'>(),
  }),
  addPortfolio: route({
    id: 'portfolio.addPortfolio',
    kind: 'command',
    method: 'POST',
    path: '/api/portfolios',
    summary: 'Add a portfolio',
    permission: 'portfolio.add',
    body: z.object({ name: text(200) }),
    response: created<'portfolio'>(),
  }),
  createProject: route({
    id: 'portfolio.createProject',
    kind: 'command',
    method: 'POST',
    path: '/api/projects',
    summary: 'Create a project by hand',
    permission: 'project.create',
    body: z
      .object({ ...projectFields, key: projectKey.nullable(), currency })
      .partial()
      .required({ name: true }),
    ids: projectBodyIds,
    response: created<'project'>().extend({ key: z.string() }),
  }),
  readProject: route({
    id: 'portfolio.readProject',
    kind: 'read',
    method: 'GET',
    path: '/api/projects/:projectId',
    summary: 'One project with its milestones',
    permission: 'project.read',
    params: projectParams,
    query: asOfQuery,
    ids: projectIds,
    response: project,
  }),
  updateProject: route({
    id: 'portfolio.updateProject',
    kind: 'command',
    method: 'PATCH',
    path: '/api/projects/:projectId',
    summary: 'Change fields of a project; each change states the value that was seen',
    permission: 'project.edit',
    isVersioned: true,
    params: projectParams,
    body: z
      .object({
        name: fieldChange(projectFields.name),
        sponsorId: fieldChange(projectFields.sponsorId),
        managerId: fieldChange(projectFields.managerId),
        assurerId: fieldChange(projectFields.assurerId),
        programId: fieldChange(projectFields.programId),
        portfolioId: fieldChange(projectFields.portfolioId),
        tier: fieldChange(projectFields.tier),
        priority: fieldChange(projectFields.priority),
        stage: fieldChange(projectFields.stage),
        goLiveOn: fieldChange(projectFields.goLiveOn),
        budgetMinor: fieldChange(projectFields.budgetMinor),
        spentMinor: fieldChange(projectFields.spentMinor),
        method: fieldChange(projectFields.method),
        unitId: fieldChange(projectFields.unitId),
        startsOn: fieldChange(projectFields.startsOn),
        endedOn: fieldChange(projectFields.endedOn),
        onHoldSince: fieldChange(projectFields.onHoldSince),
        outcome: fieldChange(projectFields.outcome),
        scope: fieldChange(projectFields.scope),
        outOfScope: fieldChange(projectFields.outOfScope),
      })
      .partial(),
    ids: {
      ...projectIds,
      'body.sponsorId.value': 'person',
      'body.managerId.value': 'person',
      'body.assurerId.value': 'person',
      'body.programId.value': 'program',
      'body.portfolioId.value': 'portfolio',
      'body.unitId.value': 'seen-unit',
    },
    // Whoever names the people and the home of a project says who sees it.
    fieldPermissions: {
      'body.sponsorId': 'project.assign',
      'body.managerId': 'project.assign',
      'body.assurerId': 'project.assign',
      'body.programId': 'project.assign',
      'body.portfolioId': 'project.assign',
    },
    response: moved.extend({ version }),
  }),
  removeProject: route({
    id: 'portfolio.removeProject',
    kind: 'command',
    method: 'DELETE',
    path: '/api/projects/:projectId',
    summary: 'Take a project off the line of sight; its history is kept',
    permission: 'project.remove',
    isVersioned: true,
    params: projectParams,
    ids: projectIds,
    response: moved,
  }),
  reportStatus: route({
    id: 'portfolio.reportStatus',
    kind: 'command',
    method: 'POST',
    path: '/api/projects/:projectId/reported-status',
    summary: 'Report a colour for the project',
    permission: 'status.report',
    params: projectParams,
    body: z.object({ colour: z.enum(['green', 'amber', 'red']), on: localDate }),
    ids: projectIds,
    response: moved,
  }),
  addMilestone: route({
    id: 'plan.addMilestone',
    kind: 'command',
    method: 'POST',
    path: '/api/projects/:projectId/milestones',
    summary: 'Add a milestone to a project',
    permission: 'plan.edit',
    params: projectParams,
    body: z.object(milestoneFields).partial().required({ name: true }),
    ids: projectIds,
    response: created<'milestone'>(),
  }),
  updateMilestone: route({
    id: 'plan.updateMilestone',
    kind: 'command',
    method: 'PATCH',
    path: '/api/projects/:projectId/milestones/:milestoneId',
    summary: 'Change fields of a milestone',
    permission: 'plan.edit',
    isVersioned: true,
    params: milestoneParams,
    body: z
      .object({
        name: fieldChange(milestoneFields.name),
        tier: fieldChange(milestoneFields.tier),
        baselineOn: fieldChange(milestoneFields.baselineOn),
        forecastOn: fieldChange(milestoneFields.forecastOn),
        actualOn: fieldChange(milestoneFields.actualOn),
      })
      .partial(),
    ids: milestoneIds,
    response: moved.extend({ version }),
  }),
  removeMilestone: route({
    id: 'plan.removeMilestone',
    kind: 'command',
    method: 'DELETE',
    path: '/api/projects/:projectId/milestones/:milestoneId',
    summary: 'Remove a milestone; its history is kept',
    permission: 'plan.edit',
    isVersioned: true,
    params: milestoneParams,
    ids: milestoneIds,
    response: moved,
  }),
};
