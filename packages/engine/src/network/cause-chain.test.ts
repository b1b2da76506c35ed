import { describe, expect, it } from 'vitest';
import { causeText } from '../testing/expected-dates.ts';
import { at, DAY, linkOf, planOf, scheduleOf, taskOf } from '../testing/plan-builder.ts';
import { causeChain } from './cause-chain.ts';
import type { Plan } from './plan.ts';

/** Each step as `task end: cause`. */
function chainOf(plan: Plan, taskId: string): readonly string[] {
  return causeChain(scheduleOf(plan), plan, taskId).map(
    ({ dates, end, cause }) => `${dates.taskId} ${end}: ${causeText(cause)}`,
  );
}

describe('causeChain', () => {
  it('leads from a task through its driving links to the project start', () => {
    const plan = planOf({
      tasks: [taskOf('design', { durationMinutes: 2 * DAY }), taskOf('side'), taskOf('build'), taskOf('test')],
      links: [
        linkOf('design', 'build'),
        linkOf('side', 'build'),
        linkOf('build', 'test', 'FF', { amount: 60, unit: 'working' }),
      ],
    });
    expect(chainOf(plan, 'test')).toEqual([
      'test finish: link build',
      'build start: link design',
      'design start: project-start',
    ]);
  });

  it('goes on at the start of a predecessor whose start drives', () => {
    const plan = planOf({
      tasks: [taskOf('first'), taskOf('second', { durationMinutes: 3 * DAY }), taskOf('third')],
      links: [linkOf('first', 'second'), linkOf('second', 'third', 'SS')],
    });
    expect(chainOf(plan, 'third')).toEqual([
      'third start: link second',
      'second start: link first',
      'first start: project-start',
    ]);
  });

  it('passes through a summary to the part that ends last', () => {
    const plan = planOf({
      tasks: [
        taskOf('phase', { kind: 'summary' }),
        taskOf('short', { parentId: 'phase' }),
        taskOf('long', { parentId: 'phase', durationMinutes: 2 * DAY }),
        taskOf('after'),
      ],
      links: [linkOf('phase', 'after')],
    });
    const expected = ['after start: link phase', 'phase finish: children long', 'long start: project-start'];
    expect(chainOf(plan, 'after')).toEqual(expected);
  });

  it.each([
    [
      { constraints: [{ kind: 'must-start-on' as const, at: at('2026-03-04T08:00'), isMandatory: false }] },
      'start: must-start-on',
    ],
    [{ actualStart: at('2026-03-02T08:00'), actualFinish: at('2026-03-02T17:00') }, 'finish: actual'],
    [{ actualStart: at('2026-03-02T08:00') }, 'start: actual'],
    [{ manual: { start: at('2026-03-04T08:00'), finish: null } }, 'start: manual'],
    [{ levellingDelayMinutes: 1440 }, 'start: levelling'],
  ])('ends where a task is held by %j', (fields, expected) => {
    const plan = planOf({
      profile: 'msproject',
      tasks: [taskOf('held', fields), taskOf('next')],
      links: [linkOf('held', 'next')],
    });
    expect(chainOf(plan, 'next')).toEqual(['next start: link held', `held ${expected}`]);
  });

  it('ends at the status date, and names the lower id of two equal drivers', () => {
    const plan = planOf({
      statusAt: at('2026-03-05T08:00'),
      tasks: [taskOf('b'), taskOf('a'), taskOf('next')],
      links: [linkOf('b', 'next'), linkOf('a', 'next')],
    });
    expect(chainOf(plan, 'next')).toEqual(['next start: link a', 'a start: status-date']);
  });

  it('reads the other end of the link for a level of effort', () => {
    const plan = planOf({
      profile: 'p6',
      tasks: [taskOf('support', { kind: 'level-of-effort' }), taskOf('first'), taskOf('last')],
      links: [linkOf('first', 'support', 'SS'), linkOf('support', 'last', 'FS'), linkOf('first', 'last')],
    });
    const chain = chainOf(plan, 'support');
    expect(chain).toEqual(['support finish: link last', 'last start: link first', 'first start: project-start']);
  });
});
