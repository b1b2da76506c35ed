import { describe, expect, it } from 'vitest';
import { summaryProgress } from './summary-progress.ts';
import { at, type TinyTask, tinyPlan } from './testing/tiny-plan.ts';

const summary = (id: string, more: Partial<TinyTask> = {}): TinyTask => ({ id, kind: 'summary', ...more });
const leaf = (id: string, parentId: string | null, days: number, percentComplete: number): TinyTask => ({
  id,
  parentId,
  durationMinutes: days * 480,
  percentComplete,
});

type Row = readonly [rule: string, tasks: readonly TinyTask[], expected: Record<string, number>];

const rows: readonly Row[] = [
  ['weighs by duration', [summary('s'), leaf('a', 's', 5, 100), leaf('b', 's', 15, 0)], { s: 25 }],
  [
    'reaches every summary above',
    [summary('top'), summary('in', { parentId: 'top' }), leaf('a', 'in', 1, 50), leaf('b', 'top', 3, 0)],
    { in: 50, top: 12.5 },
  ],
  ['leaves what the file states', [summary('s', { percentComplete: 40 }), leaf('a', 's', 1, 100)], {}],
  ['says nothing over milestones alone', [summary('s'), leaf('m', 's', 0, 100)], {}],
  ['says nothing over nothing', [summary('s')], {}],
  [
    'counts what finished as done',
    [summary('s'), { ...leaf('a', 's', 1, 0), actualFinish: at('2026-05-04T16:00') }, leaf('b', 's', 1, 0)],
    { s: 50 },
  ],
  [
    'leaves out what the plan leaves out, and what only spans other work',
    [
      summary('s'),
      leaf('a', 's', 1, 100),
      { ...leaf('b', 's', 9, 0), isActive: false },
      { ...leaf('c', 's', 9, 0), kind: 'level-of-effort' },
    ],
    { s: 100 },
  ],
];

describe('the progress of summaries without one', () => {
  it.each(rows)('%s', (_, tasks, expected) =>
    expect(Object.fromEntries(summaryProgress(tinyPlan(tasks)))).toEqual(expected),
  );
});
