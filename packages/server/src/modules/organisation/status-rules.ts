import type { StatusRules } from '@sightline/contract';
import { type Problem, problem } from '@sightline/kernel';

export type { StatusRules } from '@sightline/contract';

/** The limits as the product delivers them (design/domain.md section 2.8); they give the forty demo projects their colours. */
export const DEFAULT_STATUS_RULES: StatusRules = {
  spiGreenFrom: 0.95,
  spiAmberFrom: 0.85,
  spiIgnoredUnderPercent: 10,
  slipGreenDays: 10,
  slipGreenShare: 0.05,
  slipAmberDays: 30,
  slipAmberShare: 0.1,
  floatRedUnderDays: 0,
  costGreenGrowth: 0.05,
  costAmberGrowth: 0.15,
  costNotRedUnderPercent: 15,
  costSmallAdverse: 25_000,
};

type Pair = {
  readonly green: keyof StatusRules;
  readonly amber: keyof StatusRules;
  readonly what: string;
  /** An index is better the higher it is, a slip or a growth the lower. */
  readonly better: 'higher' | 'lower';
};

const PAIRS: readonly Pair[] = [
  { green: 'spiGreenFrom', amber: 'spiAmberFrom', what: 'the schedule performance index', better: 'higher' },
  { green: 'slipGreenDays', amber: 'slipAmberDays', what: 'slip in working days', better: 'lower' },
  { green: 'slipGreenShare', amber: 'slipAmberShare', what: 'slip as a share of the remaining time', better: 'lower' },
  { green: 'costGreenGrowth', amber: 'costAmberGrowth', what: 'growth of cost at completion', better: 'lower' },
];

/** Green must be at least as strict as amber, wherever there are both. */
export function statusRuleProblems(rules: StatusRules): readonly Problem[] {
  return PAIRS.filter((pair) => isLoose(pair, rules)).map(({ green, amber, what }) =>
    problem(
      'organisation.green-looser-than-amber',
      { what, green: rules[green], amber: rules[amber] },
      { subject: { entity: 'organisation', id: 'status-rules', field: green } },
    ),
  );
}

function isLoose({ green, amber, better }: Pair, rules: StatusRules): boolean {
  return better === 'higher' ? rules[green] < rules[amber] : rules[green] > rules[amber];
}
