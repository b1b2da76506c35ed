import { compareWithNaive } from '../packages/engine/src/testing/naive-agreement.ts';
import { numberArgument, writeResult } from './support/result.ts';

/** The engine against the naive second scheduler on random plans: `npm run prove -- naive [--plans 2000] [--seed 20261122]`. */
const plans = numberArgument('plans', 2000);
const seed = numberArgument('seed', 20_261_122);
const found = compareWithNaive(plans, seed);
for (const { plan, texts } of found) process.stdout.write(`${texts.join('\n')}\n${JSON.stringify(plan)}\n`);
writeResult('naive', { plans, disagreements: found.length, seed });
if (found.length > 0) process.exitCode = 1;
