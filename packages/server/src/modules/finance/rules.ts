import { problem } from '@sightline/kernel';
import type { Rules } from '../records/index.ts';
import { referenceKey } from './line-reference.ts';

export const financeRules: Rules = {
  // A line of the ledger leads to one project.
  'cost-account': ({ id, key, values }, after) => {
    const code = typeof values.code === 'string' ? values.code : '';
    if (values.state !== 'open') return [];
    const isTaken = [...after.values()].some(
      (other) =>
        other.id !== id &&
        other.values.state === 'open' &&
        typeof other.values.code === 'string' &&
        referenceKey(other.values.code) === referenceKey(code),
    );
    return isTaken
      ? [problem('finance.code-taken', { code, key }, { subject: { entity: 'cost-account', id: key, field: 'code' } })]
      : [];
  },
};
