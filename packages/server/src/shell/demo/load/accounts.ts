import type { Role, Scope } from '@sightline/contract';
import type { DemoOrganisation, Persona, Project } from '@sightline/demo';
import type { Row } from '../../../modules/audit/index.ts';
import { scopeId } from '../../../modules/identity/index.ts';
import type { DayWrites } from './day-writes.ts';
import { emailOf } from './organisation-rows.ts';
import { partId } from './record-rows.ts';

type Part = {
  readonly role: Role;
  readonly sees: string;
  readonly scopes: (who: Persona, demo: DemoOrganisation) => readonly Scope[];
};

const EVERYWHERE: Part['scopes'] = () => [{ kind: 'all' }];
const OWN: Part['scopes'] = () => [{ kind: 'self' }];

/** The parts in which one can look at the demo, by what the generator calls them. */
const PARTS: Readonly<Record<string, Part>> = {
  'pmo director': {
    role: 'pmo-director',
    sees: 'All projects, what needs attention, and the rules',
    scopes: EVERYWHERE,
  },
  'portfolio manager': {
    role: 'portfolio-manager',
    sees: 'The projects and the money of one portfolio',
    scopes: ({ personId }, { records }) =>
      records.portfolios
        .filter(({ directorId }) => directorId === personId)
        .map(({ id }) => ({ kind: 'portfolio', portfolioId: id })),
  },
  'program manager': {
    role: 'program-manager',
    sees: 'The projects of one program and how they hang together',
    scopes: ({ personId }, { records }) =>
      records.programs
        .filter(({ managerId }) => managerId === personId)
        .map(({ id }) => ({ kind: 'program', programId: id })),
  },
  'project manager': { role: 'project-manager', sees: 'The projects that he or she runs', scopes: OWN },
  sponsor: { role: 'sponsor', sees: 'The projects that he or she answers for', scopes: OWN },
  'resource manager': { role: 'resource-manager', sees: 'People, roles and who is booked where', scopes: EVERYWHERE },
  'finance partner': { role: 'finance', sees: 'Budgets, actuals and forecasts', scopes: EVERYWHERE },
  auditor: { role: 'auditor', sees: 'Everything that is not confidential, and who did what', scopes: EVERYWHERE },
  administrator: { role: 'administrator', sees: 'People, roles and settings; no projects', scopes: EVERYWHERE },
};

/** Accounts without a password; whoever sits at the machine looks with their eyes. */
export function writeAccounts(demo: DemoOrganisation, writes: DayWrites): void {
  const { personas } = demo.records;
  for (const { id, personId, signInName } of personas) {
    const account = { id, version: 1, person_id: personId, email: emailOf(signInName), password_hash: null };
    writes.insert('identity.account', { ...account, is_active: true });
  }
  for (const persona of personas)
    for (const row of grantRows(demo, persona)) writes.insert('identity.account_grant', row);
  for (const [position, { id, asRole }] of personas.entries())
    writes.insert('demo.persona', { id, position, role: asRole, sees: partOf(asRole).sees });
}

function partOf(asRole: string): Part {
  const part = PARTS[asRole.toLowerCase()];
  if (part === undefined) throw new Error(`nobody knows what a persona sees as '${asRole}'`);
  return part;
}

function grantRows(demo: DemoOrganisation, persona: Persona): readonly Row[] {
  const { role, scopes } = partOf(persona.asRole);
  return scopes(persona, demo).map((scope) => {
    const reach = scopeId(scope);
    const id = partId('grant', persona.id, role, reach ?? scope.kind);
    return { id, version: 1, account_id: persona.id, role, scope_kind: scope.kind, scope_id: reach };
  });
}

/** A confidential project is open to its manager, its sponsor and the office. */
export function accessRow({ records }: DemoOrganisation, project: Project): Row {
  const isMember = ({ personId, asRole }: Persona) =>
    personId === project.managerId || personId === project.sponsorId || partOf(asRole).role === 'pmo-director';
  const memberIds = records.personas.filter(isMember).map(({ id }) => id);
  return { id: project.id, version: 1, is_confidential: true, member_ids: memberIds };
}
