import { tryMutants } from './support/mutants.ts';
import { numberArgument, writeResult } from './support/result.ts';

/**
 * `npm run prove -- mutants [--count 10] [--seed 1] [--lanes 2]`: takes permission checks out of copies of the code; a proof must find
 * each. The second wall is down, so that the product's own checks are what is tried.
 */
const options = {
  count: numberArgument('count', 10),
  seed: numberArgument('seed', 1),
  lanes: numberArgument('lanes', 2),
};
const result = await tryMutants(options);
writeResult('mutants', { seed: options.seed, isSecondWallDown: true, ...result });
const isTried = result.control.stands && result.control.killedBy === null && result.broken.length === 0;
process.exit(isTried && result.survivors.length === 0 ? 0 : 1);
