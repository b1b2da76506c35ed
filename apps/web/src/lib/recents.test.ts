import { describe, expect, it } from 'vitest';
import { parseRecents, type Recent, withRecent } from './recents.ts';

const project = (id: string): Recent => ({ kind: 'project', id, key: id, name: id, register: null, project: null });

describe('what is stored', () => {
  it.each([
    [null, []],
    ['no json', []],
    ['{}', []],
    [JSON.stringify([project('A'), { id: 'B' }, null]), [project('A')]],
  ])('%s', (stored, recents) => {
    expect(parseRecents(stored)).toEqual(recents);
  });
});

describe('what is opened', () => {
  it('stands first, and once', () => {
    expect(withRecent([project('A'), project('B')], project('B')).map(({ id }) => id)).toEqual(['B', 'A']);
  });

  it('pushes the oldest of eight out', () => {
    const eight = [...'ABCDEFGH'].map(project);
    expect(withRecent(eight, project('I')).map(({ id }) => id)).toEqual([...'IABCDEFG']);
  });
});
