import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName, nameKey, namesNobody, similarNameFinder, similarNames } from './person.ts';

it.each([
  ['Priya Raman', 'Raman, Priya'],
  ['José Ángel', 'jose angel'],
  ["Fatima O'Neil-Amrani", 'fatima o neil  amrani'],
])('%s and %s are one person', (a, b) => {
  expect(nameKey(a)).toBe(nameKey(b));
});

it.each([
  ['Raman,  Priya', 'Priya Raman'],
  ['Priya  Raman', 'Priya Raman'],
  ['Raman, Priya, MBE', 'Raman, Priya, MBE'],
  ['Raman,', 'Raman,'],
])('%s is shown as %s', (name, shown) => {
  expect(displayName(name)).toBe(shown);
});

it.each(['TBC', ' tbd ', '?', '-', 'N/A', 'vacant'])("'%s' names nobody", (text) => {
  expect(namesNobody(text)).toBe(true);
});

describe('names that are nearly alike', () => {
  const known = ['Priya Raman', 'Dan Whitaker', 'Ines Carvalho', 'Jo Li'];
  it.each<[name: string, similar: string[]]>([
    ['Pryia Raman', ['Priya Raman']],
    ['Dan Whittaker', ['Dan Whitaker']],
    ['Carvalo, Ines', ['Ines Carvalho']],
    ['Jo Lo', ['Jo Li']],
    ['Jon Lee', []],
    ['priya raman', []],
    ['Tom Whitaker', []],
  ])('%s', (name, similar) => {
    expect(similarNames(name, known)).toEqual(similar);
    expect(similarNameFinder(known)(name)).toEqual(similar);
  });

  it('are found by the finder among many exactly as one by one, when a word or the initials are right', () => {
    const name = fc
      .tuple(
        fc.constantFrom('Dan', 'Dana', 'Ines', 'Inez', 'Priya'),
        fc.constantFrom('Raman', 'Ramen', 'Carvalho', 'Carvalo'),
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(name, fc.uniqueArray(name, { maxLength: 12 }), (asked, among) => {
        expect(similarNameFinder(among)(asked)).toEqual(similarNames(asked, among));
      }),
    );
  });
});
