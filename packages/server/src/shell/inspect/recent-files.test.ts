import { ok, problem, refused } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import type { InspectedFile } from '../../modules/plan/index.ts';
import { RecentFiles } from './recent-files.ts';

function file(name: string, size: number, more: Partial<InspectedFile> = {}): InspectedFile {
  const empty = { format: 'mspdi', producedBy: null, plans: [], notCarried: [], problems: [] } as const;
  return { path: name, digest: name, bytes: new Uint8Array(size), result: ok({ file: empty, schedules: [] }), ...more };
}

function held(recent: RecentFiles, names: string): string {
  return [...names].filter((name) => recent.find(name, name) !== null).join('');
}

describe('RecentFiles', () => {
  it('forgets the one used longest ago when it holds too much', () => {
    const recent = new RecentFiles(10);
    for (const name of 'abc') recent.keep(file(name, 3));
    recent.find('a', 'a');
    recent.keep(file('d', 3));
    expect(held(recent, 'abcd')).toBe('acd');
  });

  it('weighs a file that is kept twice once', () => {
    const recent = new RecentFiles(10);
    for (let time = 0; time < 5; time++) recent.keep(file('a', 4));
    recent.keep(file('b', 4));
    expect(held(recent, 'ab')).toBe('ab');
  });

  it('holds nothing that is larger than all it may hold, and nothing that was refused', () => {
    const recent = new RecentFiles(10);
    recent.keep(file('a', 11));
    recent.keep(file('b', 1, { result: refused([problem('x')]) }));
    expect(held(recent, 'ab')).toBe('');
  });

  it('tells the same bytes under another path apart', () => {
    const recent = new RecentFiles(10);
    recent.keep(file('a', 1));
    expect(recent.find('a', 'other')).toBeNull();
  });
});
