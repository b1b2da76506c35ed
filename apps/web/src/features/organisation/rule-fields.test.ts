import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_FIELDS, type RuleField, readRule, ruleText } from './rule-fields.ts';

describe('a limit as it is typed', () => {
  it.each<[RuleField, number, string]>([
    ['spiGreenFrom', 0.95, '0.95'],
    ['slipGreenShare', 0.05, '5'],
    ['slipAmberShare', 0.07, '7'], // 0.07 * 100 is 7.000000000000001
    ['costSmallAdverse', 25_000, '25,000'],
    ['costNotRedUnderPercent', 12.3456, '12.3456'],
    ['floatRedUnderDays', -5, '-5'],
  ])('%s %d is %s, and read back', (field, value, text) => {
    expect(ruleText(field, value)).toBe(text);
    expect(readRule(field, text)).toEqual({ ok: true, value });
  });

  it.each<[RuleField, string]>([
    ['slipGreenDays', ''],
    ['slipGreenDays', 'ten'],
    ['slipGreenDays', '1.5'],
    ['costSmallAdverse', '25,00'],
    ['spiGreenFrom', '0,95'],
    ['spiGreenFrom', '1e3'],
  ])('%s cannot be “%s”', (field, text) => {
    const read = readRule(field, text);
    expect(read.ok).toBe(false);
    expect(read.ok || read.claim).toContain(`“${text}”`);
  });

  it('comes back as it was, in thousandths', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULE_FIELDS), fc.integer({ min: 0, max: 9_999_999 }), (field, thousandths) => {
        const isWhole = ['slipGreenDays', 'slipAmberDays', 'floatRedUnderDays', 'costSmallAdverse'].includes(field);
        const value = isWhole ? thousandths : thousandths / 1000;
        expect(readRule(field, ruleText(field, value))).toEqual({ ok: true, value });
      }),
    );
  });
});
