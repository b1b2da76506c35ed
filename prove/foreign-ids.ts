import { nameForeignIds } from './support/foreign-ids.ts';
import { numberArgument, writeResult } from './support/result.ts';
import { onGround } from './support/world.ts';

/** `npm run prove -- foreign-ids [--count 10] [--seed 1]`: every id of every request against ids of `count` things of each other kind. */
const options = { idsPerKind: numberArgument('count', 10), seed: numberArgument('seed', 1) };
const result = await onGround((ground) => nameForeignIds(ground, options));
writeResult('foreign-ids', { seed: options.seed, ...result });
process.exit(result.unlike === 0 && result.changed === 0 && result.uncovered.length === 0 ? 0 : 1);
