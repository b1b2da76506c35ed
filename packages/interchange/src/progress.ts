import { formatLocalMinute, type LocalMinute } from '@sightline/kernel';
import type { Findings, Place } from './findings/findings.ts';

export type WrittenActuals = {
  readonly start: LocalMinute | null;
  readonly finish: LocalMinute | null;
  readonly storedStart: LocalMinute | null;
};

export type Actuals = { readonly actualStart: LocalMinute | null; readonly actualFinish: LocalMinute | null };

/** Makes recorded progress consistent, one finding per repair: a task that finished has started, and not later than it finished. */
export function settledActuals(
  written: WrittenActuals,
  statusAt: LocalMinute | null,
  place: () => Place,
  findings: Findings,
): Actuals {
  const { finish } = written;
  const start = written.start ?? (finish === null ? null : startBefore(finish, written.storedStart, place, findings));
  for (const [field, at] of [['actual start', start] as const, ['actual finish', finish] as const]) {
    if (at === null || statusAt === null || at <= statusAt) continue;
    const params = { field, value: formatLocalMinute(at), statusDate: formatLocalMinute(statusAt) };
    findings.add('interchange.actual-after-status-date', 'warning', place(), field, params);
  }
  if (start === null || finish === null || start <= finish) return { actualStart: start, actualFinish: finish };
  const params = { start: formatLocalMinute(start), finish: formatLocalMinute(finish) };
  findings.add('interchange.actual-finish-before-start', 'warning', place(), 'actual finish', params);
  return { actualStart: start, actualFinish: start };
}

function startBefore(
  finish: LocalMinute,
  storedStart: LocalMinute | null,
  place: () => Place,
  findings: Findings,
): LocalMinute {
  const start = storedStart !== null && storedStart <= finish ? storedStart : finish;
  const params = { finish: formatLocalMinute(finish), start: formatLocalMinute(start) };
  findings.add('interchange.finished-without-start', 'warning', place(), 'actual start', params);
  return start;
}
