import type { Cause } from './plan.ts';

export type Span = { readonly start: number; readonly finish: number };

/** Where one task came to stand in the forward pass. */
export type Placement = {
  readonly start: number;
  readonly finish: number;
  /** Where the work that is still to do begins: the start of a task that has not started. */
  readonly resume: number;
  readonly startCause: Cause;
  readonly finishCause: Cause;
};

export const DURATION: Cause = { kind: 'duration' };
export const PROJECT_START: Cause = { kind: 'project-start' };
export const ACTUAL: Cause = { kind: 'actual' };
export const MANUAL: Cause = { kind: 'manual' };
