import { type Colour, RefusedError, routes } from '@sightline/contract';
import type { MilestoneId, ProjectId } from '@sightline/kernel';
import { roadPlan } from '../../packages/server/src/modules/plan/testing/road-plan.ts';
import { act, type Deed, dayIn, directoryOf, either, type Life, name, pick } from './as-of-life.ts';
import { between } from './random.ts';

/** Every read of each is taken after every command. */
const MOST_PROJECTS = 4;

/** Commands of every kind; each may be refused, as in life. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  createProject: async (life) => {
    if (life.projects.size >= MOST_PROJECTS) throw new RefusedError(409, []);
    const { programs, portfolios, people } = await directoryOf(life);
    const body = {
      name: name(life),
      budgetMinor: between(life.random, 1, 9) * 1_000_000,
      programId: either(life, programs)?.id ?? null,
      portfolioId: either(life, portfolios)?.id ?? null,
      managerId: either(life, people)?.id ?? null,
      goLiveOn: dayIn(life, 200),
    };
    const { id } = await act(life, (extras) => life.client.call(routes.createProject, { body }, extras));
    life.projects.add(id);
  },
  updateProject: async (life) => {
    const { id, version, ...project } = await projectOf(life);
    const { programs, people } = await directoryOf(life);
    const body = {
      name: { base: project.name, value: name(life) },
      goLiveOn: { base: project.goLiveOn, value: dayIn(life, 100) },
      spentMinor: { base: project.spentMinor, value: between(life.random, 0, 9) * 1_000_000 },
      sponsorId: { base: project.sponsor?.id ?? null, value: either(life, people)?.id ?? null },
      programId: { base: project.program?.id ?? null, value: either(life, programs)?.id ?? null },
    };
    const request = { params: { projectId: id }, version, body };
    await act(life, (extras) => life.client.call(routes.updateProject, request, extras));
  },
  removeProject: async (life) => {
    const { id, version } = await projectOf(life);
    await act(life, (extras) => life.client.call(routes.removeProject, { params: { projectId: id }, version }, extras));
  },
  reportStatus: async (life) => {
    const { id } = await projectOf(life);
    const colour = pick(life, ['green', 'amber', 'red'] as const) satisfies Colour;
    const request = { params: { projectId: id }, body: { colour, on: life.today } };
    await act(life, (extras) => life.client.call(routes.reportStatus, request, extras));
  },
  addMilestone: async (life) => {
    const { id } = await projectOf(life);
    const body = { name: name(life), baselineOn: dayIn(life, 30), forecastOn: dayIn(life, 60) };
    await act(life, (extras) => life.client.call(routes.addMilestone, { params: { projectId: id }, body }, extras));
  },
  updateMilestone: async (life) => {
    const { params, version, milestone } = await milestoneOf(life);
    const body = {
      forecastOn: { base: milestone.forecastOn, value: dayIn(life, 90) },
      actualOn: { base: milestone.actualOn, value: life.random() < 0.3 ? life.today : null },
    };
    await act(life, (extras) => life.client.call(routes.updateMilestone, { params, version, body }, extras));
  },
  removeMilestone: async (life) => {
    const { params, version } = await milestoneOf(life);
    await act(life, (extras) => life.client.call(routes.removeMilestone, { params, version }, extras));
  },
  addPerson: (life) =>
    act(life, (extras) => life.client.call(routes.addPerson, { body: { name: name(life), email: null } }, extras)),
  addPortfolio: (life) =>
    act(life, (extras) => life.client.call(routes.addPortfolio, { body: { name: name(life) } }, extras)),
  addProgram: async (life) => {
    const portfolioId = either(life, (await directoryOf(life)).portfolios)?.id ?? null;
    const body = { name: name(life), portfolioId };
    await act(life, (extras) => life.client.call(routes.addProgram, { body }, extras));
  },
  importPlan: async (life) => {
    const { client } = life;
    const { id: importId } = await client.call(routes.startPlanImport, {});
    const bytes = roadPlan(pick(life, ['North', 'South']), tasksOf(life));
    const file = { params: { importId }, query: { path: 'plan.xml' }, bytes };
    const draft = await client.call(routes.addPlanFile, file);
    const target = { kind: 'project', projectId: (await projectOf(life)).id } as const;
    const matches = draft.added.map(({ id: fileId }) => ({ fileId, index: 0, target }));
    const matched = await client.call(routes.matchPlans, {
      params: { importId },
      version: draft.version,
      body: { matches },
    });
    const commit = { params: { importId }, version: matched.version };
    await act(life, (extras) => client.call(routes.commitPlanImport, commit, extras));
  },
  importRegister: async (life) => {
    const key = `REG-${between(life.random, 1, 3)}`;
    const text = `Key\tName\tSponsor\tProgram\tBudget\tStatus\n${key}\t${name(life)}\tIngrid Aasen\tGrid\t1,200\tAmber\n`;
    const bytes = new TextEncoder().encode(text);
    const draft = await life.client.call(routes.startRegisterImport, { query: { name: 'register.tsv' }, bytes });
    const commit = { params: { importId: draft.id }, version: draft.version };
    const { moved } = await act(life, (extras) => life.client.call(routes.commitRegisterImport, commit, extras));
    for (const { entity, id } of moved) if (entity === 'project') life.projects.add(id as ProjectId);
  },
  undo: async (life) => {
    const commandId = pick(life, life.commands.slice(0, 6));
    await life.client.call(routes.undoCommand, { params: { commandId } });
  },
  redo: async (life) => {
    const { commands } = await life.client.call(routes.listOwnCommands, {});
    const commandId = pick(
      life,
      commands.filter(({ canRedo }) => canRedo),
    ).id;
    await life.client.call(routes.redoCommand, { params: { commandId } });
  },
  changeStatusRules: async (life) => {
    const { version, statusRules } = await life.client.call(routes.readSettings, {});
    const body = { slipGreenDays: { base: statusRules.slipGreenDays, value: between(life.random, 0, 9) } };
    await act(life, (extras) => life.client.call(routes.changeStatusRules, { version, body }, extras));
  },
  changeGeneralSettings: async (life) => {
    const { version, zone } = await life.client.call(routes.readSettings, {});
    const body = { zone: { base: zone, value: pick(life, ['Europe/London', 'Asia/Tokyo', 'America/Los_Angeles']) } };
    await act(life, (extras) => life.client.call(routes.changeGeneralSettings, { version, body }, extras));
  },
  changeExchangeRates: async (life) => {
    const { version, exchangeRates } = await life.client.call(routes.readSettings, {});
    const base = exchangeRates.find(({ currency }) => currency === 'EUR')?.rate ?? null;
    const value = life.random() < 0.3 ? null : { numerator: between(life.random, 80, 90), scale: 2 };
    const body = { changes: [{ currency: 'EUR', from: '2026-01-01', base, value }] };
    await act(life, (extras) => life.client.call(routes.changeExchangeRates, { version, body }, extras));
  },
  addFiscalYear: async (life) => {
    const { version } = await life.client.call(routes.readSettings, {});
    const body = { fiscalYear: between(life.random, 2026, 2029) };
    await act(life, (extras) => life.client.call(routes.addFiscalYear, { version, body }, extras));
  },
  movePeriods: async (life) => {
    const { version, periods } = await life.client.call(routes.readSettings, {});
    const { firstOn, state } = pick(life, periods);
    const changes = [{ firstOn, base: state, value: pick(life, ['open', 'closing'] as const), reason: 'A change' }];
    await act(life, (extras) => life.client.call(routes.movePeriods, { version, body: { changes } }, extras));
  },
};

function projectOf(life: Life) {
  return life.client.call(routes.readProject, { params: { projectId: pick(life, [...life.projects]) } });
}

async function milestoneOf(life: Life) {
  const { id: projectId, milestones } = await projectOf(life);
  const milestone = pick(life, milestones);
  const params: { readonly projectId: ProjectId; readonly milestoneId: MilestoneId } = {
    projectId,
    milestoneId: milestone.id,
  };
  return { params, version: milestone.version, milestone };
}

function tasksOf({ random }: Life) {
  return Array.from({ length: between(random, 1, 4) }, (_, index) => ({
    uid: index + 1,
    name: `Work ${between(random, 1, 99)}`,
    days: between(random, 0, 9),
    after: index === 0 ? [] : [index],
  }));
}
