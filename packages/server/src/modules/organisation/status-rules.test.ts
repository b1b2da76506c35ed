import { describe, expect, it } from 'vitest';
import { DEFAULT_STATUS_RULES, type StatusRules, statusRuleProblems } from './status-rules.ts';

describe('limits of the computed status', () => {
  it.each<[change: Partial<StatusRules>, fields: string[]]>([
    [{}, []],
    [{ slipGreenDays: 30 }, []], // equal: no amber at all
    [{ slipGreenDays: 31 }, ['slipGreenDays']],
    [{ slipGreenShare: 0.2 }, ['slipGreenShare']],
    [{ spiGreenFrom: 0.8 }, ['spiGreenFrom']], // an index is better the higher it is
    [{ costAmberGrowth: 0.01, spiAmberFrom: 0.99 }, ['spiGreenFrom', 'costGreenGrowth']],
  ])('%j has faults at %j', (change, fields) => {
    const found = statusRuleProblems({ ...DEFAULT_STATUS_RULES, ...change });
    expect(found.map((each) => each.subject?.field)).toEqual(fields);
  });
});
