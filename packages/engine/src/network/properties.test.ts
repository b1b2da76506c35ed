import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesOf, linkOf, scheduleOf } from '../testing/plan-builder.ts';
import { randomPlan } from '../testing/random-plan.ts';
import { causeChain } from './cause-chain.ts';
import { compilePlan } from './compile-plan.ts';
import type { Plan, Schedule } from './plan.ts';
import { scheduleCompiled } from './schedule-plan.ts';

const seed = 20_261_124;
const runs = { seed, numRuns: 150 };

/** Nothing but calendars, durations and links: no date that a person set. */
const freePlan = randomPlan.map(
  (plan): Plan => ({
    ...plan,
    statusAt: null,
    finishBy: null,
    tasks: plan.tasks.map((task) => ({
      ...task,
      constraints: [],
      deadline: null,
      manual: null,
      actualStart: null,
      actualFinish: null,
      remainingMinutes: null,
      percentComplete: 0,
      isElapsed: false,
      levellingDelayMinutes: 0,
    })),
  }),
);

describe(`every plan (seed ${seed})`, () => {
  it('without dates set by hand is never late: no float below zero', () => {
    const property = fc.property(freePlan, (plan) => {
      if (plan.profile === 'p6') return; // its late dates stand at the end of a day, before an early date on the next morning
      for (const task of scheduleOf(plan).tasks) expect(task.totalFloatMinutes).toBeGreaterThanOrEqual(0);
    });
    fc.assert(property, runs);
  });

  it('without dates set by hand has a critical task at its finish', () => {
    const property = fc.property(freePlan, (plan) => {
      const { tasks, finish } = scheduleOf(plan);
      const last = tasks.filter((task) => task.finish === finish);
      expect(tasks.length === 0 || last.some((task) => task.isCritical)).toBe(true);
    });
    fc.assert(property, runs);
  });

  it('never ends earlier with one more link', () => {
    const property = fc.property(freePlan, fc.nat(), fc.nat(), (plan, a, b) => {
      const leaves = plan.tasks.filter((task) => task.kind !== 'summary');
      const [first, second] = [a, b].map((n) => n % Math.max(1, leaves.length)).sort((x, y) => x - y);
      const [from, to] = [leaves[first ?? 0], leaves[second ?? 0]];
      if (from === undefined || to === undefined || from === to) return;
      const longer = { ...plan, links: [...plan.links, { ...linkOf(from.id, to.id), id: 'one more' }] };
      expect(scheduleOf(longer).finish).toBeGreaterThanOrEqual(scheduleOf(plan).finish);
    });
    fc.assert(property, runs);
  });

  it('has the same dates and causes in whatever order its lists stand', () => {
    const property = fc.property(randomPlan, fc.infiniteStream(fc.nat()), (plan, numbers) => {
      const mixed = { ...plan, tasks: shuffled(plan.tasks, numbers), links: shuffled(plan.links, numbers) };
      expect(sorted(scheduleOf(mixed))).toEqual(sorted(scheduleOf(plan)));
    });
    fc.assert(property, runs);
  });

  it('is scheduled alike from a compiled plan, as often as wanted', () => {
    const property = fc.property(randomPlan, (plan) => {
      const compiled = compilePlan(plan);
      if (!compiled.ok) throw new Error('random plans are sound');
      const first = scheduleCompiled(compiled.value);
      expect(scheduleCompiled(compiled.value)).toEqual(first);
      expect(scheduleOf(plan)).toEqual(first);
    });
    fc.assert(property, runs);
  });

  it('says for each date what set it, and the way back ends', () => {
    const property = fc.property(randomPlan, (plan) => {
      const schedule = scheduleOf(plan);
      for (const { taskId } of schedule.tasks) {
        const { startCause, finishCause } = datesOf(schedule, taskId);
        expect([startCause.kind, finishCause.kind]).not.toEqual(['duration', 'duration']);
        const last = causeChain(schedule, plan, taskId).at(-1);
        expect(['link', 'children', 'duration']).not.toContain(last?.cause.kind);
      }
    });
    fc.assert(property, runs);
  });

  it('has whole minutes everywhere', () => {
    const property = fc.property(randomPlan, (plan) => {
      for (const { taskId: _, startCause: __, finishCause: ___, isCritical: ____, ...numbers } of scheduleOf(plan)
        .tasks) {
        expect(Object.values(numbers).every(Number.isInteger)).toBe(true);
      }
    });
    fc.assert(property, runs);
  });
});

function shuffled<T>(list: readonly T[], numbers: Iterator<number>): readonly T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const other = (numbers.next().value ?? 0) % (i + 1);
    const [a, b] = [mixed[i], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[i], mixed[other]] = [b, a];
  }
  return mixed;
}

function sorted(schedule: Schedule): Schedule {
  return { ...schedule, tasks: schedule.tasks.toSorted((a, b) => (a.taskId < b.taskId ? -1 : 1)) };
}
