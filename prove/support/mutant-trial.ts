import { openPool } from '../../packages/server/src/shell/pool.ts';
import { nameForeignIds, registersBut } from './foreign-ids.ts';
import { judgeMatrix } from './matrix.ts';
import { numberArgument } from './result.ts';
import { fencedTables, setSecondWall } from './second-wall.ts';
import { type Ground, onGround } from './world.ts';

/** What the proofs find in the code that stands here: the last line names the first that fails, or none. Run in a copy of the repository. */
const seed = numberArgument('seed', 1);
const cases = numberArgument('cases', Number.MAX_SAFE_INTEGER);
const proofs: readonly (readonly [
  string,
  (ground: Parameters<typeof judgeMatrix>[0]) => Promise<readonly string[]>,
])[] = [
  ['matrix', async (ground) => (await judgeMatrix(ground, { seed, count: cases, stopsAtFirst: true })).examples],
  [
    'foreign-ids',
    async (ground) => (await nameForeignIds(ground, { idsPerKind: 1, seed, leftOut: registersBut(2, seed) })).examples,
  ],
];
const verdict = await onGround(async (ground) => {
  await lowerSecondWall(ground);
  for (const [proof, find] of proofs) {
    const [example] = await find(ground);
    if (example !== undefined) return { killedBy: proof, example };
  }
  return { killedBy: null, example: null };
});
console.log(JSON.stringify(verdict));
process.exit(0);

/** In the database that every world is copied from: a proof must find the mutant in the product's own filters. */
async function lowerSecondWall({ cluster }: Ground): Promise<void> {
  const url = new URL(cluster.ownerUrl);
  url.pathname = `/${cluster.template}`;
  const db = openPool(() => url.href, 1);
  await setSecondWall(db, 'down', await fencedTables(db));
  await db.destroy();
}
