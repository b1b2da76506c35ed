import type { Field, FieldValue } from '@sightline/contract';
import { registers } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { findKind } from './find-register.ts';
import { patchOf, readDraft, shownText } from './record-draft.ts';
import { readTyped, typedOf, wordsOf } from './record-values.ts';

const optional = { label: null, isRequired: false } as const;
const ID = '01900000-0000-7000-8000-000000000001';
const shown = { names: { [ID]: 'Dan Whitaker' }, currency: 'GBP' };

const VALUES: readonly (readonly [Field, FieldValue, string])[] = [
  [{ ...optional, kind: 'text', max: 10 }, 'Payroll', 'Payroll'],
  [
    { ...optional, kind: 'choice', values: ['passed-with-conditions'] },
    'passed-with-conditions',
    'Passed with conditions',
  ],
  [{ ...optional, kind: 'date' }, '2027-03-01', '1 Mar 27'],
  [{ ...optional, kind: 'whole', min: 0, max: 9999 }, 1204, '1,204'],
  [{ ...optional, kind: 'percent', max: 400 }, 250, '250%'],
  [{ ...optional, kind: 'money' }, 125_000_00, '£125,000'],
  [{ ...optional, kind: 'flag' }, false, 'No'],
  [{ ...optional, kind: 'words' }, ['OldPay', 'payroll host'], 'OldPay, payroll host'],
  [{ ...optional, kind: 'person' }, ID, 'Dan Whitaker'],
  [{ ...optional, kind: 'record', of: 'system' }, '01900000-0000-7000-8000-000000000002', 'a record that is gone'],
];

describe('a value', () => {
  it.each(VALUES)('of %o is told and typed back', (field, value, words) => {
    expect(wordsOf(field, value, shown)).toBe(words);
    expect(wordsOf(field, null, shown)).toBe('–');
    expect(readTyped('field', field, typedOf(field, value, 'GBP'), 'GBP')).toEqual({ ok: true, value });
    expect(readTyped('field', field, '', 'GBP')).toEqual({ ok: true, value: null });
  });

  it.each([
    [{ ...optional, kind: 'date' } as const, '31 Feb 2027'],
    [{ ...optional, kind: 'date' } as const, '4/5/2027'],
    [{ ...optional, kind: 'whole', min: 1, max: 5 } as const, '6'],
    [{ ...optional, kind: 'whole', min: 1, max: 5 } as const, '2.5'],
    [{ ...optional, kind: 'percent', max: 100 } as const, '101%'],
    [{ ...optional, kind: 'money' } as const, 'a lot'],
    [{ ...optional, kind: 'text', max: 3 } as const, 'four'],
  ])('of %o is refused with what was typed: %s', (field, text) => {
    expect(readTyped('field', field, text, 'GBP')).toMatchObject({ ok: false });
  });
});

describe('a draft', () => {
  const kind = findKind('system')?.kind;
  if (kind === undefined) throw new Error('no register of systems');

  it('of a new record says all that is needed at once', () => {
    const read = readDraft(kind, { retiresOn: 'soon' }, { isNew: true, currency: 'GBP' });
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? [] : Object.keys(read.claims)).toEqual(['name', 'lifecycle', 'retiresOn']);
  });

  it('of a kept one sends what differs, with what was seen', () => {
    const values = { name: 'OldPay', lifecycle: 'live', aliases: ['a'] };
    const read = readDraft(
      kind,
      { lifecycle: 'retiring', name: 'OldPay', aliases: 'a\nb\n a ' },
      { isNew: false, currency: 'GBP' },
    );
    expect(read.ok ? patchOf(values, read.values) : read.claims).toEqual({
      lifecycle: { base: 'live', value: 'retiring' },
      aliases: { base: ['a'], value: ['a', 'b'] },
    });
  });

  it('shows what was typed, else what is kept', () => {
    const at = { draft: { name: 'New' }, values: { name: 'Old', lifecycle: 'live' }, currency: 'GBP' };
    expect([shownText(kind, 'name', at), shownText(kind, 'lifecycle', at)]).toEqual(['New', 'live']);
  });
});

describe('every register', () => {
  const kinds = registers.flatMap(({ group }) => group.kinds);

  it('names each kind and each key prefix once', () => {
    expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
    expect(new Set(kinds.map(({ prefix }) => prefix)).size).toBe(kinds.length);
  });

  it.each(kinds)('$name points at kinds that exist, whose title is a text', ({ fields }) => {
    for (const field of Object.values(fields)) {
      if (field.kind !== 'record') continue;
      const target = findKind(field.of)?.kind;
      expect(target?.fields[target.title]?.kind).toBe('text');
    }
  });
});
