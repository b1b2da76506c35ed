import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { computedStatus } from './computed-status.ts';
import { earnedOf, factsOf, idOf, on, planOf } from './testing/facts.ts';

const folder = process.env.SIGHTLINE_DATA ?? path.resolve(import.meta.dirname, '../../../../../../shared/data');
const file = path.join(folder, 'demo/seed_spec.json');

type DemoProject = {
  readonly id: string;
  readonly baseline_go_live: string;
  readonly forecast_go_live: string;
  readonly bac_k: number;
  readonly pv_k: number;
  readonly ev_k: number;
  readonly ac_k: number;
  readonly computed_rag: string;
};

/** The forty projects on which the rules and their guards were found (design/domain.md section 2.8 and 6). */
describe('computed status of the demo organisation', () => {
  it.skipIf(!existsSync(file))('gives every project the colour of its specification (no-data)', () => {
    const { projects } = JSON.parse(readFileSync(file, 'utf8')) as { projects: readonly DemoProject[] };
    const got = projects.map((project) => [project.id, colourOf(project)]);
    expect(got).toHaveLength(40);
    expect(got).toEqual(projects.map((project) => [project.id, project.computed_rag]));
  });
});

function colourOf(project: DemoProject): string {
  const facts = factsOf({
    plan: planOf({
      finishOn: on(project.forecast_go_live),
      finishTask: { id: idOf<'task'>(1), name: 'Go-live' },
      baselineFinishOn: on(project.baseline_go_live),
      earnedValue: earnedOf(project.bac_k, project.pv_k, project.ev_k, project.ac_k),
    }),
  });
  const status = computedStatus(facts);
  expect(status.basis).toBe('earned-value');
  return { green: 'G', amber: 'A', red: 'R', unknown: '?' }[status.colour];
}
