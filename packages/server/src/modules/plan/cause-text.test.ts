import type { Cause, Lag } from '@sightline/engine';
import { describe, expect, it } from 'vitest';
import { causeText, lagText } from './cause-text.ts';
import { at } from './testing/tiny-plan.ts';

const units = { minutesPerDay: 480 };
const told = (cause: Cause) => causeText({ cause, taskName: null, link: null }, units);

describe('causeText', () => {
  it.each<[Cause, string]>([
    [{ kind: 'project-start' }, 'project start'],
    [{ kind: 'status-date' }, 'not before the status date'],
    [{ kind: 'actual' }, 'happened'],
    [{ kind: 'manual' }, 'set by hand'],
    [{ kind: 'duration' }, 'its own duration'],
    [{ kind: 'levelling' }, 'delayed by levelling'],
    [{ kind: 'constraint', constraint: 'must-start-on', at: at('2026-05-03') }, 'must start on 3 May 2026'],
    [
      { kind: 'constraint', constraint: 'finish-no-later-than', at: at('2026-12-31T17:05') },
      'must not finish after 31 December 2026 17:05',
    ],
    [{ kind: 'constraint', constraint: 'as-late-as-possible', at: null }, 'as late as possible'],
  ])('%j is told as "%s"', (cause, text) => {
    expect(told(cause)).toBe(text);
  });

  it('names the predecessor, the kind of link and its lag', () => {
    const cause = { kind: 'link', linkId: 'l', taskId: 't' } as const;
    const link = { type: 'FS', lag: { amount: 960, unit: 'working' } } as const;
    expect(causeText({ cause, taskName: 'Cutover', link }, units)).toBe("follows 'Cutover' (finish to start +2 d)");
  });

  it('names the child that sets a summary', () => {
    expect(causeText({ cause: { kind: 'children', taskId: 't' }, taskName: 'Cutover', link: null }, units)).toBe(
      "set by 'Cutover' inside it",
    );
  });
});

describe('lagText', () => {
  it.each<[number, Lag['unit'], string]>([
    [0, 'working', ''],
    [240, 'working', '+0.5 d'],
    [-480, 'working', '-1 d'],
    [90, 'working', '+1.5 h'],
    [7, 'working', '+7 min'],
    [2880, 'elapsed', '+2 d elapsed'],
    [-50, 'percent', '-50 %'],
    [25, 'elapsed-percent', '+25 % elapsed'],
  ])('%d %s is "%s"', (amount, unit, text) => {
    expect(lagText({ amount, unit }, units)).toBe(text);
  });
});
