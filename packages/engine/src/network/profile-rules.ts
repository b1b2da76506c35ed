import type { RuleProfile } from './plan.ts';

/** Where the profiles part, one named choice each (design: interop.md section 3). */
export type ProfileRules = {
  /** Work that has not started waits for the status date. Microsoft Project moves nothing for it on a plain recalculation. */
  readonly statusDateHoldsWork: boolean;
  /** What a started task's remaining work waits for, besides the work that is done. P6 takes it from the status date on, not from that. */
  readonly remainingWork: 'status-date' | 'logic' | 'status-date-and-logic';
  /** What the start of a started task means in early and late dates: the day it happened, or where its remaining work goes on. */
  readonly startOfStarted: 'actual' | 'remaining-work';
  /** As late as possible: at the late dates, taking its successors along; or only so far that no successor moves. */
  readonly asLateAsPossible: 'late-dates' | 'no-free-float';
  readonly totalFloat: 'smaller' | 'finish';
  /** A milestone stands where the links put it, at the end of a day or at the beginning of one; or its kind decides that. */
  readonly milestoneSide: 'by-links' | 'by-kind';
  /** Whether a finished task still hands on what its unfinished predecessors and its successors say (retained logic). */
  readonly finishedPassLogicOn: boolean;
  /** A date before the project start, given as the earliest for a task without predecessors, opens the time before it. */
  readonly mayPrecedeProject: boolean;
  /** Late dates of a task that a person dated by hand: to the minute that successors leave it, and never before its own dates. */
  readonly lateByHand: 'as-others' | 'not-before-early';
};

export const PROFILE_RULES: Readonly<Record<RuleProfile, ProfileRules>> = {
  native: {
    statusDateHoldsWork: true,
    remainingWork: 'status-date',
    startOfStarted: 'actual',
    asLateAsPossible: 'no-free-float',
    totalFloat: 'smaller',
    milestoneSide: 'by-links',
    finishedPassLogicOn: false,
    mayPrecedeProject: false,
    lateByHand: 'as-others',
  },
  msproject: {
    statusDateHoldsWork: false,
    remainingWork: 'logic',
    startOfStarted: 'actual',
    asLateAsPossible: 'late-dates',
    totalFloat: 'smaller',
    milestoneSide: 'by-links',
    finishedPassLogicOn: false,
    mayPrecedeProject: true,
    lateByHand: 'not-before-early',
  },
  p6: {
    statusDateHoldsWork: true,
    remainingWork: 'status-date-and-logic',
    startOfStarted: 'remaining-work',
    asLateAsPossible: 'no-free-float',
    totalFloat: 'finish',
    milestoneSide: 'by-kind',
    finishedPassLogicOn: true,
    mayPrecedeProject: false,
    lateByHand: 'as-others',
  },
};
