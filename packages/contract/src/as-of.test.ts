import { describe, expect, it } from 'vitest';
import type { Route } from './index.ts';
import { parseAsOf, routes } from './index.ts';

describe('asOf', () => {
  const READ: readonly (readonly [string, string | null])[] = [
    ['2026-11-23', '2026-11-23'],
    ['2026-11-23T08:00:00Z', '2026-11-23T08:00:00.000Z'],
    ['2026-11-23T08:00:00.5Z', '2026-11-23T08:00:00.500Z'],
    ['2026-11-23T08:00:00.123Z', '2026-11-23T08:00:00.123Z'],
    ['2026-02-29', null], // no such day
    ['2026-11-23T24:00:00Z', null], // no such hour
    ['2026-11-23T08:00:00', null], // no zone
    ['2026-11-23T08:00:00+01:00', null], // not UTC
    ['2026-11-23T08:00Z', null], // no seconds
    ['2026-11-23T08:00:00.1234Z', null], // finer than the clock
    ['1949-12-31', null], // before any plan
    ['2151-01-01', null],
    ['23 Nov 2026', null],
    ['yesterday', null],
    ['', null],
  ];
  it.each(READ)('%s is %s', (text, wanted) => {
    expect(parseAsOf(text)).toBe(wanted);
  });
});

/** Reads that have no past, each with its reason. */
const WITHOUT_PAST: Readonly<Record<string, string>> = {
  readSession: 'who is signed in, and what he may do, is always of today',
  readInvitation: 'a link is open or it is not',
  readPeopleAccess: 'rights are always those of today',
  readGrantableScopes: 'what can be given is given today',
  readProjectAccess: 'rights are always those of today',
  readConfidentialProjects: 'rights are always those of today',
  readRegisterImport: 'a working paper; what it makes has a past',
  readPlanImport: 'a working paper; what it makes has a past',
  listOwnCommands: 'it is the past itself',
  previewUndo: 'an undo is done today',
  listTokens: 'rights are always those of today',
  listAllTokens: 'rights are always those of today',
  listDelegations: 'rights are always those of today',
  listAllDelegations: 'rights are always those of today',
  readUnits: 'it asks for a day of its own: units hold from a day to a day, and days to come are planned',
  previewSettingsSections: 'what is wanted would hold from now on',
  listPersonas: 'whom one can look with the eyes of is always of today',
  readDemo: 'the demo is here today or it is not',
  previewDemoRemoval: 'a removal is done today',
  listGoneLinks: 'what is gone is gone today',
  readOpenApi: 'it describes the program that runs',
};

it('every read looks back, or says why it has no past', () => {
  const reads = Object.entries(routes as Readonly<Record<string, Route>>).filter(([, { kind }]) => kind === 'read');
  const silent = reads.filter(([name, { query }]) => !looksBack(query) && WITHOUT_PAST[name] === undefined);
  expect(silent.map(([name]) => name)).toEqual([]);
  const both = reads.filter(([name, { query }]) => looksBack(query) && WITHOUT_PAST[name] !== undefined);
  expect(both.map(([name]) => name)).toEqual([]);
});

it('only reads look back', () => {
  const writes = Object.entries(routes as Readonly<Record<string, Route>>).filter(([, { kind }]) => kind !== 'read');
  expect(writes.filter(([, { query }]) => looksBack(query))).toEqual([]);
});

function looksBack(query: Route['query']): boolean {
  return query !== null && 'shape' in query && 'asOf' in Object(query.shape);
}
