import { describe, expect, it } from 'vitest';
import * as kernel from './index.ts';
import { assert, ok, problem, refused, renderProblem, unreachable } from './index.ts';

describe('a result', () => {
  it('is a value, or at least one problem', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(refused([problem('plan.x')])).toEqual({
      ok: false,
      problems: [{ code: 'plan.x', severity: 'error', subject: null, params: {} }],
    });
    expect(() => refused([])).toThrow('a refusal names at least one problem');
  });

  it('throws only when the caller is wrong', () => {
    expect(() => assert(false, 'two is three')).toThrow('assertion failed: two is three');
    expect(() => unreachable('x' as never)).toThrow('unreachable: "x"');
  });
});

describe('a rendered problem', () => {
  const catalogue = { 'plan.late': { text: "'{name}' is {days} d late; {unknown} stays.", advice: 'Ask {name}.' } };

  it('says the values of its problem, each time they are named', () => {
    const rendered = renderProblem(catalogue, problem('plan.late', { name: 'Cut-over', days: 3 }));
    expect(rendered.text).toBe("'Cut-over' is 3 d late; {unknown} stays.");
    expect(rendered.advice).toBe('Ask Cut-over.');
  });

  it('does not fill in what a value itself holds', () => {
    expect(renderProblem(catalogue, problem('plan.late', { name: '{days}', days: 3 })).advice).toBe('Ask {days}.');
  });

  it('is refused without a sentence', () => {
    expect(() => renderProblem(catalogue, problem('plan.nameless'))).toThrow(
      "problem code 'plan.nameless' has no text",
    );
  });
});

it('opens these doors and no others', () => {
  expect(Object.keys(kernel).sort()).toEqual([
    'FIRST_YEAR',
    'LAST_YEAR',
    'MINUTES_PER_DAY',
    'addDays',
    'allocateMinor',
    'assert',
    'civilFromDay',
    'convertBack',
    'convertMoney',
    'dateOf',
    'dateOfDay',
    'dayFromCivil',
    'dayNumber',
    'dayOf',
    'dayOfDate',
    'daysBetween',
    'exponentOf',
    'formatLocalMinute',
    'isPlausibleDay',
    'localMinute',
    'minorFromDecimal',
    'mintId',
    'minuteAt',
    'ok',
    'parseCurrency',
    'parseId',
    'parseLocalDate',
    'parseLocalMinute',
    'problem',
    'refused',
    'renderProblem',
    'startOfDay',
    'unreachable',
    'weekdayOf',
  ]);
});
