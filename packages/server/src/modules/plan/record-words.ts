import type { EffectWords, RecordWords } from '../audit/index.ts';

const project = { word: 'project', kind: 'reference', of: 'portfolio.project' } as const;

export const planWords: readonly RecordWords[] = [
  {
    table: 'plan.milestone',
    one: 'milestone',
    many: 'milestones',
    entity: 'milestone',
    nameOf: (row) => `milestone '${String(row.name)}'`,
    fields: {
      project_id: project,
      baseline_on: { word: 'baseline', kind: 'date' },
      forecast_on: { word: 'forecast', kind: 'date' },
      actual_on: { word: 'actual date', kind: 'date' },
    },
  },
  {
    table: 'plan.plan',
    one: 'plan',
    many: 'plans',
    entity: 'plan',
    nameOf: (row) => `plan '${String(row.name)}'`,
    fields: { project_id: project },
  },
  partOfPlan('plan.task', 'task'),
  partOfPlan('plan.link', 'link'),
];

export const planEffects: EffectWords = {
  'plan.commitPlanImport': ({ count }) => {
    const plans = count('plan.plan');
    return `Brought in ${plans} ${plans === 1 ? 'plan' : 'plans'} with ${count('plan.task')} tasks`;
  },
};

/** Thousands at a time: browsers hear of them by their project. */
function partOfPlan(table: 'plan.task' | 'plan.link', one: string): RecordWords {
  const nameOf: RecordWords['nameOf'] = (row) => (typeof row.name === 'string' ? `${one} '${row.name}'` : `a ${one}`);
  return { table, one, many: `${one}s`, entity: null, nameOf, fields: { project_id: project } };
}
