import type { PlanTarget } from '@sightline/contract';
import type { Schedule } from '@sightline/engine';
import { type PlanFile, sniff } from '@sightline/interchange';
import type { LocalMinute, Problem, Result } from '@sightline/kernel';

/** One file as its reader and the engine see it: each plan of the file with its schedule, or the reasons why there is none. */
export type InspectedFile = {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string;
  readonly result: Result<{ readonly file: PlanFile; readonly schedules: readonly Result<Schedule>[] }>;
};

/** Reads bytes away from the server's main thread; a zip gives several files. */
export type InspectFiles = (bytes: Uint8Array, path: string) => Promise<readonly InspectedFile[]>;

/** What the dry run keeps of a file, as JSON beside its bytes. */
export type FileReport = {
  readonly format: string;
  readonly producedBy: string | null;
  readonly problems: readonly Problem[];
  readonly notCarried: readonly NotCarriedCount[];
  readonly plans: readonly PlanReport[];
};

/** A kind that a later version of the reader may have renamed: kept as text. */
export type NotCarriedCount = { readonly what: string; readonly count: number };

export type PlanReport = {
  readonly externalId: string;
  readonly name: string;
  readonly taskCount: number;
  readonly linkCount: number;
  readonly calendarCount: number;
  readonly start: LocalMinute | null;
  readonly finish: LocalMinute | null;
  readonly storedFinish: LocalMinute | null;
  readonly findings: readonly Problem[];
};

/** Where a plan goes, as reviewed. */
export type PlanMatch = {
  readonly target: PlanTarget;
  readonly reason: string;
  /** The plan that stood at the target when it was reviewed; for a project of its own, the plan that the same file had become by then. */
  readonly seenPlanId: string | null;
};

export function statusOf(report: FileReport): 'ready' | 'refused' {
  return report.problems.some((each) => each.severity === 'error') ? 'refused' : 'ready';
}

export function reportOf(inspected: InspectedFile): FileReport {
  if (!inspected.result.ok) {
    return {
      format: sniff(inspected.bytes, inspected.path),
      producedBy: null,
      problems: inspected.result.problems,
      notCarried: [],
      plans: [],
    };
  }
  const { file, schedules } = inspected.result.value;
  return {
    format: file.format,
    producedBy: file.producedBy,
    problems: file.problems,
    notCarried: file.notCarried,
    plans: file.plans.map((imported, index) => {
      const schedule = schedules[index];
      const isScheduled = schedule?.ok === true;
      return {
        externalId: imported.externalId,
        name: imported.name,
        taskCount: imported.tasks.length,
        linkCount: imported.plan.links.length,
        calendarCount: imported.calendars.length,
        start: isScheduled ? schedule.value.start : null,
        finish: isScheduled ? schedule.value.finish : null,
        storedFinish: imported.storedFinish,
        findings: schedule === undefined || isScheduled ? [] : schedule.problems.map(asFinding),
      };
    }),
  };
}

/** What a plan breaks is kept and shown; it does not stop the import. */
export function asFinding(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
}
