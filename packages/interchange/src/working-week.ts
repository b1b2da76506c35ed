import type { WeekPattern } from '@sightline/engine';
import type { Findings, Place } from './findings/findings.ts';
import { STANDARD_WEEK } from './shifts.ts';

/** No duration ends in a week without work, so such a calendar gets the standard week, and the file a finding. */
export function workingWeek(week: WeekPattern, place: Place, findings: Findings): WeekPattern {
  if (week.some((day) => day.length > 0)) return week;
  findings.add('interchange.calendar-without-work', 'warning', place, 'week');
  return STANDARD_WEEK;
}
