import type { Colour, ResponseOf, StatusRules, settingsPreviewRoutes } from '@sightline/contract';
import { computedStatus } from './computed-status.ts';
import type { Sight } from './read-sights.ts';
import { countsOf } from './sight-totals.ts';

type Preview = ResponseOf<typeof settingsPreviewRoutes.previewStatusRules>;

/** The lower, the worse. */
const RANK: Readonly<Record<Colour, number>> = { red: 0, amber: 1, unknown: 2, green: 3 };

/** Which computed colours other limits would change: those that turn worse first, then by key. Nothing is written. */
export function previewStatusRules(sights: readonly Sight[], wanted: Partial<StatusRules>): Preview {
  const judged = sights.map(({ project, facts }) => ({
    project,
    before: computedStatus(facts),
    after: computedStatus({ ...facts, rules: { ...facts.rules, ...wanted } }),
  }));
  const changes = judged
    .filter(({ before, after }) => before.colour !== after.colour)
    .map(({ project: { id, key, name }, before, after }) => {
      return { id, key, name, from: before.colour, to: after.colour, why: after.reasons[0] ?? '' };
    });
  return {
    projects: sights.length,
    before: countsOf(judged.map(({ before }) => before.colour)),
    after: countsOf(judged.map(({ after }) => after.colour)),
    changes: changes.sort((a, b) => gain(a) - gain(b)),
  };
}

function gain({ from, to }: { readonly from: Colour; readonly to: Colour }): number {
  return Math.sign(RANK[to] - RANK[from]);
}
