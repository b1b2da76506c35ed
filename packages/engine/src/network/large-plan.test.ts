import { describe, expect, it } from 'vitest';
import { linkOf, planOf, scheduleOf, taskOf } from '../testing/plan-builder.ts';
import { schedulePlan } from './schedule-plan.ts';

const COUNT = 100_000;
const ids = Array.from({ length: COUNT }, (_, i) => `t${i}`);

describe('a plan of 100,000 tasks', () => {
  it('in one row is scheduled, and no pass runs out of stack', () => {
    const tasks = ids.map((id) => taskOf(id, { durationMinutes: 60 }));
    const links = ids.slice(1).map((id, i) => linkOf(ids[i] ?? '', id));
    const { start, finish, tasks: dates } = scheduleOf(planOf({ tasks, links }));
    expect(dates.every((task) => task.isCritical)).toBe(true);
    expect(finish).toBeGreaterThan(start);
  });

  it('in summaries of one another is scheduled', () => {
    const tasks = ids.slice(0, 5000).map((id, i) => taskOf(id, { kind: 'summary', parentId: ids[i - 1] ?? null }));
    const plan = planOf({ tasks: [...tasks, taskOf('leaf', { parentId: ids[4999] ?? null })] });
    expect(scheduleOf(plan).tasks).toHaveLength(5001);
  });

  it('in one circle is refused with the circle', () => {
    const tasks = ids.map((id) => taskOf(id));
    const links = ids.map((id, i) => linkOf(id, ids[(i + 1) % COUNT] ?? ''));
    const result = schedulePlan(planOf({ tasks, links }));
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['engine.links-form-cycle']);
  });
});
