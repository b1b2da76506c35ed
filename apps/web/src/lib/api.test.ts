import { RefusedError } from '@sightline/contract';
import { parseId } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { failureOf, isSignedOut, isStale, mintCommandId, problemsOf } from './api.ts';

describe('a command id', () => {
  it('is a UUID that the server accepts, another one each time', () => {
    const ids = Array.from({ length: 500 }, mintCommandId);
    expect(ids.filter((id) => parseId(id) === null)).toEqual([]);
    expect(new Set(ids).size).toBe(500);
  });
});

describe('a failed call', () => {
  it('that was refused keeps its problems', () => {
    const error = new RefusedError(412, []);
    expect(failureOf(error)).toEqual({ kind: 'refused', status: 412, problems: [] });
    expect(isStale(error)).toBe(true);
    expect(isSignedOut(error)).toBe(false);
  });

  it('that met nobody is told apart', () => {
    expect(failureOf(new TypeError('Failed to fetch'))).toEqual({ kind: 'away' });
    expect(problemsOf(new TypeError('Failed to fetch'))).toEqual([]);
  });

  it.each([
    ['identity.not-signed-in', true],
    // The sign-in form and a change of the password: nothing has ended.
    ['identity.wrong-sign-in', false],
  ])('with 401 and %s: the session has ended is %s', (code, hasEnded) => {
    const told = { code, severity: 'error', subject: null, params: {}, text: '', advice: '' } as const;
    expect(isSignedOut(new RefusedError(401, [told]))).toBe(hasEnded);
  });
});
