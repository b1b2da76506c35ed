import { describe, expect, it } from 'vitest';
import {
  faultsToFix,
  firstSuggestions,
  groupFaults,
  indexFaults,
  nextFault,
  placeKey,
  suggestionsOf,
  titleOf,
} from './fault-model.ts';
import { faultOf } from './testing/draft.ts';

describe('the fault list', () => {
  it('puts errors before warnings and frequent kinds before rare ones', () => {
    const groups = groupFaults([
      faultOf({ row: 2, field: 'manager', code: 'portfolio.person-similar', severity: 'warning' }),
      faultOf({ row: 3, field: 'manager', code: 'portfolio.person-similar', severity: 'warning' }),
      faultOf({ row: 9, field: 'budget', code: 'portfolio.amount-not-read' }),
      faultOf({ row: 7, field: 'goLiveOn' }),
      faultOf({ row: 5, field: 'goLiveOn' }),
    ]);
    expect(groups.map((group) => [group.title, group.faults.map((fault) => fault.row)])).toEqual([
      ['Not a date', [5, 7]],
      ['Not an amount of money', [9]],
      ['Close to the name of a known person', [2, 3]],
    ]);
  });

  it('keeps an error and a warning of one code apart', () => {
    const groups = groupFaults([
      faultOf({ row: 2, field: 'name', severity: 'warning' }),
      faultOf({ row: 3, field: 'name', severity: 'error' }),
    ]);
    expect(groups.map((group) => group.severity)).toEqual(['error', 'warning']);
  });

  it('reads a title from any code', () => {
    expect(titleOf('portfolio.name-on-record')).toBe('Project is here already');
    // One that is new here.
    expect(titleOf('portfolio.moon-not-full')).toBe('Moon not full');
  });

  it('types the first suggestion over each cell once, and counts the cells that have one', () => {
    const [group] = groupFaults([
      faultOf({ row: 2, field: 'stage', suggestions: ['Deliver', 'Deploy'] }),
      faultOf({ row: 3, field: 'stage' }),
      faultOf({ row: 4, field: 'stage', suggestions: ['Close'] }),
    ]);
    expect(group?.mendable).toBe(2);
    expect(group && firstSuggestions(group)).toEqual([
      { row: 2, field: 'stage', text: 'Deliver' },
      { row: 4, field: 'stage', text: 'Close' },
    ]);
  });

  it('offers a value once although two faults of a cell offer it', () => {
    const place = { row: 2, field: 'sponsor' } as const;
    const faults = [faultOf({ ...place, suggestions: ['Ann', 'Bo'] }), faultOf({ ...place, suggestions: ['Ann', ''] })];
    expect(suggestionsOf(faults).map((suggestion) => suggestion.text)).toEqual(['Ann', 'Bo', '']);
  });

  it('shows the worst fault of a cell first', () => {
    const place = { row: 2, field: 'budget' } as const;
    const index = indexFaults([faultOf({ ...place, severity: 'warning' }), faultOf({ ...place, severity: 'error' })]);
    expect(index.get(placeKey(place))?.map((fault) => fault.problem.severity)).toEqual(['error', 'warning']);
  });
});

describe('the way from fault to fault', () => {
  const fields = ['name', 'goLiveOn', 'budget'] as const;
  const faults = [
    faultOf({ row: 4, field: 'name' }),
    faultOf({ row: 2, field: 'budget' }),
    faultOf({ row: 2, field: 'goLiveOn' }),
  ];

  it.each([
    { from: null, to: { row: 2, field: 'goLiveOn' } },
    { from: { row: 2, field: 'goLiveOn' }, to: { row: 2, field: 'budget' } },
    { from: { row: 2, field: 'budget' }, to: { row: 4, field: 'name' } },
    { from: { row: 3, field: 'name' }, to: { row: 4, field: 'name' } },
    // Round to the top after the last one.
    { from: { row: 4, field: 'name' }, to: { row: 2, field: 'goLiveOn' } },
  ] as const)('goes in reading order from $from', ({ from, to }) => {
    expect(nextFault(faults, fields, from)).toEqual(to);
  });

  it('passes warnings by while an error is left', () => {
    const [error, warning] = [
      faultOf({ row: 5, field: 'name' }),
      faultOf({ row: 2, field: 'name', severity: 'warning' }),
    ];
    expect(faultsToFix([warning, error])).toEqual([error]);
    expect(faultsToFix([warning])).toEqual([warning]);
  });

  it('ends when the only fault is the cell itself', () => {
    expect(nextFault([faultOf({ row: 2, field: 'name' })], fields, { row: 2, field: 'name' })).toBeNull();
  });
});
