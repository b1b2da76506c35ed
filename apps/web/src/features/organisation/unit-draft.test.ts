import type { Unit } from '@sightline/contract';
import { parseLocalDate } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { changesOf, readUnit, typedOf } from './unit-draft.ts';

const today = parseLocalDate('2026-06-01');
if (today === null) throw new Error('no day');
const head = { id: 'p1', name: 'Anna' };
const unit = {
  id: 'u1',
  version: 3,
  name: 'Finance',
  parentId: 'u0',
  head,
  from: today,
  next: null,
} as unknown as Unit;

describe('a unit that is typed', () => {
  it('holds from today where no day is typed', () => {
    const fields = { name: 'Finance', parentId: 'u0', headId: 'p1' };
    expect(readUnit(typedOf(unit), today)).toEqual({ ok: true, fields, from: today });
  });

  it('names all that is wrong at once', () => {
    const read = readUnit({ ...typedOf(null), from: 'soon' }, today);
    expect(read.ok ? [] : Object.keys(read.claims)).toEqual(['name', 'from']);
  });

  it.each([
    [{}, {}],
    [{ name: 'Money' }, { name: 'Money' }],
    [{ parentId: null }, { parentId: null }],
    [{ headId: null }, { headId: null }],
  ])('sends %j as %j', (change, sent) =>
    expect(changesOf(unit, { name: 'Finance', parentId: 'u0', headId: 'p1', ...change })).toEqual(sent),
  );
});
