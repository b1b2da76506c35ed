import type { StatusRules } from '@sightline/contract';
import { exact } from '../../lib/format.ts';
import { unformatted } from '../../lib/parse-number.ts';
import { settingsStrings as strings } from './strings.ts';

export type RuleField = keyof StatusRules;

/** How a limit is typed: a share is kept as a fraction and typed in percent. */
type RuleKind = 'number' | 'share' | 'whole';

const KINDS: Readonly<Record<RuleField, RuleKind>> = {
  spiGreenFrom: 'number',
  spiAmberFrom: 'number',
  spiIgnoredUnderPercent: 'number',
  slipGreenDays: 'whole',
  slipGreenShare: 'share',
  slipAmberDays: 'whole',
  slipAmberShare: 'share',
  floatRedUnderDays: 'whole',
  costGreenGrowth: 'share',
  costAmberGrowth: 'share',
  costNotRedUnderPercent: 'number',
  costSmallAdverse: 'whole',
};

export const RULE_FIELDS: readonly RuleField[] = Object.keys(KINDS).filter(isRuleField);

function isRuleField(name: string): name is RuleField {
  return name in KINDS;
}

/** As it is typed: `0.95`, `5` for a share of 0.05, `25,000`. */
export function ruleText(field: RuleField, value: number): string {
  if (KINDS[field] === 'share') return exact(rounded(value * 100));
  return exact(value);
}

export type ReadRule = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly claim: string };

export function readRule(field: RuleField, text: string): ReadRule {
  const typed = unformatted(text.trim());
  if (!/^-?\d+(\.\d+)?$/.test(typed)) return { ok: false, claim: strings.notNumber(text) };
  const kind = KINDS[field];
  const value = Number(typed);
  if (kind === 'whole' && !Number.isInteger(value)) return { ok: false, claim: strings.notWhole(text) };
  return { ok: true, value: kind === 'share' ? rounded(value / 100) : value };
}

/** Without the dust of binary fractions: 7 / 100 is 0.07. */
function rounded(value: number): number {
  return Number(value.toFixed(8));
}
