import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, type GrantableScopes } from './grant-draft.ts';
import { readInvite } from './invite-typed.ts';

const scopes: GrantableScopes = {
  portfolios: [],
  units: [],
  programs: [],
  projects: [],
  roles: [{ role: 'auditor', scopes: ['all'] }],
};
const auditor = { role: 'auditor', reach: 'all' } as const;

describe('an invitation', () => {
  it('is read with what stands around the words left out', () =>
    expect(readInvite({ name: ' Anna Lind ', email: ' anna@northwind.example ', drafts: [auditor] }, scopes)).toEqual({
      ok: true,
      name: 'Anna Lind',
      email: 'anna@northwind.example',
      grants: [{ role: 'auditor', scope: { kind: 'all' } }],
    }));

  it('tells all that is missing at once, and at which role', () => {
    const read = readInvite({ name: ' ', email: '', drafts: [auditor, EMPTY_DRAFT] }, scopes);
    expect(read).toMatchObject({
      ok: false,
      claims: { name: expect.any(String), email: expect.any(String), drafts: [1] },
    });
  });

  it.each(['anna', 'anna@', '@northwind.example', 'a b@c.d'])(
    '%s is no e-mail address, and the text says so',
    (email) => {
      const read = readInvite({ name: 'Anna', email, drafts: [auditor] }, scopes);
      expect(read.ok ? '' : read.claims.email).toContain(email);
    },
  );
});
