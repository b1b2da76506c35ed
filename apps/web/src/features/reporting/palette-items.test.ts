import { describe, expect, it } from 'vitest';
import { inGroups, offered, type PaletteItem, stepTo } from './palette-items.ts';

const NoIcon = () => null;
const item = (id: string, more: Partial<PaletteItem> = {}): PaletteItem => ({
  id,
  group: 'go',
  label: id,
  note: '',
  Icon: NoIcon,
  run: () => undefined,
  ...more,
});
const ids = (items: readonly PaletteItem[]) => items.map(({ id }) => id);

describe('what the palette offers by itself', () => {
  const items = [
    item('Settings'),
    item('New system', { group: 'create', isQuiet: true }),
    item('Payroll', { code: 'PRJ-101', note: 'Project' }),
  ];

  it.each([
    [[], ['Settings', 'Payroll']],
    [['set'], ['Settings']],
    // What is quiet answers to its words.
    [['system'], ['New system']],
    [['sys', 'new'], ['New system']],
    // Inside of a word is no answer.
    [['ettings'], []],
    [['prj-10'], ['Payroll']],
    [['proj', 'pay'], ['Payroll']],
  ])('%s', (words, left) => {
    expect(ids(offered(items, words))).toEqual(left);
  });
});

it('orders by group and shows each thing once, where it stands first', () => {
  const items = [
    item('found', { group: 'find' }),
    item('both', { group: 'find' }),
    item('sign out', { group: 'act' }),
    item('both', { group: 'recent' }),
    item('page'),
  ];
  expect(inGroups(items).map(({ id, group }) => `${group} ${id}`)).toEqual([
    'recent both',
    'go page',
    'find found',
    'act sign out',
  ]);
});

describe('a key', () => {
  it.each([
    ['ArrowDown', 0, 3, 1],
    ['ArrowDown', 2, 3, 0],
    ['ArrowUp', 0, 3, 2],
    ['PageDown', 0, 3, 2],
    ['PageUp', 2, 3, 0],
    ['ArrowDown', 0, 0, null],
    ['a', 0, 3, null],
  ])('%s from %i of %i', (key, at, count, next) => {
    expect(stepTo(key, at, count)).toBe(next);
  });
});
