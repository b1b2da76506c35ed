import { tamperWithChain } from './support/chain.ts';
import { numberArgument, writeResult } from './support/result.ts';
import { onGround } from './support/world.ts';

/** `npm run prove -- chain [--count 10000] [--seed 1]`: every forgery of the audit chain is found and located, and state is what history gives. */
const options = { count: numberArgument('count', 10_000), seed: numberArgument('seed', 1) };
const result = await onGround((ground) => tamperWithChain(ground, options));
writeResult('chain', { seed: options.seed, ...result });
process.exit(result.undetected === 0 && result.notLocated === 0 && result.rebuildFaults.length === 0 ? 0 : 1);
