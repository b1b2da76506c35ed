import type { EffectWords } from '../audit/index.ts';

export const financeEffects: EffectWords = {
  'costs.assignCost': () => 'Assigned an unassigned cost to a project',
};
