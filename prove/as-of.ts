import { lookBack } from './support/as-of.ts';
import { numberArgument, writeResult } from './support/result.ts';
import { onGround } from './support/world.ts';

/** `npm run prove -- as-of [--commands 400] [--seed 1]`: every read as of a moment gives the bytes that it gave at that moment. */
const options = { commands: numberArgument('commands', 400), seed: numberArgument('seed', 1) };
const result = await onGround((ground) => lookBack(ground, options));
writeResult('as-of', { seed: options.seed, ...result });
process.exit(result.unlike === 0 && result.unasked.length === 0 && result.failures.length === 0 ? 0 : 1);
