import type { SightRow } from '@sightline/contract';
import { currencyOf, idOf, k } from './facts.ts';

/** A line of the sight of which a test says what matters to it: half a million pounds, nothing reported, nothing computed. */
export function lineOf(number: number, given: Partial<SightRow> = {}): SightRow {
  const line = {
    id: idOf<'project'>(number),
    key: `PRJ-${number}`,
    name: `Project ${number}`,
    sponsor: null,
    manager: null,
    priority: null,
    stage: 'deliver',
    reported: null,
    computed: { colour: 'unknown', basis: 'nothing', reasons: [] },
    finishOn: null,
    slipDays: null,
    currency: currencyOf('GBP'),
    hasNoRate: false,
    budgetMinor: k(500),
    spentMinor: null,
    ...given,
  };
  return line as SightRow;
}
