import { formatLocalMinute } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { at, DAY, datesOf, linkOf, planOf, scheduleOf, taskOf } from '../testing/plan-builder.ts';
import type { ConstraintKind, RuleProfile } from './plan.ts';

/**
 * `before` takes Monday to Wednesday, so logic wants `held`, one day long, on Thursday the 5th; `end`, on Tuesday the 10th, ends the
 * project. Dates are given for the morning of the 4th or the 6th, or the evening if they are of the finish.
 */
function heldBy(
  profile: RuleProfile,
  honourConstraints: boolean,
  kind: ConstraintKind,
  day: number,
  isMandatory = false,
) {
  const isOfFinish = kind.includes('finish');
  const date = kind === 'as-late-as-possible' ? null : at(`2026-03-0${day}T${isOfFinish ? '17' : '08'}:00`);
  const plan = planOf({
    profile,
    tasks: [
      taskOf('before', { durationMinutes: 3 * DAY }),
      taskOf('held', { constraints: [{ kind, at: date, isMandatory }] }),
      taskOf('end', {
        constraints: [{ kind: 'start-no-earlier-than', at: at('2026-03-10T08:00'), isMandatory: false }],
      }),
    ],
    links: [linkOf('before', 'held'), linkOf('held', 'end')],
    options: { ...planOf({}).options, honourConstraints },
  });
  const dates = datesOf(scheduleOf(plan), 'held');
  const [early, late] = [dates.start, dates.lateStart].map((minute) => formatLocalMinute(minute).slice(8, 10));
  return `${early} late ${late}`;
}

const PROFILES: readonly (readonly [RuleProfile, boolean])[] = [
  ['native', true],
  ['msproject', true],
  ['p6', true],
  ['native', false],
  ['msproject', false],
  ['p6', false],
];

/** Early start and late start by kind and day: honoured, and soft. */
const TABLE: readonly (readonly [ConstraintKind, number, string, string])[] = [
  ['start-no-earlier-than', 4, '05 late 09', '05 late 09'],
  ['start-no-earlier-than', 6, '06 late 09', '06 late 09'],
  ['start-no-later-than', 4, '04 late 04', '05 late 04'],
  ['start-no-later-than', 6, '05 late 06', '05 late 06'],
  ['finish-no-earlier-than', 4, '05 late 09', '05 late 09'],
  ['finish-no-earlier-than', 6, '06 late 09', '06 late 09'],
  ['finish-no-later-than', 4, '04 late 04', '05 late 04'],
  ['finish-no-later-than', 6, '05 late 06', '05 late 06'],
  ['must-start-on', 4, '04 late 04', '05 late 04'],
  ['must-start-on', 6, '06 late 06', '06 late 06'],
  ['must-finish-on', 4, '04 late 04', '05 late 04'],
  ['must-finish-on', 6, '06 late 06', '06 late 06'],
  ['as-late-as-possible', 0, '09 late 09', '09 late 09'],
];

describe.each(PROFILES)('constraints in profile %s, honoured: %s', (profile, isHonoured) => {
  it.each(TABLE)('%s the %dth', (kind, day, honoured, soft) => {
    expect(heldBy(profile, isHonoured, kind, day)).toBe(isHonoured ? honoured : soft);
  });

  it.each([
    ['must-start-on', 4, '04 late 04'],
    ['must-start-on', 6, '06 late 06'],
    ['must-finish-on', 4, '04 late 04'],
    ['must-finish-on', 6, '06 late 06'],
  ] as const)('mandatory %s the %dth breaks logic in both passes', (kind, day, expected) => {
    expect(heldBy(profile, isHonoured, kind, day, true)).toBe(expected);
  });
});

describe('a mandatory date', () => {
  it('keeps its late date although a successor would need it earlier', () => {
    const plan = planOf({
      profile: 'p6',
      finishBy: at('2026-03-03T17:00'),
      tasks: [
        taskOf('held', { constraints: [{ kind: 'must-start-on', at: at('2026-03-04T08:00'), isMandatory: true }] }),
        taskOf('next'),
      ],
      links: [linkOf('held', 'next')],
      options: { ...planOf({}).options, honourConstraints: false },
    });
    const schedule = scheduleOf(plan);
    expect(datesOf(schedule, 'held')).toMatchObject({ lateStart: at('2026-03-04T08:00'), totalFloatMinutes: 0 });
    expect(datesOf(schedule, 'next').totalFloatMinutes).toBe(-2 * DAY);
  });
});
