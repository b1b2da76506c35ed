import type { ProjectId } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { likeness, matchPlans, type Seat, type Seeker } from './match-plans.ts';

function seat(key: string, name: string, held: Partial<Seat> = {}): Seat {
  return {
    projectId: `project ${key}` as ProjectId,
    key,
    name,
    planName: null,
    externalId: null,
    digest: null,
    ...held,
  };
}

function seeker(path: string, name: string, more: Partial<Seeker> = {}): Seeker {
  return { path, name, digest: `digest of ${path}`, externalId: `id of ${path}`, ...more };
}

const REGISTER = [
  seat('PRJ-10', 'Data centre exit'),
  seat('PRJ-101', 'Payroll replacement'),
  seat('PRJ-102', 'Expenses system'),
];

function targetOf(given: Seeker, seats: readonly Seat[] = REGISTER): string {
  const target = matchPlans([given], seats)[0]?.target;
  return target?.kind === 'project' ? target.projectId.replace('project ', '') : (target?.kind ?? 'none');
}

describe('matchPlans', () => {
  it.each([
    ['a key in the file name', seeker('plans/PRJ-101 v3.xml', 'Untitled'), 'PRJ-101'],
    ['a key written with another dash', seeker('prj_101.xml', 'Untitled'), 'PRJ-101'],
    ['a key in the plan name', seeker('x.xml', 'PRJ-102: expenses'), 'PRJ-102'],
    ['a longer key that only begins like another', seeker('PRJ-1010.xml', 'Untitled'), 'new'],
    ['a name like the project', seeker('x.xml', 'Payroll Replacement Project'), 'PRJ-101'],
    ['a file named like the project', seeker('Expenses_System_final.mpp.xml', 'Project1'), 'PRJ-102'],
    ['nothing alike', seeker('x.xml', 'Harbour wall'), 'new'],
    ['no telling word at all', seeker('.xml', ''), 'new'],
  ])('%s', (_, given, expected) => {
    expect(targetOf(given)).toBe(expected);
  });

  it('finds an earlier version of the same plan by its id and name', () => {
    const seats = [seat('PRJ-1', 'Alpha', { planName: 'Harbour wall', externalId: 'guid', digest: 'old' })];
    expect(targetOf(seeker('x.xml', 'Harbour wall phase 2', { externalId: 'guid' }), seats)).toBe('PRJ-1');
  });

  it('does not take a copy of a template, or an equal number of another database, for the same plan', () => {
    const seats = [seat('PRJ-1', 'Alpha', { planName: 'Harbour wall', externalId: '4', digest: 'old' })];
    const [proposal] = matchPlans([seeker('x.xml', 'Road bridge', { externalId: '4' })], seats);
    expect(proposal?.target).toEqual({ kind: 'new' });
    expect(proposal?.fits.map((fit) => fit.reason)).toEqual(["PRJ-1 holds 'Harbour wall', which has the same id"]);
  });

  it('gives a row to the best fit only, and the next best looks further', () => {
    const proposals = matchPlans(
      [seeker('a.xml', 'Payroll replacement phase'), seeker('b.xml', 'Payroll replacement')],
      REGISTER,
    );
    expect(proposals.map((each) => each.target.kind)).toEqual(['new', 'project']);
    expect(proposals[0]?.fits.map((fit) => fit.seat.key)).toEqual(['PRJ-101']);
  });

  it('proposes to leave out the same plan given twice', () => {
    const twin = { digest: 'same', externalId: 'same' };
    const proposals = matchPlans([seeker('a.xml', 'Road', twin), seeker('zip/a.xml', 'Road', twin)], REGISTER);
    expect(proposals.map((each) => each.target.kind)).toEqual(['new', 'skip']);
    expect(proposals[1]?.reason).toBe("the same plan stands in 'a.xml' of this import");
  });

  it('matches a hundred plans against two thousand rows', () => {
    const seats = Array.from({ length: 2000 }, (_, i) => seat(`PRJ-${1000 + i}`, `Programme of works number ${i}`));
    const seekers = Array.from({ length: 100 }, (_, i) => seeker(`PRJ-${1000 + i * 7}.xml`, `Works ${i}`));
    const proposals = matchPlans(seekers, seats);
    expect(proposals.filter((each) => each.target.kind === 'project')).toHaveLength(100);
  });
});

describe('likeness', () => {
  it.each([
    ['Payroll replacement', 'payroll REPLACEMENT project', 1],
    ['Café fit-out', 'Cafe fit out', 1],
    ['Payroll', 'Expenses', 0],
    ['', 'Expenses', 0],
    ['Payroll replacement north', 'Payroll', 0.5],
  ])("'%s' and '%s' are alike to %d", (a, b, share) => {
    expect(likeness(a, b)).toBeCloseTo(share, 10);
  });
});
