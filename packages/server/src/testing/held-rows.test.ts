import { describe, expect, it } from 'vitest';
import { differencesBetween, type Held, heldIn, isDeclared } from './held-rows.ts';

const held = (columns: readonly string[], ...rows: (string | null)[][]): Held => new Map([['a.b', { columns, rows }]]);
const was = held(['id', 'name'], ['1', 'x'], ['2', null]);

describe('what an upgrade did', () => {
  it.each<readonly [string, Held, readonly (string | null)[]]>([
    ['the same rows in another order', held(['id', 'name'], ['2', null], ['1', 'x']), []],
    ['a column more', held(['name', 'new', 'id'], ['x', 'n', '1'], [null, 'n', '2']), []],
    ['a value changed', held(['id', 'name'], ['1', 'y'], ['2', null]), ['name']],
    ['values that changed places', held(['id', 'name'], ['1', null], ['2', 'x']), [null]],
    ['a row less', held(['id', 'name'], ['1', 'x']), [null]],
    ['a row more', held(['id', 'name'], ['1', 'x'], ['2', null], ['3', 'z']), [null]],
    ['a column less', held(['id'], ['1'], ['2']), ['name']],
    ['the table gone', new Map(), [null]],
  ])('%s', (_what, is, columns) => {
    expect(differencesBetween(was, is).map(({ column }) => column)).toEqual(columns);
  });

  it('may be declared for a table, or for columns of it', () => {
    const difference = { table: 'a.b', column: 'name', rows: 2 };
    const declared = { migration: '0007', table: 'a.b', why: 'Because' };
    expect(isDeclared(difference, declared)).toBe(true);
    expect(isDeclared(difference, { ...declared, columns: ['name'] })).toBe(true);
    expect(isDeclared(difference, { ...declared, columns: ['id'] })).toBe(false);
    expect(isDeclared({ ...difference, column: null }, { ...declared, columns: ['name'] })).toBe(false);
    expect(isDeclared(difference, { ...declared, table: 'a.c' })).toBe(false);
  });

  it('is read from the lines of an export', () => {
    const text = '{"sightline":"export"}\n{"table":"a.b","columns":[{"name":"id","type":"text"}]}\n["1"]\n{"rows":1}\n';
    expect(heldIn(text)).toEqual(new Map([['a.b', { columns: ['id'], rows: [['1']] }]]));
  });
});
