import { describe, expect, it } from 'vitest';
import { faultOf } from './json-schema.ts';

describe('the second reader of the contract', () => {
  const point = {
    type: 'object',
    properties: { x: { type: 'integer', minimum: 1 } },
    required: ['x'],
    additionalProperties: false,
  };

  it.each([
    ['an object', point, { x: 1 }],
    ['a choice', { anyOf: [point, { type: 'null' }] }, null],
    ['a list', { type: 'array', items: point, maxItems: 1 }, [{ x: 2 }]],
    ['a text with spaces around', { type: 'string', maxLength: 2 }, ' ab '],
    ['a map', { type: 'object', propertyNames: { enum: ['a'] }, additionalProperties: { type: 'integer' } }, { a: 1 }],
    ['an object of several parts', { allOf: [{ type: 'object' }] }, {}],
  ])('allows %s', (_, schema, value) => {
    expect(faultOf(schema, value)).toBeNull();
  });

  it.each<[string, Record<string, unknown>, unknown, string]>([
    ['a missing field', point, {}, '$.x is missing'],
    ['an unknown field', point, { x: 1, y: 1 }, '$.y is not known'],
    ['a prototype key', point, JSON.parse('{"x":1,"__proto__":1}'), '$.__proto__ is not known'],
    ['a number out of its bounds', point, { x: 0 }, '$.x is not between 1 and Infinity'],
    ['half a number', point, { x: 1.5 }, '$.x is no integer'],
    [
      'what is none of the choices',
      { anyOf: [{ type: 'null' }, { type: 'string' }] },
      1,
      '$ is none of its choices: $ is no null',
    ],
    ['another word', { type: 'string', enum: ['a'] }, 'b', '$ is not one of its words'],
    ['another constant', { const: 'a' }, 'b', '$ is not a'],
    ['a list that is too long', { type: 'array', maxItems: 1 }, [1, 2], '$ has 2 entries'],
    ['an entry of a list', { type: 'array', items: point }, [{ x: 1 }, { x: '1' }], '$[1].x is no integer'],
    ['no UUID', { type: 'string', format: 'uuid' }, 'abc', '$ is no UUID'],
    ['another way of writing', { type: 'string', pattern: '^[A-Z]{3}$' }, 'gbp', '$ is not written like ^[A-Z]{3}$'],
    [
      'a name that a map does not know',
      { type: 'object', propertyNames: { enum: ['a'] } },
      { b: 1 },
      '$.b is not one of its words',
    ],
    ['one part of several', { allOf: [{ type: 'object' }, point] }, {}, '$.x is missing'],
  ])('names %s', (_, schema, value, fault) => {
    expect(faultOf(schema, value)).toBe(fault);
  });
});
