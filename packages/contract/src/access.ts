import { z } from 'zod';
import { id } from './values.ts';

/** The roles of the trade; what each may do stands in one table of the server's identity module. */
export const role = z.enum([
  'administrator',
  'auditor',
  'pmo-director',
  'pmo-analyst',
  'portfolio-manager',
  'program-manager',
  'project-manager',
  'project-deputy',
  'resource-manager',
  'team-member',
  'finance',
  'sponsor',
  'cio',
  'catalogue-owner',
  'benefit-owner',
]);
export type Role = z.output<typeof role>;

/** How far a role reaches. `unit` = the people of an organisation unit and of the units beneath it. `self` = the projects that name the person as their manager (project manager) or sponsor (sponsor). */
export const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('portfolio'), portfolioId: id<'portfolio'>() }),
  z.object({ kind: z.literal('program'), programId: id<'program'>() }),
  z.object({ kind: z.literal('project'), projectId: id<'project'>() }),
  z.object({ kind: z.literal('unit'), unitId: id<'unit'>() }),
  z.object({ kind: z.literal('self') }),
]);
export type Scope = z.output<typeof scope>;

export const grant = z.object({ role, scope });
export type Grant = z.output<typeof grant>;

/** What a caller may be allowed to do; each route that is not open names one. */
export const capability = z.enum([
  'directory.read',
  'sight.read',
  'project.read',
  'project.create',
  'project.edit',
  'project.assign',
  'project.remove',
  'project.guard',
  'project.break-glass',
  'status.report',
  'plan.read',
  'plan.edit',
  'plan.import',
  'register.import',
  'program.add',
  'portfolio.add',
  'person.add',
  'person.place',
  'unit.edit',
  'access.read',
  'access.edit',
  'person.erase',
  'audit.read',
  'settings.read',
  'settings.edit',
  'landscape.read',
  'landscape.edit',
  'delivery.edit',
  'strategy.read',
  'strategy.edit',
  'value.edit',
  'resources.read',
  'resources.edit',
  'deployment.edit',
  'raid.edit',
  'ledger.read',
  'ledger.edit',
  'people.import',
  'costs.read',
  'costs.edit',
  'governance.edit',
  'demo.remove',
  'data.export',
  'data.import',
]);
export type Capability = z.output<typeof capability>;
