import type { Need } from '@sightline/contract';
import { daysBetween, type LocalDate } from '@sightline/kernel';
import { countWords, dateWords } from '../words.ts';
import type { GateInReview, LateIssue, OpenDecision, OpenRequest, OpenRisk, WaitingProject } from './waiting.ts';
import { LIMITS } from './waiting.ts';

/** What clocks need: today, and the day that lies so many working days after another. */
export type ClockFrame = {
  readonly today: LocalDate;
  readonly dueAfter: (from: LocalDate, workingDays: number) => LocalDate | null;
};
type Of<T> = { readonly project: WaitingProject; readonly open: T; readonly frame: ClockFrame };

/** Null while there is still time to decide. */
export function decisionNeed({ project, open, frame }: Of<OpenDecision>): Need | null {
  const clock = clockOf(frame.dueAfter(open.openSince, LIMITS.decisionDays), frame);
  if (!isLate(clock)) return null;
  const since = countWords(daysBetween(open.openSince, frame.today), 'day');
  return {
    ...aboutRecord(project, 'decision', open),
    what: open.name,
    cause: `Proposed on ${dateWords(open.openSince)}, ${since} ago; a decision is due within ${LIMITS.decisionDays} working days.`,
    valueMinor: budgetOf(project),
    ...clock,
    nextStep: askDecider(project, 'to decide'),
  };
}

export function gateNeed({ project, open, frame }: Of<GateInReview>): Need {
  const due = open.dueOn === null ? 'no day is set' : `it was to be decided by ${dateWords(open.dueOn)}`;
  return {
    ...aboutRecord(project, 'gate', open),
    what: `Gate ${open.number}, ${open.name}`,
    cause: `In review without a decision; ${due}.`,
    valueMinor: budgetOf(project),
    ...clockOf(open.dueOn, frame),
    nextStep: askDecider(project, `to decide gate ${open.number}`),
  };
}

/** Null where a response is under way and in time, or the risk was accepted and is not due again. */
export function riskNeed({ project, open, frame }: Of<OpenRisk>): Need | null {
  const clock = clockOf(open.dueOn, frame);
  const lack = lackOf(open, isLate(clock));
  if (lack === null) return null;
  const who = open.owner ?? project.manager?.name ?? null;
  const score = `Probability ${open.probability} of 5, impact ${open.impact} of 5, score ${open.probability * open.impact}`;
  return {
    ...aboutRecord(project, 'risk', open),
    what: open.name,
    cause: `${score}: ${lack}.${open.owner === null ? ' It has no owner.' : ''}`,
    valueMinor: exposureOf(project, open),
    ...clock,
    nextStep:
      who === null
        ? `Name an owner for ${open.key} of ${project.key}.`
        : `Ask ${who} what is done about it, and by when.`,
  };
}

function lackOf({ response, isResponding, dueOn }: OpenRisk, isOverdue: boolean): string | null {
  if (response === null) return 'no response is chosen';
  if (isOverdue && dueOn !== null) return `the response '${response}' was due on ${dateWords(dueOn)}`;
  return isResponding || response === 'accept' ? null : `the response '${response}' is chosen but not begun`;
}

export function issueNeed({ project, open, frame }: Of<LateIssue>): Need {
  const who = open.owner ?? project.manager?.name ?? null;
  const clock = clockOf(open.dueOn, frame);
  return {
    ...aboutRecord(project, 'issue', open),
    what: open.name,
    cause: `To be resolved by ${dateWords(open.dueOn)}, ${countWords(clock.lateDays ?? 0, 'day')} ago${open.owner === null ? '; it has no owner' : ''}.`,
    valueMinor: budgetOf(project),
    ...clock,
    nextStep:
      who === null
        ? `Name an owner for ${open.key} of ${project.key}.`
        : `Ask ${who} to resolve it or to set a new day.`,
  };
}

/** Null while there is still time to answer. */
export function requestNeed({ project, open, frame }: Of<OpenRequest>): Need | null {
  const clock = clockOf(frame.dueAfter(open.openSince, LIMITS.requestDays), frame);
  if (!isLate(clock)) return null;
  const must = open.isMust ? 'a must-have' : 'wanted';
  const who = project.manager?.name ?? null;
  return {
    ...aboutRecord(project, 'resource-request', open),
    what: `${open.loadPercent}% ${open.role} from ${dateWords(open.startsOn)}`,
    cause: `Open since ${dateWords(open.openSince)}, more than ${LIMITS.requestDays} working days; ${must}.`,
    valueMinor: budgetOf(project),
    ...clock,
    nextStep: who === null ? nameManager(project) : `Agree with ${who} who fills it, or decline it with a reason.`,
  };
}

export function clockOf(dueOn: LocalDate | null, { today }: ClockFrame): Pick<Need, 'dueOn' | 'lateDays'> {
  return { dueOn, lateDays: dueOn === null ? null : daysBetween(dueOn, today) };
}

export function isLate({ lateDays }: Pick<Need, 'lateDays'>): boolean {
  return lateDays !== null && lateDays > 0;
}

/** In the report currency; null without a budget or a rate. */
export function budgetOf({ budgetMinor, hasNoRate }: WaitingProject): number | null {
  return hasNoRate ? null : budgetMinor;
}

const PROBABILITY = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
/** Of the budget. */
const IMPACT = [0.02, 0.05, 0.1, 0.2, 0.4] as const;

function exposureOf(project: WaitingProject, { probability, impact }: OpenRisk): number | null {
  const budget = budgetOf(project);
  const [chance, share] = [PROBABILITY[probability - 1], IMPACT[impact - 1]];
  return budget === null || chance === undefined || share === undefined ? null : Math.round(budget * chance * share);
}

export function projectOf({ id, key, name, manager }: WaitingProject): NonNullable<Need['project']> {
  return { id, key, name, manager };
}

export function nameManager({ key }: WaitingProject): string {
  return `Name a project manager for ${key}.`;
}

function aboutRecord(project: WaitingProject, kind: string, { id, key }: Pick<OpenDecision, 'id' | 'key'>) {
  return { id, project: projectOf(project), record: { kind, id, key } };
}

/** The sponsor decides; where there is none, that is the first thing to mend. */
function askDecider({ sponsor, key }: WaitingProject, what: string): string {
  return sponsor === null ? `Name a sponsor for ${key}, who is ${what}.` : `Ask ${sponsor.name} ${what}.`;
}
