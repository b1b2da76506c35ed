import type { portfolioRoutes } from '@sightline/contract';
import { ok } from '@sightline/kernel';
import { answered, type FieldChanges, type HandlerOf } from '../audit/index.ts';
import { listPeople } from '../organisation/index.ts';
import { addPortfolio, addProgram } from './add-group.ts';
import { createProject } from './create-project.ts';
import type { ProjectFields } from './project.ts';
import { reportCurrency } from './register/record.ts';
import { reportStatus } from './report-status.ts';
import { listSeenPortfolios, listSeenPrograms } from './seen-groups.ts';
import { removeProject, updateProject } from './update-project.ts';

type Served =
  | 'readDirectory'
  | 'addProgram'
  | 'addPortfolio'
  | 'createProject'
  | 'updateProject'
  | 'removeProject'
  | 'reportStatus';

export const portfolioHandlers: { readonly [N in Served]: HandlerOf<(typeof portfolioRoutes)[N]> } = {
  readDirectory: async (context) => {
    const [programs, portfolios] = [await listSeenPrograms(context), await listSeenPortfolios(context)];
    const people = await listPeople(context);
    return ok({ people: [...people], programs: [...programs], portfolios: [...portfolios] });
  },
  addProgram: async (_, { body }, { run }) => answered(await run((context) => addProgram(context, body))),
  addPortfolio: async (_, { body }, { run }) => answered(await run((context) => addPortfolio(context, body))),
  createProject: async (context, { body }, { run }) => {
    const currency = await reportCurrency(context.db);
    return answered(await run((command) => createProject(command, body, currency)));
  },
  updateProject: async (_, { params, body, version }, { run }) =>
    answered(
      await run((context) =>
        updateProject(context, { id: params.projectId, version }, body as FieldChanges<ProjectFields>),
      ),
    ),
  removeProject: async (_, { params, version }, { run }) =>
    answered(await run((context) => removeProject(context, { id: params.projectId, version }))),
  reportStatus: async (_, { params, body }, { run }) =>
    answered(await run((context) => reportStatus(context, { projectId: params.projectId, ...body }))),
};
