import { expect, it } from 'vitest';
import { readPlanFile, scheduleImported } from './index.ts';

const CIRCLE = `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
  <Name>Circle</Name><StartDate>2026-05-04T08:00:00</StartDate><ScheduleFromStart>1</ScheduleFromStart>
  <Tasks>
    ${[
      ['1', 'Design', '3'],
      ['2', 'Build', '1'],
      ['3', '', '2'],
    ]
      .map(
        ([
          uid,
          name,
          before,
        ]) => `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name><OutlineLevel>1</OutlineLevel>
      <Duration>PT8H0M0S</Duration><DurationFormat>7</DurationFormat>
      <PredecessorLink><PredecessorUID>${before}</PredecessorUID><Type>1</Type></PredecessorLink></Task>`,
      )
      .join('\n')}
  </Tasks>
</Project>`;

it('prints a circle of links with the names of its tasks, or their codes where they have none', () => {
  const file = readPlanFile(new TextEncoder().encode(CIRCLE), 'circle.xml');
  const [plan] = file.ok ? file.value.plans : [];
  if (plan === undefined) throw new Error(JSON.stringify(file));
  const schedule = scheduleImported(plan);
  expect(schedule.ok ? [] : schedule.problems.map(({ code, params }) => [code, params.cycle])).toEqual([
    ['engine.links-form-cycle', 'Design → Build → 3 → Design'],
  ]);
});
