import type { PlanTask } from '@sightline/engine';
import { formatLocalMinute, type LocalMinute, localMinute } from '@sightline/kernel';
import type { Findings, Place } from './findings/findings.ts';
import type { ImportedTask } from './plan-file.ts';

type ReadTask = { readonly planned: PlanTask; readonly imported: ImportedTask };

/** The start that the file gives, else its earliest task date with a finding, else a refusal: without any date nothing can be scheduled. */
export function startOfPlan(
  written: LocalMinute | null,
  tasks: readonly ReadTask[],
  place: Place,
  findings: Findings,
): LocalMinute | null {
  if (written !== null) return written;
  const dates = tasks.flatMap(({ planned, imported }) =>
    [imported.stored.start, imported.stored.finish, planned.actualStart, planned.manual?.start].filter(isGiven),
  );
  const earliest = dates.length === 0 ? null : localMinute(Math.min(...dates));
  if (earliest === null) findings.add('interchange.plan-without-dates', 'error', place, 'start');
  else
    findings.add('interchange.plan-without-start', 'warning', place, 'start', { start: formatLocalMinute(earliest) });
  return earliest;
}

function isGiven(date: LocalMinute | null | undefined): date is LocalMinute {
  return date !== null && date !== undefined;
}
