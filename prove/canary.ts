import { seekCanaries } from './support/canary.ts';
import { numberArgument, writeResult } from './support/result.ts';
import { onGround } from './support/world.ts';

/** `npm run prove -- canary [--count 200000] [--seed 1]`: marked secrets of projects, searched in all that anybody is answered. */
const options = { count: numberArgument('count', 200_000), seed: numberArgument('seed', 1) };
const result = await onGround((ground) => seekCanaries(ground, options));
writeResult('canary', { seed: options.seed, ...result });
process.exit(result.leaks === 0 && result.wrongTotals === 0 && result.unanswered === 0 ? 0 : 1);
