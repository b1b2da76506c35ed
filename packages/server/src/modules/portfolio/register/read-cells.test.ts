import type { RegisterField } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { readColumn } from './testing/register-of.ts';

type Case = readonly [text: string, expected: string | readonly string[]];

/** Each text stands in a register of its own, so that no row tells how another is to be read. */
function check(field: RegisterField, header: string, cases: readonly Case[]) {
  it.each(cases)(`${header}: '%s'`, async (text, expected) => {
    expect(await readColumn(field, header, [text])).toEqual([expected]);
  });
}

describe('dates', () => {
  check('goLiveOn', 'Go live', [
    ['4 May 2026', '4 May 2026'],
    ['04-May-26', '4 May 2026'],
    ['4th of May, 2026', '4 May 2026'],
    ['Mon 4 May 2026', '4 May 2026'],
    ['May 4, 2026', '4 May 2026'],
    ['Sept 30 2026', '30 September 2026'],
    ['2026-05-04', '4 May 2026'],
    ['2026-05-04T08:00:00Z', '4 May 2026'],
    ['2026/5/4', '4 May 2026'],
    ['20260504', '4 May 2026'],
    ['04.05.26', '4 May 2026'],
    ['13/05/2026', '13 May 2026'],
    ['05/13/2026', '13 May 2026'],
    ['05/05/2026', '5 May 2026'],
    ['29 Feb 2028', '29 February 2028'],
    ['', ''],
    ['04/05/26', ['date-ambiguous', '4 May 2026', '5 April 2026']],
    ['13/13/2026', ['date-not-read', '']],
    ['31 June 2026', ['date-not-read', '30 June 2026', '']],
    ['May 2026', ['date-not-read', '31 May 2026', '1 May 2026', '']],
    ['end of May 2026', ['date-not-read', '31 May 2026', '1 May 2026', '']],
    ['Q2 2026', ['date-not-read', '30 June 2026', '1 April 2026', '']],
    ['2026 Q4', ['date-not-read', '31 December 2026', '1 October 2026', '']],
    ['by 4 May 2026', ['date-not-read', '4 May 2026', '']],
    ['TBC', ['date-not-read', '']],
    ['46146', ['date-not-read', '4 May 2026', '']],
    ['05/2026', ['date-not-read', '31 May 2026', '1 May 2026', '']],
    ['#REF!', ['date-not-read', '']],
    ['1899-12-31', ['date-out-of-range', '']],
    ['4 May 2199', ['date-out-of-range', '']],
    ['<b>4 May</b>', ['date-not-read', '']],
  ]);

  it('one certain date decides how the whole column is read; two that contradict do not', async () => {
    expect(await readColumn('goLiveOn', 'Go live', ['04/05/26', '25/12/26'])).toEqual([
      '4 May 2026',
      '25 December 2026',
    ]);
    expect(await readColumn('goLiveOn', 'Go live', ['04/05/26', '12/25/26'])).toEqual([
      '5 April 2026',
      '25 December 2026',
    ]);
    const contradicting = await readColumn('goLiveOn', 'Go live', ['04/05/26', '12/25/26', '25/12/26']);
    expect(contradicting.map((each) => (Array.isArray(each) ? each[0] : each))).toEqual([
      'date-ambiguous',
      '25 December 2026',
      '25 December 2026',
    ]);
  });
});

describe('amounts', () => {
  check('budget', 'Budget', [
    ['1200000', '£1,200,000'],
    ['1,200,000', '£1,200,000'],
    ['1.200.000,00', '£1,200,000'],
    ['1 200 000', '£1,200,000'],
    ["1'200'000.50", '£1,200,000.50'],
    ['£1.2m', '£1,200,000'],
    ['GBP 1.2 million', '£1,200,000'],
    ['1,2m', '£1,200,000'],
    ['500k GBP', '£500,000'],
    ['2bn', '£2,000,000,000'],
    ['1200,5', '£1,200.50'],
    ['0.005', '£0.01'],
    ['1.25', '£1.25'],
    ['0', '£0'],
    ['-0', '£0'],
    ['', ''],
    ['1.200', ['amount-not-read', '£1,200', '£1.20', '']],
    ['TBC', ['amount-not-read', '']],
    ['n/a', ['amount-not-read', '']],
    ['1-2m', ['amount-not-read', '']],
    ['12%', ['amount-not-read', '']],
    ['1,2,3', ['amount-not-read', '']],
    ['approx. £1.2m (tbc)', ['amount-not-read', '£1,200,000', '']],
    ['abt 500', ['amount-not-read', '£500', '']],
    ['99999999999999999999', ['amount-not-read', '']],
    ['(500)', ['amount-negative', '£500', '']],
    ['-£500', ['amount-negative', '£500', '']],
    ['500-', ['amount-negative', '£500', '']],
    ['€500', ['amount-other-currency', '']],
    ['USD 500', ['amount-other-currency', '']],
    ['$1.2m', ['amount-other-currency', '']],
  ]);
  check('budget', 'Budget (£k)', [
    ['1,250', '£1,250,000'],
    ['1.2', '£1,200'],
    ['£500', '£500,000'],
    ['1.2m', '£1,200,000'],
    ['(500)', ['amount-negative', '£500k', '']],
  ]);
  check('spent', "Actuals £'000", [['7.5', '£7,500']]);
  check('budget', 'Budget GBPm', [
    ['1.125', '£1,125,000'],
    ['8.1E-4', '£810'],
    ['1E2', '£100,000,000'],
  ]);
});

describe('stages, tiers, priorities and colours', () => {
  check('stage', 'Stage', [
    ['Deliver', 'Deliver'],
    ['4 - Delivery', 'Deliver'],
    ['Stage 3: Business Case', 'Business case'],
    ['business-case', 'Business case'],
    ['On-Hold', 'On hold'],
    ['Planning phase', 'Initiate'],
    ['Closed', 'Close'],
    ['', ''],
    ['Delivr', ['stage-not-known', 'Deliver']],
    ['Nearly deployed', ['stage-not-known']],
    ['7', ['stage-not-known']],
  ]);
  check('tier', 'Tier', [
    ['xl', 'XL'],
    ['Medium', 'M'],
    ['Tier 1', ['tier-not-known', 'S', 'M', 'L', 'XL', '']],
    ['?', ['tier-not-known', '']],
  ]);
  check('priority', 'Priority', [
    ['1', '1'],
    ['P2', '2'],
    ['#3', '3'],
    ['4.0', '4'],
    ['0', ['priority-not-number', '']],
    ['10000', ['priority-not-number', '']],
    ['1.5', ['priority-not-number', '']],
    ['High', ['priority-not-number', '']],
  ]);
  check('reported', 'RAG', [
    ['Green', 'Green'],
    ['g', 'Green'],
    ['YELLOW', 'Amber'],
    ['🔴', 'Red'],
    ['At risk', 'Amber'],
    ['', ''],
    ['Amber/Red', ['colour-not-known', 'Amber', 'Red', '']],
    ['Gren', ['colour-not-known', 'Green', '']],
    ['Blue', ['colour-not-known', '']],
  ]);
});

describe('names', () => {
  check('sponsor', 'Sponsor', [
    ['Priya Raman', 'Priya Raman'],
    ['Raman, Priya', 'Priya Raman'],
    ['  José   Ángel Ruiz ', 'José Ángel Ruiz'],
    ['', ''],
    ['TBC', ['person-missing', '']],
    ['-', ['person-missing', '']],
    ['Priya', ['person-not-one', 'Priya', '']],
    ['Priya Raman / Dan Okafor', ['person-not-one', 'Priya Raman', 'Dan Okafor', '']],
    ['Priya Raman, Dan Okafor', ['person-not-one', 'Priya Raman', 'Dan Okafor', '']],
    ['Priya Raman and Dan Okafor', ['person-not-one', 'Priya Raman', 'Dan Okafor', '']],
    ['priya.raman@example.org', ['person-not-one', 'Priya Raman', '']],
    ['Department 7', ['person-not-one', 'Department 7', '']],
  ]);
  check('program', 'Programme', [
    ['Safe water', 'Safe water'],
    ['N/A', ['group-missing', '']],
    ['x'.repeat(201), ['text-too-long', 'x'.repeat(200)]],
  ]);
});
