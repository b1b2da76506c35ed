import type { planRoutes, portfolioRoutes } from '@sightline/contract';
import { formatLocalMinute, type Id, type ImportId, ok, problem, type Result, refused } from '@sightline/kernel';
import { answered, type FieldChanges, type HandlerOf, type ReadContext } from '../audit/index.ts';
import { commitImport } from './import/commit-import.ts';
import { viewOfImport } from './import/import-view.ts';
import { inspectAgain } from './import/inspect-again.ts';
import type { InspectFiles } from './import/inspected-file.ts';
import { addFiles, chooseTargets, startImport } from './import/stage-files.ts';
import { readImport } from './import/store.ts';
import { addMilestone, type MilestoneFields, removeMilestone, updateMilestone } from './milestone.ts';
import { viewOfPlan } from './plan-view.ts';
import { rowsOfPlan } from './rows-of-plan.ts';
import { causeChainOf } from './task-cause.ts';

type MilestoneRoutes = Pick<typeof portfolioRoutes, 'addMilestone' | 'updateMilestone' | 'removeMilestone'>;
type Served = typeof planRoutes & MilestoneRoutes;

export type PlanHandlers = { readonly [N in keyof Served]: HandlerOf<Served[N]> };

export function planHandlers({ inspectFiles }: { readonly inspectFiles: InspectFiles }): PlanHandlers {
  return { ...milestoneHandlers, ...readHandlers, ...importHandlers(inspectFiles) };
}

const milestoneHandlers: { readonly [N in keyof MilestoneRoutes]: HandlerOf<MilestoneRoutes[N]> } = {
  addMilestone: async (_, { params, body }, { run }) =>
    answered(await run((context) => addMilestone(context, params.projectId, body))),
  updateMilestone: async (_, { params, body, version }, { run }) =>
    answered(
      await run((context) =>
        updateMilestone(
          context,
          { projectId: params.projectId, id: params.milestoneId, version },
          body as FieldChanges<MilestoneFields>,
        ),
      ),
    ),
  removeMilestone: async (_, { params, version }, { run }) =>
    answered(
      await run((context) =>
        removeMilestone(context, { projectId: params.projectId, id: params.milestoneId, version }),
      ),
    ),
};

const readHandlers: Pick<PlanHandlers, 'readPlanImport' | 'readPlan' | 'readPlanRows' | 'readTaskCause'> = {
  readPlanImport: (context, { params }) => shownImport(context, importIdOf(params)),
  readPlan: async (context, { params, query }) => ok(await viewOfPlan(context, params.projectId, query)),
  readPlanRows: async (context, { params, query }) => ok(await rowsOfPlan(context, params.projectId, query)),
  readTaskCause: async (context, { params }) => {
    const steps = await causeChainOf(context, params.projectId, params.taskId);
    const shown = steps.map((step) => ({
      ...step,
      start: formatLocalMinute(step.start),
      finish: formatLocalMinute(step.finish),
    }));
    return ok({ steps: shown });
  },
};

function importHandlers(
  inspectFiles: InspectFiles,
): Pick<PlanHandlers, 'startPlanImport' | 'addPlanFile' | 'matchPlans' | 'commitPlanImport'> {
  return {
    startPlanImport: async (context, _, { run }) => {
      const { accountId } = context.caller;
      if (accountId === null) return refused([problem('shell.not-found')]);
      const done = await run((command) => startImport(command, accountId));
      return done.ok ? shownImport(context, done.value.value.importId) : done;
    },
    addPlanFile: async (_, { params, query, bytes }, { run }) => {
      const importId = importIdOf(params);
      const files = await inspectFiles(bytes, query.path);
      const done = await run((command) => addFiles(command, importId, files));
      return done.ok ? ok(done.value.value) : done;
    },
    matchPlans: async (context, { params, body, version }, { run }) => {
      const importId = importIdOf(params);
      const done = await run((command) => chooseTargets(command, { id: importId, version }, body.matches));
      return done.ok ? shownImport(context, importId) : done;
    },
    commitPlanImport: async (context, { params, version }, { run }) => {
      const importId = importIdOf(params);
      const inspected = await inspectAgain(context, importId, inspectFiles);
      if (!inspected.ok) return inspected;
      return answered(await run((command) => commitImport(command, { id: importId, version }, inspected.value)));
    },
  };
}

/** The contract names the record by what it holds; inside it is the import. */
function importIdOf(params: { readonly importId: Id<'plan-import'> }): ImportId {
  return params.importId as string as ImportId;
}

async function shownImport(
  context: ReadContext,
  id: ImportId,
): Promise<Result<Awaited<ReturnType<typeof viewOfImport>>>> {
  const draft = await readImport(context.db, id, context.caller.accountId);
  return draft === null ? refused([problem('shell.not-found')]) : ok(await viewOfImport(context.db, draft, context));
}
