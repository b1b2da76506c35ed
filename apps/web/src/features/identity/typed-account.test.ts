import { describe, expect, it } from 'vitest';
import { claimProblems } from './typed-account.ts';

const good = {
  organisationName: 'Aldermoor Group',
  currency: 'GBP',
  zone: 'Europe/London',
  name: 'Eleanor Hart',
  email: 'eleanor@aldermoor.example',
  password: 'a quiet morning',
};

describe('the first account', () => {
  it('is taken as it is', () => expect(claimProblems(good)).toEqual({}));

  it('tells all that is missing at once', () =>
    expect(
      Object.keys(claimProblems({ organisationName: ' ', currency: '', zone: '', name: '', email: '', password: '' })),
    ).toEqual(['organisationName', 'currency', 'zone', 'name', 'email', 'password']));

  it.each(['eleanor', 'eleanor@', '@aldermoor', 'a b@c.d'])('%s is no e-mail address, and the text says so', (email) =>
    expect(claimProblems({ ...good, email }).email).toContain(email),
  );

  it('counts the characters of a short password', () =>
    expect(claimProblems({ ...good, password: 'short' }).password).toContain('5 characters'));
});
