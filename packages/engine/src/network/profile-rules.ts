import type { RuleProfile } from './plan.ts';

/** Where the profiles part, one named choice each (design: interop.md section 3). */
export type ProfileRules = {
  /** Work that has not started waits for the status date. Microsoft Project moves nothing for it on a plain recalculation. */
  readonly statusDateHoldsWork: boolean;
  /** Where a started task's remaining work goes on: straight after what is done, not before the status date, or after its predecessors too. */
  readonly remainingWork: 'straight-on' | 'after-status-date' | 'after-logic';
  /** What the start of a started task means in early and late dates: the day it happened, or where its remaining work goes on. */
  readonly startOfStarted: 'actual' | 'remaining-work';
  /** As late as possible: at the late dates, taking its successors along; or only so far that no successor moves. */
  readonly asLateAsPossible: 'late-dates' | 'no-free-float';
  readonly totalFloat: 'smaller' | 'finish';
  /** A milestone stands where the links put it, at the end of a day or at the beginning of one; or its kind decides that. */
  readonly milestoneSide: 'by-links' | 'by-kind';
};

export const PROFILE_RULES: Readonly<Record<RuleProfile, ProfileRules>> = {
  native: {
    statusDateHoldsWork: true,
    remainingWork: 'after-status-date',
    startOfStarted: 'actual',
    asLateAsPossible: 'no-free-float',
    totalFloat: 'smaller',
    milestoneSide: 'by-links',
  },
  msproject: {
    statusDateHoldsWork: false,
    remainingWork: 'straight-on',
    startOfStarted: 'actual',
    asLateAsPossible: 'late-dates',
    totalFloat: 'smaller',
    milestoneSide: 'by-links',
  },
  p6: {
    statusDateHoldsWork: true,
    remainingWork: 'after-logic',
    startOfStarted: 'remaining-work',
    asLateAsPossible: 'no-free-float',
    totalFloat: 'finish',
    milestoneSide: 'by-kind',
  },
};
