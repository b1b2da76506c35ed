import { describe, expect, it } from 'vitest';
import type { DemoOrganisation, Planted } from './records.ts';
import { demoOf } from './testing/demo-of.ts';
import { DETECTORS } from './testing/detectors.ts';

function isFound(demo: DemoOrganisation, { kind, projectIds }: Planted): boolean {
  return DETECTORS[kind](demo).some((hit) => projectIds.every((id) => hit.includes(id)));
}

const written = demoOf();

describe('the findings that the data hides', () => {
  it('are all there in the organisation as written', () => {
    const lost = written.planted.filter((finding) => !isFound(written, finding));
    expect(lost.map(({ id }) => id)).toEqual([]);
    expect(new Set(written.planted.map(({ kind }) => kind))).toEqual(new Set(Object.keys(DETECTORS)));
  });

  it.each([1, 2, 3, 4, 5])('are there in variant %i as far as it kept them, and only these', (variant) => {
    const demo = demoOf({ variant });
    const kept = new Set(demo.planted.map(({ id }) => id));
    const keyOf = new Map(written.records.projects.map(({ id }, index) => [id, demo.records.projects[index]?.id]));
    const gone = written.planted
      .filter(({ id }) => !kept.has(id))
      .map((finding) => ({ ...finding, projectIds: finding.projectIds.flatMap((id) => keyOf.get(id) ?? []) }));
    expect(gone.length).toBeGreaterThanOrEqual(2);
    expect(demo.planted.filter((finding) => !isFound(demo, finding)).map(({ id }) => id)).toEqual([]);
    expect(gone.filter((finding) => isFound(demo, finding)).map(({ id }) => id)).toEqual([]);
  });

  it('never join two projects of one manager, but for the manager who has too many', () => {
    const managerOf = new Map(written.records.projects.map(({ id, managerId }) => [id, managerId]));
    const shared = written.planted.filter(({ kind, projectIds }) => {
      const managers = projectIds.flatMap((id) => managerOf.get(id) ?? []);
      return kind !== 'resource' && new Set(managers).size < managers.length;
    });
    expect(shared.map(({ id }) => id)).toEqual([]);
  });

  it('point at records that exist', () => {
    const ids = new Set(Object.values(written.records).flatMap((rows) => rows.map(({ id }): string => id)));
    const named = written.planted.flatMap(({ projectIds, evidenceIds }) => [...projectIds, ...evidenceIds]);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});
