import { routes } from '@sightline/contract';
import { copyTemplate } from '../../packages/server/src/testing/cluster.ts';
import { expected, principals } from '../../packages/server/src/testing/matrix/oracle.ts';
import { allCases, type Case, runMatrix, type Violation } from '../../packages/server/src/testing/matrix/run-matrix.ts';
import { makeWorld } from '../../packages/server/src/testing/matrix/world.ts';
import { startTestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { type FieldResult, fieldCases, judgeFields } from './matrix-fields.ts';
import { randomOf, shuffled } from './random.ts';
import type { Ground } from './world.ts';

export type MatrixOptions = {
  readonly seed: number;
  /** The most cases to make; all when there are fewer. */
  readonly count: number;
  /** Ends at the first slice that holds a violation: enough to know that something is wrong. */
  readonly stopsAtFirst: boolean;
};

export type MatrixResult = {
  readonly routes: number;
  readonly principals: number;
  readonly places: readonly string[];
  readonly cases: number;
  /** Cases of routes where no role decides, such as signing in: the oracle says nothing of them. */
  readonly undecided: number;
  /** How many cases were asked for each answer that the oracle expects. */
  readonly expected: Readonly<Record<string, number>>;
  /** Fields that need more than their route does, each as everybody on everything. */
  readonly fieldCases: number;
  readonly unexpectedAllows: number;
  readonly unexpectedDenies: number;
  /** Refusals that left a row in any table. */
  readonly refusalsThatChanged: number;
  readonly examples: readonly string[];
};

const SLICE = 200;
const MOST_EXAMPLES = 20;

/** Every operation × principal × place against the oracle, in an order that the seed decides. */
export async function judgeMatrix(ground: Ground, { seed, count, stopsAtFirst }: MatrixOptions): Promise<MatrixResult> {
  const { url, drop } = await copyTemplate(ground.cluster);
  const server = await startTestServer(() => url, { inspectWorker: ground.inspectWorker, reportFailure: () => {} });
  try {
    const world = await makeWorld(server, principals());
    const cases = inOrder(allCases(), seed).slice(0, count);
    // First: breaking the glass, last of all, changes what the auditor sees.
    const fields = await judgeFields(world, shuffled(fieldCases(world), randomOf(seed)).slice(0, count));
    const violations: Violation[] = [];
    let made = 0;
    while (
      made < cases.length &&
      !(stopsAtFirst && violations.length + fields.allows.length + fields.denies.length > 0)
    ) {
      violations.push(...(await runMatrix(world, cases.slice(made, made + SLICE))));
      made += SLICE;
    }
    return figures(cases.slice(0, made), { violations, fields });
  } finally {
    await server.stop();
    await drop();
  }
}

/** What breaks the glass changes what the auditor sees, so it stays behind everything else. */
function inOrder(cases: readonly Case[], seed: number): readonly Case[] {
  const mixed = shuffled(cases, randomOf(seed));
  const isGlass = ({ route }: Case) => route === 'breakGlass';
  return [...mixed.filter((each) => !isGlass(each)), ...mixed.filter(isGlass)];
}

type Found = { readonly violations: readonly Violation[]; readonly fields: FieldResult };

function figures(cases: readonly Case[], { violations, fields }: Found): MatrixResult {
  const wanted = cases.map((each) => expected(each.route, each.principal, each.place));
  const answers = violations.filter((each) => each.expected !== 'no rows changed');
  const allows = answers.filter(({ got }) => got.startsWith('allowed'));
  return {
    routes: Object.keys(routes).length,
    principals: principals().length,
    places: [...new Set(cases.map(({ place }) => place))].sort(),
    cases: cases.length,
    undecided: wanted.filter((each) => each === 'no role decides').length,
    expected: countsOf(wanted.filter((each) => each !== 'no role decides')),
    fieldCases: fields.cases,
    unexpectedAllows: allows.length + fields.allows.length,
    unexpectedDenies: answers.length - allows.length + fields.denies.length,
    refusalsThatChanged: violations.length - answers.length,
    examples: [
      ...violations.map((each) => JSON.stringify(each).slice(0, 300)),
      ...fields.allows,
      ...fields.denies,
    ].slice(0, MOST_EXAMPLES),
  };
}

function countsOf(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
