import { describe, expect, it } from 'vitest';
import { alikeVendors, type Spelt } from './alike-vendors.ts';

const vendor = (name: string, more: Partial<Spelt> = {}): Spelt => ({
  id: name,
  name,
  spellings: [],
  isNot: [],
  parentId: null,
  ...more,
});
const told = (...vendors: readonly Spelt[]) =>
  alikeVendors(vendors).map(({ first, other, reason }) => `${first.name} | ${other.name} | ${reason}`);

describe('vendors that may be one', () => {
  it.each([
    [
      'a name that was cut off',
      ['SCIENCE APPLICATIONS INTERNATI', 'Science Applications International Corporation'],
      'begins-alike',
    ],
    ['a number behind the name', ['Patriot Technologies LLC', 'Patriot Technologies, LLC (2413)'], 'begins-alike'],
    ['a letter that slipped', ['Northwind Consulting', 'Northwind Consultng'], 'spelt-alike'],
    ['a name within a spelling', ['Bolt Logistics', 'Bolt'], null],
    ['firms that share a first word', ['Systems Made Simple', 'Systems Integration and Development'], null],
    ['short names', ['ABC', 'ABD'], null],
  ])('%s', (_, [one = '', two = ''], reason) => {
    expect(alikeVendors([vendor(one), vendor(two)]).map((pair) => pair.reason)).toEqual(
      reason === null ? [] : [reason],
    );
  });

  it('looks at all spellings, and asks once for two vendors', () => {
    expect(
      told(vendor('HPE', { spellings: ['Hewlett Packard Enterprise'] }), vendor('Hewlett Packard Entreprise')),
    ).toEqual(['Hewlett Packard Entreprise | HPE | spelt-alike']);
  });

  it.each([
    [
      'a vendor and its parent',
      [vendor('Acme Group Holdings'), vendor('Acme Group', { parentId: 'Acme Group Holdings' })],
    ],
    [
      'what somebody said is another, however he spelt it',
      [vendor('Acme Group Holdings', { isNot: ['ACME GROUP, INC.'] }), vendor('Acme Group')],
    ],
  ])('does not ask for %s', (_, vendors) => expect(told(...vendors)).toEqual([]));
});
