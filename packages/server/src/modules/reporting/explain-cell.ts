import type { Basis, SightCell } from '@sightline/contract';
import type { TaskId } from '@sightline/kernel';
import { computedStatus } from './computed-status.ts';
import { committedInput, earnedValueInputs, finishInput, type Input, input, moneyInputs } from './explain-inputs.ts';
import { explainCostIndex, explainEstimate, explainScheduleIndex } from './explain-value.ts';
import { forecastOf, nextMilestoneOf } from './forecast.ts';
import { metCount, type ProjectFacts, progressOf } from './project-facts.ts';
import { countWords, dateWords, moneyWords, percentWords, signed } from './words.ts';

/** Why a cell shows what it shows; `chainFrom` is the task from which the way back through the plan begins. */
export type Explanation = {
  readonly cell: SightCell;
  readonly value: string;
  readonly formula: string;
  readonly inputs: Input[];
  readonly reasons: string[];
  readonly chainFrom: TaskId | null;
};

export function explainCell(cell: SightCell, facts: ProjectFacts): Explanation {
  return { cell, ...EXPLAIN[cell](facts) };
}

type Explain = (facts: ProjectFacts) => Omit<Explanation, 'cell'>;

const UNKNOWN = 'Not known';

const EXPLAIN: Readonly<Record<SightCell, Explain>> = {
  computed: explainComputed,
  nextMilestone: explainNextMilestone,
  finishOn: explainFinish,
  slipDays: explainSlip,
  floatDays: explainFloat,
  progressPercent: explainProgress,
  spentMinor: explainSpent,
  costIndex: explainCostIndex,
  scheduleIndex: explainScheduleIndex,
  estimateMinor: explainEstimate,
};

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  'earned-value': 'from earned value',
  'milestones-and-money': 'from dates and money',
  'dates-only': 'from dates only',
  registers: 'from registers only',
  nothing: 'from nothing',
};

function explainComputed(facts: ProjectFacts): Omit<Explanation, 'cell'> {
  const { colour, basis, reasons } = computedStatus(facts);
  const { plan, rules } = facts;
  const isFloatShort = plan !== null && plan.leastFloatDays !== null && plan.leastFloatDays < rules.floatRedUnderDays;
  return {
    value: colour === 'unknown' ? UNKNOWN : `${capital(colour)}, ${BASIS_WORDS[basis]}`,
    formula:
      `The worst of schedule, cost and benefit, and the second-worst of scope, resource, risk and data, as far as each is known; ` +
      `green needs a known schedule, and a report in the last two months where months are reported. ` +
      `Schedule: green to ${rules.slipGreenDays} working days late (or ${percentOf(rules.slipGreenShare)} of the time that remains) and an index from ${rules.spiGreenFrom}, ` +
      `amber to ${rules.slipAmberDays} (or ${percentOf(rules.slipAmberShare)}) and from ${rules.spiAmberFrom}, else red; red with negative float. ` +
      `Cost at completion: green to ${percentOf(rules.costGreenGrowth)} over budget, amber to ${percentOf(rules.costAmberGrowth)}, else red. ` +
      `Working days are Monday to Friday.`,
    inputs: [
      input('Today', dateWords(facts.today)),
      finishInput(facts),
      committedInput(facts),
      ...moneyInputs(facts),
      ...earnedValueInputs(facts),
    ],
    reasons: [...reasons],
    chainFrom: (isFloatShort ? plan.leastFloatTask : plan?.finishTask)?.id ?? null,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function percentOf(share: number): string {
  return percentWords(share * 100);
}

function explainNextMilestone(facts: ProjectFacts): Omit<Explanation, 'cell'> {
  const next = nextMilestoneOf(facts);
  const open = facts.milestones.length - metCount(facts);
  return {
    value: next === null ? UNKNOWN : `${next.name}, ${dateWords(next.on)}${next.isLate ? ', late' : ''}`,
    formula:
      "The earliest milestone that is not met, of the project's own milestones (by forecast, else baseline) and those of its plan (as computed). Late means after its baseline, or its day has passed.",
    inputs: [
      input('Today', dateWords(facts.today)),
      input('Milestones of the project', `${facts.milestones.length}, of them ${open} open`),
      input(
        'Next milestone of the plan',
        facts.plan === null ? 'no plan' : (facts.plan.nextMilestone?.name ?? 'none is open'),
      ),
      ...(next === null ? [] : [input('Its baseline', next.baselineOn === null ? 'none' : dateWords(next.baselineOn))]),
    ],
    reasons: next === null ? [noMilestone(facts)] : [],
    chainFrom: next?.from === 'plan' ? (facts.plan?.nextMilestone?.id ?? null) : null,
  };
}

function noMilestone({ milestones, plan }: ProjectFacts): string {
  if (milestones.length === 0 && plan === null) return 'The project has no milestones and no plan.';
  return 'No milestone with a date is still open.';
}

function explainFinish(facts: ProjectFacts): Omit<Explanation, 'cell'> {
  const { finish } = forecastOf(facts);
  return {
    value: finish === null ? UNKNOWN : dateWords(finish.on),
    formula:
      'The latest finish in the plan, as computed by the schedule engine; without a plan, the last milestone: its actual day, else its forecast.',
    inputs: [
      input('Plan', planWords(facts.plan)),
      input(facts.plan === null ? 'Last milestone' : 'Task that finishes last', finish === null ? 'none' : finish.name),
    ],
    reasons: finish === null ? [noFinish(facts)] : [],
    chainFrom: facts.plan?.finishTask?.id ?? null,
  };
}

function noFinish({ milestones, plan }: ProjectFacts): string {
  if (plan !== null) return `The plan '${plan.name}' could not be scheduled; its findings say why.`;
  return milestones.length === 0 ? 'The project has no plan and no milestones.' : 'The last milestone has no forecast.';
}

function explainSlip(facts: ProjectFacts): Omit<Explanation, 'cell'> {
  const { finish, committed, slipDays } = forecastOf(facts);
  const missing = [
    ...(finish === null ? [noFinish(facts)] : []),
    ...(committed === null ? ['There is no baseline and no go-live date to compare the finish with.'] : []),
  ];
  return {
    value:
      slipDays === null
        ? UNKNOWN
        : slipDays === 0
          ? 'On the committed day'
          : `${signed(slipDays)} calendar ${Math.abs(slipDays) === 1 ? 'day' : 'days'}`,
    formula:
      "Finish minus the committed finish, in calendar days. Committed is the plan's baseline finish; without a plan the last milestone's own baseline; where there is no baseline at all, go-live.",
    inputs: [finishInput(facts), committedInput(facts)],
    reasons: missing,
    chainFrom: slipDays === null ? null : (facts.plan?.finishTask?.id ?? null),
  };
}

function explainFloat({ plan }: ProjectFacts): Omit<Explanation, 'cell'> {
  const days = plan?.leastFloatDays ?? null;
  return {
    value:
      days === null ? UNKNOWN : `${days < 0 ? signed(days) : days} working ${Math.abs(days) === 1 ? 'day' : 'days'}`,
    formula:
      'The least total float of the unfinished tasks: how far that task can slip before it moves the finish or breaks a date. Negative means that a date is broken already.',
    inputs: [input('Task with the least float', plan?.leastFloatTask?.name ?? 'none')],
    reasons:
      days === null
        ? [
            plan === null
              ? 'The project has no plan; float comes from the links between tasks.'
              : 'No unfinished task of the plan has computed dates.',
          ]
        : [],
    chainFrom: days === null ? null : (plan?.leastFloatTask?.id ?? null),
  };
}

function explainProgress(facts: ProjectFacts): Omit<Explanation, 'cell'> {
  const progress = progressOf(facts);
  const { plan, milestones } = facts;
  return {
    value: progress === null ? UNKNOWN : percentWords(Math.round(progress.percent * 10) / 10),
    formula:
      'The share of work done in the plan, tasks weighted by duration; without a plan, the share of milestones that are met.',
    inputs: [
      plan === null
        ? input('Milestones met', `${metCount(facts)} of ${milestones.length}`)
        : input('Tasks in the plan', countWords(plan.taskCount, 'task')),
      ...(plan?.statusOn ? [input('Status date of the plan', dateWords(plan.statusOn))] : []),
    ],
    reasons:
      progress === null
        ? [plan === null ? 'The project has no plan and no milestones.' : 'The plan has no tasks to be done.']
        : [],
    chainFrom: null,
  };
}

function explainSpent(facts: ProjectFacts): Omit<Explanation, 'cell'> {
  const { spentMinor, currency, today } = facts;
  return {
    value: spentMinor === null ? UNKNOWN : moneyWords(spentMinor, currency),
    formula:
      'The sum of the lines of the ledger to today, posted and accrued, less those that were reversed; without such lines, what the register says.',
    inputs: [input('Today', dateWords(today)), ...moneyInputs(facts)],
    reasons: spentMinor === null ? ['No line of the ledger and no entry in the register says what was spent.'] : [],
    chainFrom: null,
  };
}

function planWords(plan: ProjectFacts['plan']): string {
  if (plan === null) return 'none';
  return plan.fileName === null ? `'${plan.name}'` : `'${plan.name}' from ${plan.fileName}`;
}
