import type { Need, NeedKind, SightRow } from '@sightline/contract';
import { addDays, type LocalDate } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { idOf, k, on } from '../testing/facts.ts';
import { lineOf } from '../testing/rows.ts';
import { byValueAtRisk, needsOf } from './needs-of.ts';
import type { ClockFrame } from './record-needs.ts';
import type { GivenReport, OpenRisk, Waiting, WaitingProject } from './waiting.ts';

/** Fri 20 Nov 2026; a working day is two days long here, so that the clock in use can be told. */
const FRAME: ClockFrame = { today: on('2026-11-20'), dueAfter: (from, days) => addDays(from, 2 * days) };
const NOTHING: Waiting = {
  projects: [],
  decisions: [],
  gates: [],
  risks: [],
  issues: [],
  requests: [],
  reports: [],
  costs: null,
};
const ann = { id: idOf<'person'>(1), name: 'Ann Low' };
const ben = { id: idOf<'person'>(2), name: 'Ben Oak' };
const projectOf = (given: Partial<WaitingProject> = {}): WaitingProject => ({
  ...lineOf(1, { manager: ann, sponsor: ben, stage: 'idea', ...given }),
  startsOn: given.startsOn ?? null,
});
const PROJECT = projectOf();
const record = { projectId: PROJECT.id, id: idOf<'record'>(9), key: 'R-1' };

function itemsOf(kind: NeedKind, waiting: Partial<Waiting>): readonly Need[] {
  const kinds = needsOf({ ...NOTHING, projects: [PROJECT], ...waiting }, FRAME);
  return kinds.find((each) => each.kind === kind)?.items ?? [];
}

describe('what waits', () => {
  it.each([
    ['2026-10-31', null], // due today
    ['2026-10-30', 1],
    ['2026-10-01', 30],
  ])('a decision proposed on %s is %s days late', (openSince, late) => {
    const decisions = [{ ...record, name: 'Which vendor?', openSince: on(openSince) }];
    const items = itemsOf('decision', { decisions });
    expect(items.map(({ lateDays }) => lateDays)).toEqual(late === null ? [] : [late]);
    if (late !== null) expect(items[0]).toMatchObject({ valueMinor: k(500), nextStep: 'Ask Ben Oak to decide.' });
  });

  it('asks for a sponsor where nobody can decide', () => {
    const projects = [projectOf({ sponsor: null })];
    const gates = [{ ...record, number: 2, name: 'Plan', dueOn: on('2026-10-16') }];
    expect(itemsOf('gate', { projects, gates })).toMatchObject([
      {
        what: 'Gate 2, Plan',
        cause: 'In review without a decision; it was to be decided by 16 Oct 2026.',
        lateDays: 35,
        nextStep: 'Name a sponsor for PRJ-1, who is to decide gate 2.',
      },
    ]);
  });

  const risk: OpenRisk = {
    ...{ ...record, name: 'The vendor fails', probability: 4, impact: 4, owner: 'Cas Elm', response: 'reduce' },
    ...{ dueOn: null, isResponding: true },
  };
  it.each<readonly [string, Partial<OpenRisk>, string | null]>([
    ['a response under way', {}, null],
    ['an accepted one', { response: 'accept', isResponding: false }, null],
    ['no response', { response: null }, 'no response is chosen'],
    ['one chosen but not begun', { isResponding: false }, "the response 'reduce' is chosen but not begun"],
    ['one in time', { dueOn: on('2026-11-20') }, null],
    ['one overdue', { dueOn: on('2026-11-19') }, "the response 'reduce' was due on 19 Nov 2026"],
  ])('a red risk with %s', (_, given, lack) => {
    const items = itemsOf('risk', { risks: [{ ...risk, ...given }] });
    expect(items.length).toBe(lack === null ? 0 : 1);
    if (lack === null) return;
    expect(items[0]?.cause).toBe(`Probability 4 of 5, impact 4 of 5, score 16: ${lack}.`);
    // 70% of 20% of 500k.
    expect(items[0]?.valueMinor).toBe(k(70));
  });

  const status = (said: 'green' | 'amber' | 'red', seen: SightRow['computed']['colour']) => ({
    reported: { colour: said, on: on('2026-11-02'), source: 'report' as const },
    computed: { colour: seen, basis: 'dates-only' as const, reasons: ['It is late.'], dimensions: [] },
  });
  it.each<readonly [Parameters<typeof status>[0], SightRow['computed']['colour'], boolean]>([
    ['green', 'red', true],
    ['red', 'green', true],
    ['green', 'amber', false],
    ['amber', 'red', false],
    ['green', 'unknown', false],
  ])('reported %s, computed %s waits for an answer: %s', (said, seen, waits) => {
    const items = itemsOf('unlike', { projects: [projectOf(status(said, seen))] });
    expect(items.length).toBe(waits ? 1 : 0);
    if (waits)
      expect(items[0]).toMatchObject({
        record: null,
        cause: `Reported ${said} on 2 Nov 2026. It is late.`,
        dueOn: '2026-11-12',
        lateDays: 8,
        nextStep: `Ask Ann Low why it was reported ${said}.`,
      });
  });

  const told = (...months: string[]): readonly GivenReport[] =>
    months.map((month) => ({ projectId: PROJECT.id, periodOn: on(month) }));
  const reported = (day: string) => ({ colour: 'green' as const, on: on(day), source: 'report' as const });
  it.each<readonly [string, Partial<WaitingProject>, readonly GivenReport[], string | null]>([
    ['told last month', {}, told('2026-10-01'), null],
    ['last told in August', {}, told('2026-08-01'), 'September 2026 to October 2026'],
    ['told on any day of the month', {}, told('2026-10-31'), null],
    ['late before, but told last month', {}, told('2026-07-01', '2026-10-01'), null],
    ['with a colour of this month only', { reported: reported('2026-11-03') }, [], null],
    ['with a colour of September', { reported: reported('2026-09-20') }, [], 'October 2026'],
    [
      'that keeps reports, whatever its colour',
      { reported: reported('2026-11-03') },
      told('2026-09-01'),
      'October 2026',
    ],
    ['that began in October', { startsOn: on('2026-10-12') }, [], null],
    ['that began in September', { startsOn: on('2026-09-12') }, [], 'October 2026'],
    ['of which nobody knows when it began', {}, [], null],
    ['that is not in delivery', { stage: 'on-hold', startsOn: on('2026-01-12') }, [], null],
  ])('a project %s', (_, given, reports, missing) => {
    const items = itemsOf('report', { projects: [projectOf({ stage: 'deliver', ...given })], reports });
    expect(items.map(({ what }) => what)).toEqual(missing === null ? [] : [`No report for ${missing}`]);
  });

  it('does not ask for a report before it is due', () => {
    const early: ClockFrame = { ...FRAME, today: on('2026-11-10') };
    const waiting = { ...NOTHING, projects: [projectOf({ stage: 'deliver' })], reports: told('2026-09-01') };
    expect(needsOf(waiting, early).find(({ kind }) => kind === 'report')?.count).toBe(0);
  });

  it('counts all, shows seven, and leaves out what may not be read', () => {
    const costs = Array.from({ length: 9 }, (_, at) => ({
      ...{ id: idOf<'record'>(at), key: `UNC-${at}`, ledgerRef: null, description: `Line ${at}`, vendor: null },
      ...{ project: null, periodOn: on('2026-10-01') as LocalDate, amountMinor: k(at) },
    }));
    const [kind] = needsOf({ ...NOTHING, costs }, FRAME).filter((each) => each.kind === 'cost');
    expect(kind).toMatchObject({ count: 9, overdue: 9 });
    expect(kind?.items.map(({ what }) => what)).toEqual([8, 7, 6, 5, 4, 3, 2].map((at) => `Line ${at}`));
    expect(needsOf(NOTHING, FRAME).map((each) => each.kind)).not.toContain('cost');
  });

  it('ranks by value, the unknown last, then by how late, then by key', () => {
    const need = (key: string, valueMinor: number | null, lateDays: number | null) =>
      ({ id: key, project: { key }, valueMinor, lateDays }) as Need;
    const ranked = [need('E', null, 9), need('D', 5, 1), need('C', 5, 1), need('B', 5, 3), need('A', 7, null)];
    expect(ranked.sort(byValueAtRisk).map(({ id }) => id)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
});
