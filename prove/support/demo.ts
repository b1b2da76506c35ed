import type { DemoOrganisation, Planted } from '@sightline/demo';
import { demoOf } from '../../packages/demo/src/testing/demo-of.ts';
import { DETECTORS } from '../../packages/demo/src/testing/detectors.ts';
import { verifyChain } from '../../packages/server/src/modules/audit/index.ts';
import { openPool } from '../../packages/server/src/shell/pool.ts';
import { copyTemplate } from '../../packages/server/src/testing/cluster.ts';
import { demoIn } from '../../tests/support/demo-in.ts';
import { readDemo } from './read-demo.ts';
import { rebuildFaults } from './rebuild.ts';
import type { Ground } from './world.ts';

export type DemoResult = {
  readonly variants: readonly VariantResult[];
  /** Findings that a variant hides, all variants together. */
  readonly planted: number;
  /** Findings that are not there as data. */
  readonly lost: readonly string[];
  /** Findings that a variant took out and that are there nevertheless. */
  readonly undead: readonly string[];
  readonly brokenChains: number;
  readonly rebuildFaults: readonly string[];
};
type VariantResult = { readonly variant: number; readonly tasks: number; readonly days: number; readonly hash: string };

/** Loads variants of the demo and lets readers of the tables look for what the data hides; they know nothing of the description. */
export async function findPlanted(ground: Ground, variants: readonly number[]): Promise<DemoResult> {
  const written = demoOf();
  const results = [];
  for (const variant of variants) results.push(await tryVariant(ground, written, variant));
  return {
    variants: results.map(({ variant, tasks, days, hash }) => ({ variant, tasks, days, hash })),
    planted: results.reduce((sum, { planted }) => sum + planted, 0),
    lost: results.flatMap(({ lost }) => lost),
    undead: results.flatMap(({ undead }) => undead),
    brokenChains: results.filter(({ isChainBroken }) => isChainBroken).length,
    rebuildFaults: results.flatMap(({ faults }) => faults),
  };
}

async function tryVariant({ cluster }: Ground, written: DemoOrganisation, variant: number) {
  const { url, drop } = await copyTemplate(cluster);
  const db = openPool(() => url);
  try {
    const { tasks, hash } = await demoIn(db, { variant });
    const expected = demoOf({ variant });
    const { events, brokenAt } = await verifyChain(db);
    const isThere = finderIn(await readDemo(db));
    const named = ({ id, kind }: Planted) => `variant ${variant}: ${id} (${kind})`;
    return {
      ...{ variant, days: events - 1, tasks, hash },
      planted: expected.planted.length,
      lost: expected.planted.filter((finding) => !isThere(finding)).map(named),
      undead: takenOut(written, expected).filter(isThere).map(named),
      isChainBroken: brokenAt !== null,
      faults: (await rebuildFaults(db)).rebuildFaults,
    };
  } finally {
    await db.destroy();
    await drop();
  }
}

function finderIn(demo: DemoOrganisation): (finding: Planted) => boolean {
  const hits = new Map(Object.entries(DETECTORS).map(([kind, detect]) => [kind, detect(demo)]));
  return ({ kind, projectIds }) => hits.get(kind)?.some((hit) => projectIds.every((id) => hit.includes(id))) === true;
}

/** What the organisation as written hides and this variant does not, by the ids of the variant. */
function takenOut(written: DemoOrganisation, demo: DemoOrganisation): readonly Planted[] {
  const kept = new Set(demo.planted.map(({ id }) => id));
  const idOf = new Map(written.records.projects.map(({ id }, index) => [id, demo.records.projects[index]?.id]));
  return written.planted
    .filter(({ id }) => !kept.has(id))
    .map((finding) => ({ ...finding, projectIds: finding.projectIds.flatMap((id) => idOf.get(id) ?? []) }));
}
