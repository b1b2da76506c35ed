import type { Currency, Id, LocalDate } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { clashOf, patchOf } from './fact-edit.ts';
import { factsOf, optionsFor, type Project, readTyped, shownFacts, standInOf, wordsOf } from './fact-fields.ts';
import { readNewProject } from './new-project.ts';

const project: Project = {
  id: '0190a000-0000-7000-8000-000000000001' as Id<'project'>,
  key: 'PRJ-1',
  version: 7,
  name: 'Payroll',
  sponsor: null,
  manager: { id: '0190a000-0000-7000-8000-000000000002' as Id<'person'>, name: 'Dan Whitaker' },
  assurer: null,
  program: null,
  portfolio: null,
  tier: null,
  priority: 2,
  stage: 'deliver',
  goLiveOn: '2027-04-01' as LocalDate,
  forecastOn: null,
  budgetMinor: 240_000_000,
  spentMinor: null,
  method: 'vendor-run',
  unit: { id: '0190a000-0000-7000-8000-000000000005' as Id<'unit'>, name: 'Payroll office' },
  startsOn: '2026-09-01' as LocalDate,
  endedOn: null,
  onHoldSince: null,
  outcome: 'successful-without-benefits',
  scope: 'All payslips\nof the group',
  outOfScope: null,
  currency: 'GBP' as Currency,
  reported: null,
  milestones: [],
  may: [],
};

describe('a save on a project that has moved', () => {
  it('is repeated on the new version when another field moved', () =>
    expect(clashOf({ ...project, version: 9, name: 'Pay' }, 'budgetMinor', 240_000_000, 1)).toEqual({
      kind: 'elsewhere',
      version: 9,
    }));

  it('is done when somebody set the same', () =>
    expect(clashOf({ ...project, budgetMinor: 1 }, 'budgetMinor', 240_000_000, 1)).toEqual({ kind: 'same' }));

  it('is the writer’s to decide when the field itself moved', () =>
    expect(clashOf({ ...project, budgetMinor: 5 }, 'budgetMinor', 240_000_000, 1)).toEqual({
      kind: 'conflict',
      now: 5,
    }));

  it('names the field, what was seen and what is wanted', () =>
    expect(patchOf('stage', 'deliver', 'close')).toEqual({ stage: { base: 'deliver', value: 'close' } }));
});

describe('a fact', () => {
  const shown = {
    currency: 'GBP',
    directory: {
      people: [project.manager].filter((each) => each !== null),
      programs: [],
      portfolios: [],
      units: [project.unit].filter((each) => each !== null),
    },
  };

  it.each([
    ['managerId', 'Dan Whitaker'],
    ['sponsorId', '–'],
    ['stage', 'Deliver'],
    ['goLiveOn', 'Thu 1 Apr 2027'],
    ['budgetMinor', '£2,400,000'],
    ['priority', '2'],
    ['unitId', 'Payroll office'],
    ['method', 'Run by a vendor'],
    ['startsOn', 'Tue 1 Sep 2026'],
    ['onHoldSince', '–'],
    ['outcome', 'Delivered, without its benefits'],
    ['scope', 'All payslips\nof the group'],
  ] as const)('%s is shown as %s', (field, words) =>
    expect(wordsOf(field, factsOf(project)[field], shown)).toBe(words),
  );

  it.each([
    ['budgetMinor', '1.2m', { ok: true, value: 120_000_000 }],
    ['budgetMinor', '', { ok: true, value: null }],
    ['goLiveOn', '1 Mar 27', { ok: true, value: '2027-03-01' }],
    ['priority', '3', { ok: true, value: 3 }],
    ['name', ' Payroll ', { ok: true, value: 'Payroll' }],
    ['tier', '', { ok: true, value: null }],
    ['scope', ' One\nTwo ', { ok: true, value: 'One\nTwo' }],
    ['outOfScope', ' ', { ok: true, value: null }],
    ['onHoldSince', '', { ok: true, value: null }],
  ] as const)('%s typed as “%s” is read', (field, text, typed) => expect(readTyped(field, text, 'GBP')).toEqual(typed));

  it.each([
    ['budgetMinor', 'TBC'],
    ['goLiveOn', 'soon'],
    ['goLiveOn', '4/5/2027'],
    ['priority', '0'],
    ['priority', '1.5'],
    ['name', '  '],
  ] as const)('%s typed as “%s” says why not', (field, text) => {
    const typed = readTyped(field, text, 'GBP');
    expect(typed.ok).toBe(false);
    if (!typed.ok && text.trim() !== '') expect(typed.claim).toContain(text);
  });

  it('of too many letters says how many', () =>
    expect(readTyped('scope', 'a'.repeat(4001), 'GBP')).toEqual({
      ok: false,
      claim: 'This is 4,001 characters long. Shorten it to 4,000.',
    }));

  it('that names one of two people of the same name tells them apart', () => {
    const twice = ['02', '03'].map((end) => ({
      id: `0190a000-0000-7000-8000-0000000000${end}` as Id<'person'>,
      name: 'Ann Lee',
    }));
    expect(
      optionsFor('person', { people: twice, programs: [], portfolios: [], units: [] }).map((each) => each.label),
    ).toEqual(['Ann Lee', 'Ann Lee (2)']);
  });
});

describe('a new project', () => {
  it('tells all that cannot be read at once', () =>
    expect(Object.keys(readNewProject({ key: '', goLiveOn: 'soon', budgetMinor: 'TBC' }, 'GBP').claims)).toEqual([
      'name',
      'goLiveOn',
      'budgetMinor',
    ]));

  it('needs a name only', () => {
    const { claims, values } = readNewProject({ key: '', name: 'Payroll', stage: 'initiate' }, 'GBP');
    expect(claims).toEqual({});
    expect(values).toMatchObject({ name: 'Payroll', stage: 'initiate', budgetMinor: null });
  });
});

describe('the assurer', () => {
  const person = { id: '0190a000-0000-7000-8000-000000000003' as Id<'person'>, name: 'Marta Kowalska' };
  const program = { id: '0190a000-0000-7000-8000-000000000004' as Id<'program'>, name: 'Finance' };

  it('is the portfolio manager by default, told as such and not as a value', () => {
    const own = { ...project, assurer: { person, isDefault: true } };
    expect(factsOf(own).assurerId).toBeNull();
    expect(standInOf(own, 'assurerId')).toBe('Marta Kowalska (default: portfolio manager)');
    expect(standInOf(own, 'sponsorId')).toBeNull();
  });

  it('is who was named', () => {
    const own = { ...project, assurer: { person, isDefault: false } };
    expect([factsOf(own).assurerId, standInOf(own, 'assurerId')]).toEqual([person.id, null]);
  });

  it('has no place in a program', () => {
    expect(shownFacts(project)).toContain('assurerId');
    expect(shownFacts({ ...project, program })).not.toContain('assurerId');
  });
});
