import { type Currency, convertBack, exponentOf } from '@sightline/kernel';
import { rateOn, type StatusRules } from '../organisation/index.ts';
import { estimateByForecast } from './cost-estimate.ts';
import { atLeast, type Evidence, type KnownColour } from './evidence.ts';
import { costGrowthOf, earnedPercentOf } from './performance.ts';
import { type EarnedValueFacts, isFinished, metCount, type ProjectFacts, progressOf } from './project-facts.ts';
import { dateWords, moneyWords, percentWords } from './words.ts';

/** All that speaks for or against cost: the plan's earned value first, else the register's money against the work done. */
export function costEvidence(facts: ProjectFacts): readonly Evidence[] {
  const earned = earnedValueEvidence(facts);
  if (earned.some((each) => each.colour !== null)) return [...earned, ...overspendEvidence(facts)];
  return [...earned, moneyEvidence(facts)];
}

type Sums = {
  readonly evMinor: number;
  readonly acMinor: number;
  /** Null = not known: the guard for early work does not apply. */
  readonly percent: number | null;
  /** Adverse variances under it stay green; null = the sums are in a currency that has no rate here. */
  readonly smallMinor: number | null;
  readonly rules: StatusRules;
};

export type CostJudgement = { readonly colour: KnownColour; readonly guard: 'small' | 'early' | null };

/** Growth of the estimate at completion BAC / CPI over BAC, with its guards. */
export function judgeCost({ evMinor, acMinor, ...guards }: Sums): CostJudgement {
  return judgeGrowth({ ...guards, growth: costGrowthOf(evMinor, acMinor), adverseMinor: acMinor - evMinor });
}

type Growth = Pick<Sums, 'percent' | 'smallMinor' | 'rules'> & {
  /** Of the estimate at completion over the budget, as a share. */
  readonly growth: number;
  /** What it is dearer by. */
  readonly adverseMinor: number;
};

function judgeGrowth({ growth, adverseMinor, percent, smallMinor, rules }: Growth): CostJudgement {
  if (growth <= rules.costGreenGrowth) return { colour: 'green', guard: null };
  if (smallMinor !== null && adverseMinor < smallMinor) return { colour: 'green', guard: 'small' };
  if (growth <= rules.costAmberGrowth) return { colour: 'amber', guard: null };
  const isEarly = percent !== null && percent < rules.costNotRedUnderPercent;
  return isEarly ? { colour: 'amber', guard: 'early' } : { colour: 'red', guard: null };
}

function guardText({ guard }: CostJudgement, facts: ProjectFacts): string {
  switch (guard) {
    case 'small':
      return ` (a difference under ${moneyWords(smallMinorOf(facts), facts.currency)} stays green)`;
    case 'early':
      return ` (under ${facts.rules.costNotRedUnderPercent}% complete it is amber at most)`;
    case null:
      return '';
  }
}

function claim(basis: Evidence['basis'], colour: KnownColour | null, text: string): Evidence {
  return { dimension: 'cost', colour, basis, text };
}

function earnedValueEvidence(facts: ProjectFacts): readonly Evidence[] {
  const earned = facts.plan?.earnedValue ?? null;
  const percent = earned === null ? null : earnedPercentOf(earned);
  if (earned === null || percent === null) return [];
  const { evMinor, acMinor } = earned;
  if (acMinor === null || acMinor <= 0)
    return [
      claim('earned-value', null, 'The plan states no actual cost, so its earned value says nothing about cost.'),
    ];
  const judged = judgeCost({
    evMinor,
    acMinor,
    percent,
    smallMinor: smallMinorIn(facts, earned.currency ?? facts.currency),
    rules: facts.rules,
  });
  return [
    claim('earned-value', judged.colour, `${earnedValueText(facts, earned, acMinor)}${guardText(judged, facts)}.`),
  ];
}

function earnedValueText(facts: ProjectFacts, { on, evMinor, currency }: EarnedValueFacts, acMinor: number): string {
  const money = (minor: number) => moneyWords(minor, currency ?? facts.currency);
  const growth = costGrowthOf(evMinor, acMinor);
  const growthText = Number.isFinite(growth)
    ? `at this rate the cost at completion is ${moreWords(growth)} budget`
    : 'no rate can be told from it yet';
  return `By ${dateWords(on)} work worth ${money(evMinor)} has cost ${money(acMinor)}: ${growthText}`;
}

function moreWords(growth: number): string {
  if (Math.abs(growth) < 0.0005) return 'on';
  return `${percentWords(Math.abs(growth) * 100)} ${growth > 0 ? 'over' : 'under'}`;
}

function smallMinorOf({ currency, rules }: ProjectFacts): number {
  return rules.costSmallAdverse * 10 ** exponentOf(currency);
}

/** The guard in the currency of a plan, by the rate of the plan's status date; null where there is no rate. */
function smallMinorIn(facts: ProjectFacts, currency: Currency): number | null {
  const minor = smallMinorOf(facts);
  if (currency === facts.currency) return minor;
  const rate = rateOn(facts.rates, currency, facts.plan?.statusOn ?? facts.today);
  return rate === null ? null : convertBack({ minor, currency: facts.currency }, rate, currency);
}

function moneyEvidence(facts: ProjectFacts): Evidence {
  const { budgetMinor: budget, spentMinor: spent } = facts;
  if (budget === null || budget <= 0)
    return claim('milestones-and-money', null, 'Cost is not judged: there is no budget.');
  const forecast = forecastEvidence(facts, budget);
  if (forecast !== null) return forecast;
  if (spent === null || spent <= 0) {
    return claim(
      'milestones-and-money',
      null,
      `Cost is not judged: nothing says what has been spent of ${moneyWords(budget, facts.currency)}.`,
    );
  }
  return workAgainstSpend(facts, budget, spent) ?? overspendEvidence(facts)[0] ?? unmeasured(facts, budget, spent);
}

/** What was spent in the months that are closed, and the project manager's latest forecast of those to come. */
function forecastEvidence(facts: ProjectFacts, budget: number): Evidence | null {
  const { forecast, currency, rules } = facts;
  const estimate = estimateByForecast(facts);
  if (forecast === null || estimate === null || estimate.growth === null) return null;
  const { minor, growth } = estimate;
  const judged = judgeGrowth({
    growth,
    adverseMinor: minor - budget,
    percent: progressOf(facts)?.percent ?? null,
    smallMinor: smallMinorOf(facts),
    rules,
  });
  const money = (amount: number) => moneyWords(amount, currency);
  return claim(
    'milestones-and-money',
    judged.colour,
    `The forecast of ${dateWords(forecast.madeOn)} ends at ${money(minor)}, ${moreWords(growth)} the budget of ${money(budget)}${guardText(judged, facts)}.`,
  );
}

type Range = { readonly least: number; readonly most: number };

/**
 * How much of the work is done, as a share. A plan says it; milestones only bound it: those that are met are done, and the next
 * one may be all but met (weighted milestones with equal weights, EIA-748).
 */
function workDone(facts: ProjectFacts): Range | null {
  if (isFinished(facts)) return { least: 1, most: 1 };
  const progress = progressOf(facts);
  if (progress === null) return null;
  const least = progress.percent / 100;
  return {
    least,
    most: progress.from === 'plan' ? least : Math.min(1, (metCount(facts) + 1) / facts.milestones.length),
  };
}

function workAgainstSpend(facts: ProjectFacts, budget: number, spent: number): Evidence | null {
  const done = workDone(facts);
  if (done === null || done.most === 0) return null;
  const judge = (share: number) =>
    judgeCost({
      evMinor: share * budget,
      acMinor: spent,
      percent: done.least * 100,
      smallMinor: smallMinorOf(facts),
      rules: facts.rules,
    });
  const [hopeful, doubtful] = [judge(done.most), judge(done.least)];
  const text = `${spentWords(facts, budget, spent)} with ${doneText(facts, done)} of the work done`;
  if (hopeful.colour === 'green' && doubtful.colour !== 'green') {
    return claim('milestones-and-money', null, `Cost cannot be told from milestones: ${text}.`);
  }
  return claim(
    'milestones-and-money',
    hopeful.colour,
    `${text}${growthText(done, budget, spent)}${guardText(hopeful, facts)}.`,
  );
}

function doneText(facts: ProjectFacts, { least, most }: Range): string {
  if (least === most) return percentWords(least * 100);
  return `${metCount(facts)} of ${facts.milestones.length} milestones met, so ${percentWords(least * 100)} to ${percentWords(most * 100)}`;
}

function growthText({ least, most }: Range, budget: number, spent: number): string {
  const growth = costGrowthOf(most * budget, spent);
  if (!Number.isFinite(growth)) return '';
  return `: ${least === most ? 'at this rate' : 'at best'} the cost at completion is ${moreWords(growth)} budget`;
}

function spentWords(facts: ProjectFacts, budget: number, spent: number): string {
  return `${moneyWords(spent, facts.currency)} of ${moneyWords(budget, facts.currency)} is spent`;
}

/** What is spent already is the least that the project will cost. */
function overspendEvidence(facts: ProjectFacts): readonly Evidence[] {
  const { budgetMinor: budget, spentMinor: spent } = facts;
  if (budget === null || budget <= 0 || spent === null || spent <= budget) return [];
  const percent = progressOf(facts)?.percent ?? null;
  const judged = judgeCost({
    evMinor: budget,
    acMinor: spent,
    percent,
    smallMinor: smallMinorOf(facts),
    rules: facts.rules,
  });
  return [
    claim(
      'milestones-and-money',
      atLeast(judged.colour),
      `${spentWords(facts, budget, spent)}: ${percentWords((spent / budget - 1) * 100)} over budget${guardText(judged, facts)}.`,
    ),
  ];
}

/** Before anything is done there is no rate to go by. */
function unmeasured(facts: ProjectFacts, budget: number, spent: number): Evidence {
  const why = workDone(facts) === null ? 'nothing says how much of the work is done' : 'none of the work is done yet';
  return claim('milestones-and-money', null, `Cost is not judged: ${spentWords(facts, budget, spent)}, but ${why}.`);
}
