import { columnLetter } from '@sightline/interchange';
import { describe, expect, it } from 'vitest';
import { guessMapping, powerOfHeader } from './guess-mapping.ts';
import { GBP } from './testing/register-of.ts';

function guessed(headers: readonly string[], cells: readonly string[] = []) {
  const row = { number: 2, cells: cells.map((text) => ({ kind: 'text' as const, text })) };
  const { columns } = guessMapping(headers, [row], GBP);
  return Object.entries(columns)
    .map(([field, column]) => `${columnLetter(column ?? -1)} ${field}`)
    .sort();
}

describe('a guessed mapping', () => {
  it.each<[headers: string[], expected: string[]]>([
    [
      [
        'ID',
        'Project',
        'Exec sponsor',
        'PM',
        'Programme',
        'Portfolio',
        'T-shirt size',
        'Rank',
        'Phase',
        'Go-Live Date',
        'Budget (£k)',
        'Spend to date (£k)',
        'RAG',
      ],
      [
        'A key',
        'B name',
        'C sponsor',
        'D manager',
        'E program',
        'F portfolio',
        'G tier',
        'H priority',
        'I stage',
        'J goLiveOn',
        'K budget',
        'L spent',
        'M reported',
      ],
    ],
    [
      ['PROJECT NAME', 'Senior Responsible Owner', 'Overall RAG status'],
      ['A name', 'B sponsor', 'C reported'],
    ],
    [
      ['Name', 'Approved budget [GBP m]', 'Actual cost', 'Forecast go live (dd/mm/yyyy)'],
      ['A name', 'B budget', 'C spent', 'D goLiveOn'],
    ],
    [
      ['Project ID', 'Project name', 'Project manager', 'Project sponsor'],
      ['A key', 'B name', 'C manager', 'D sponsor'],
    ],
    // Two real portfolios.
    [
      [
        'project_id',
        'agency',
        'investment_title',
        'name',
        'description',
        'start',
        'planned_completion',
        'projected_completion',
        'planned_cost_musd',
        'projected_cost_musd',
      ],
      ['A key', 'C program', 'D name', 'E scope', 'F startsOn', 'G goLiveOn', 'H forecastOn', 'I budget'],
    ],
    [
      [
        'GMPP ID Number',
        'Project Name',
        'Department',
        'Description / Aims',
        'IPA Delivery Confidence Assessment (at a point in time)',
        'SRO Delivery Confidence Assessment (at a point in time)',
        'Project - Start Date (Latest Approved Start Date)',
        'Project - End Date (Latest Approved End Date)',
        'TOTAL Baseline Whole Life Costs (£m) (including Non-Government Costs)',
      ],
      ['A key', 'B name', 'D scope', 'F reported', 'G startsOn', 'H goLiveOn', 'I budget'],
    ],
    // A column about a program's manager or a budget's owner is none of ours.
    [['Name', 'Programme manager', 'Budget owner', 'Sponsor department'], ['A name']],
    // The surest match wins, then the leftmost.
    [
      ['Title', 'Project name', 'End date', 'Go live'],
      ['B name', 'D goLiveOn'],
    ],
  ])('%j', (headers, expected) => {
    expect(guessed(headers)).toEqual(expected);
  });

  it('asks the cells what a status is', () => {
    expect(guessed(['Name', 'Status'], ['A', 'Amber'])).toEqual(['A name', 'B reported']);
    expect(guessed(['Name', 'Status'], ['A', 'In delivery'])).toEqual(['A name', 'B stage']);
    expect(guessed(['Name', 'Status'], ['A', 'see notes'])).toEqual(['A name']);
  });

  it('takes the currency from the money columns', () => {
    expect(guessMapping(['Name', 'Budget (€k)'], [], GBP).currency).toBe('EUR');
    expect(guessMapping(['Name', 'Budget'], [], GBP).currency).toBe('GBP');
  });
});

it.each([
  ['Budget', 0],
  ['Budget (£k)', 3],
  ["Spent £'000s", 3],
  ['BAC in GBPk', 3],
  ['Budget EUR m', 6],
  ['Budget (millions)', 6],
  ['planned_cost_musd', 6],
  ['Cost KEUR', 3],
])('%s adds %i zeros', (header, power) => {
  expect(powerOfHeader(header)).toBe(power);
});
