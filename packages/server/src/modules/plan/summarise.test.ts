import type { TaskId } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import type { ScheduleSummary } from './schedule-summary.ts';
import { finishDayOf, summarise } from './summarise.ts';
import { at, type TinyTask, tinyPlan, tinySchedule } from './testing/tiny-plan.ts';

const asOurs = (id: string) => `our-${id}` as TaskId;

function summaryOf(tasks: readonly TinyTask[], dates: Parameters<typeof tinySchedule>[0] | null): ScheduleSummary {
  return summarise(tinyPlan(tasks), dates === null ? null : tinySchedule(dates), asOurs);
}

describe('summarise', () => {
  it('names the last task in plan order among those that end last', () => {
    const summary = summaryOf(
      [{ id: 'a' }, { id: 'b' }, { id: 'end', kind: 'finish-milestone', durationMinutes: 0 }],
      [
        { id: 'a', start: '2026-05-04T08:00', finish: '2026-05-04T16:00' },
        { id: 'b', start: '2026-05-05T08:00', finish: '2026-05-05T16:00' },
        { id: 'end', start: '2026-05-05T16:00', finish: '2026-05-05T16:00' },
      ],
    );
    expect(summary).toMatchObject({
      start: at('2026-05-04T08:00'),
      finish: at('2026-05-05T16:00'),
      finishTaskId: 'our-end',
    });
  });

  it('takes the least float of open work only: not of summaries, level of effort, inactive or finished tasks', () => {
    const day = { start: '2026-05-04T08:00', finish: '2026-05-04T16:00' };
    const summary = summaryOf(
      [
        { id: 'summary', kind: 'summary' },
        { id: 'effort', kind: 'level-of-effort' },
        { id: 'off', isActive: false },
        { id: 'done', percentComplete: 100, actualFinish: at('2026-05-04T16:00') },
        { id: 'open' },
      ],
      [
        { id: 'summary', ...day, float: -900 },
        { id: 'effort', ...day, float: -800 },
        { id: 'off', ...day, float: -700 },
        { id: 'done', ...day, float: -600 },
        { id: 'open', ...day, float: 240 },
      ],
    );
    expect(summary).toMatchObject({ leastFloatMinutes: 240, leastFloatTaskId: 'our-open' });
  });

  it.each<[string, readonly TinyTask[], number | null]>([
    [
      'is weighted by duration',
      [
        { id: 'a', durationMinutes: 480, percentComplete: 100 },
        { id: 'b', durationMinutes: 1440 },
      ],
      25,
    ],
    [
      'counts a wall-clock day like a working day',
      [{ id: 'a', durationMinutes: 1440, isElapsed: true, percentComplete: 100 }, { id: 'b' }],
      50,
    ],
    ['counts what has finished as done', [{ id: 'a', percentComplete: 10, actualFinish: at('2026-05-04') }], 100],
    [
      'of milestones alone is the share that is met',
      [
        { id: 'a', kind: 'finish-milestone', durationMinutes: 0, percentComplete: 100 },
        { id: 'b', kind: 'start-milestone', durationMinutes: 0 },
      ],
      50,
    ],
    ['is unknown without leaves', [{ id: 'a', kind: 'summary' }], null],
  ])('progress %s', (_, tasks, percent) => {
    expect(summaryOf(tasks, null).progressPercent).toBe(percent);
  });

  it('knows the facts of a plan that could not be scheduled, and none of its dates', () => {
    const summary = summaryOf([{ id: 'a', told: { baselineFinish: at('2026-05-08T16:00') } }, { id: 'b' }], null);
    expect(summary).toMatchObject({
      start: null,
      finish: null,
      finishTaskId: null,
      leastFloatMinutes: null,
      nextMilestone: null,
      taskCount: 2,
      baselineFinish: at('2026-05-08T16:00'),
      agreement: { equal: 0, compared: 0 },
    });
  });

  it('offers the earliest milestone that is not met', () => {
    const milestone = { kind: 'finish-milestone', durationMinutes: 0 } as const;
    const summary = summaryOf(
      [
        { id: 'met', ...milestone, percentComplete: 100 },
        { id: 'later', ...milestone },
        { id: 'next', ...milestone, told: { name: 'Design agreed', baselineFinish: at('2026-05-06T00:00') } },
      ],
      [
        { id: 'met', start: '2026-05-01T16:00', finish: '2026-05-01T16:00' },
        { id: 'later', start: '2026-06-01T16:00', finish: '2026-06-01T16:00' },
        { id: 'next', start: '2026-05-08T16:00', finish: '2026-05-08T16:00' },
      ],
    );
    expect(summary.nextMilestone).toEqual({
      taskId: 'our-next',
      name: 'Design agreed',
      on: '2026-05-08',
      baselineOn: '2026-05-05',
    });
  });

  it('counts the leaves whose finish equals the stored one to the minute', () => {
    const finishing = (text: string) => ({
      told: {
        stored: {
          start: null,
          finish: at(text),
          earlyStart: null,
          earlyFinish: null,
          lateStart: null,
          lateFinish: null,
          totalFloatMinutes: null,
        },
      },
    });
    const day = { start: '2026-05-04T08:00', finish: '2026-05-04T16:00' };
    const summary = summaryOf(
      [
        { id: 'same', ...finishing('2026-05-04T16:00') },
        { id: 'off', ...finishing('2026-05-04T16:01') },
        { id: 'unsaid' },
      ],
      ['same', 'off', 'unsaid'].map((id) => ({ id, ...day })),
    );
    expect(summary.agreement).toEqual({ equal: 1, compared: 2 });
  });
});

describe('finishDayOf', () => {
  it.each([
    ['2026-05-04T16:00', '2026-05-04'],
    ['2026-05-05T00:00', '2026-05-04'],
    ['2026-05-05T00:01', '2026-05-05'],
    ['1969-12-31T00:00', '1969-12-30'],
  ])('%s is on %s', (minute, day) => {
    expect(finishDayOf(at(minute))).toBe(day);
  });
});
