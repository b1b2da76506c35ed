import { describe, expect, it } from 'vitest';
import { storableRows } from './storable-rows.ts';

describe('storableRows', () => {
  it.each<[string, number, number | null]>([
    ['duration_minutes', 2 ** 31 - 1, 2 ** 31 - 1],
    ['duration_minutes', 2 ** 31, 0],
    ['duration_minutes', 0.5, 0],
    ['stored_total_float_minutes', -(2 ** 40), null],
    ['stored_finish_minute', Number.NaN, null],
    ['baseline_cost_minor', 9_007_199_254_740_991, 9_007_199_254_740_991],
    ['baseline_cost_minor', 1e17, null],
    ['percent_complete', 33.3, 33.3],
    ['percent_complete', Number.POSITIVE_INFINITY, 0],
    ['lag_amount', 1e300, 0],
  ])('%s %d is kept as %j', (column, value, kept) => {
    const { rows, findings } = storableRows([{ code: 'T1', name: 'Dig', [column]: value }]);
    expect(rows).toEqual([{ code: 'T1', name: 'Dig', [column]: kept }]);
    expect(findings.map((each) => each.code)).toEqual(kept === value ? [] : ['plan.number-not-kept']);
  });

  it('names the task, the field and the value, a bounded number of times', () => {
    const rows = Array.from({ length: 500 }, (_, i) => ({
      code: `T${i}`,
      name: `Task ${i}`,
      stored_total_float_minutes: 1e12,
    }));
    const { findings } = storableRows(rows);
    expect(findings).toHaveLength(20);
    expect(findings[0]).toMatchObject({
      severity: 'warning',
      params: { field: 'stored total float', value: 1e12, name: 'Task 0' },
    });
  });
});
