import { type Permission, type Route, routes } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { problemTexts } from '../problem-texts.ts';
import { refuseUndeclared } from './mount.ts';
import { valuesAt } from './named-objects.ts';
import { STATUS_OF_CODE } from './status.ts';

describe('a route', () => {
  it.each([undefined, '', 'everybody'])("with the permission '%s' stops the server from starting", (permission) => {
    const route = { permission: permission as Permission };
    expect(() => refuseUndeclared('readSecrets', route)).toThrow('readSecrets declares no permission');
  });

  it.each(Object.entries(routes) as [string, Route][])(
    '%s declares its permission, and every id it takes',
    (name, route) => {
      expect(() => refuseUndeclared(name, route)).not.toThrow();
      for (const param of route.path.matchAll(/:(\w+Id)\b/g))
        expect(Object.keys(route.ids)).toContain(`params.${param[1]}`);
      expect(route.kind === 'read' || route.kind === 'stream').toBe(route.method === 'GET');
    },
  );
});

describe('the ids of a request', () => {
  it.each([
    ['params.projectId', { params: { projectId: 'a' } }, ['a']],
    // Absent and null ids name nothing.
    ['body.sponsorId', { body: { sponsorId: null } }, []],
    ['body.sponsorId', { body: {} }, []],
    ['body.matches[].target.projectId', { body: { matches: [{ target: { projectId: 'a' } }, { target: {} }] } }, ['a']],
    ['query.programId[]', { query: { programId: ['a', 'b'] } }, ['a', 'b']],
  ])('at %s', (path, request, ids) => {
    expect(valuesAt(request, path.split('.'))).toEqual(ids);
  });
});

describe('problem codes', () => {
  it('that have a status have a sentence too', () => {
    expect(Object.keys(STATUS_OF_CODE).filter((code) => problemTexts[code] === undefined)).toEqual([]);
  });

  it('say what and the way out, in plain sentences', () => {
    for (const [code, { text, advice }] of Object.entries(problemTexts)) {
      for (const sentence of [text, advice]) expect(sentence, code).toMatch(/^[^!—]+$/);
      expect(`${text}${advice}`.toLowerCase(), code).not.toContain('please');
    }
  });
});
