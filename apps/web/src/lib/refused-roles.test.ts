import type { WireProblem } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { roleNames, rolesLetIn } from './refused-roles.ts';

const refusal = (code: string, roles: string): WireProblem => ({
  code,
  severity: 'error',
  subject: null,
  params: { rule: 'access.read', roles },
  text: '',
  advice: '',
});

describe('the roles that a refused page is open to', () => {
  it.each([
    [[refusal('identity.not-allowed', 'auditor, pmo-director')], ['PMO director', 'Auditor']],
    // Two rules were broken: a role that is named by both stands once.
    [
      [refusal('identity.not-allowed', 'auditor'), refusal('identity.not-allowed', 'administrator, auditor')],
      ['Auditor', 'Administrator'],
    ],
    // A server that is newer than the page may name a role that the page does not know.
    [[refusal('identity.not-allowed', 'auditor, harbour-master')], ['Auditor']],
    [[refusal('shell.wrong-origin', 'auditor')], []],
  ])('case %#', (problems, names) => expect(rolesLetIn(problems)).toEqual(names));

  it('name a role once that was given twice', () =>
    expect(roleNames(['team-member', 'sponsor', 'team-member'])).toEqual(['Sponsor', 'Team member']));
});
