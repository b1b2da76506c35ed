import { findPlanted } from './support/demo.ts';
import { numberArgument, writeResult } from './support/result.ts';
import { onGround } from './support/world.ts';

/** `npm run prove -- demo [--count 5]`: the demo as written and its first variants, loaded; what they hide is there as data. */
const last = numberArgument('count', 5);
const variants = Array.from({ length: last + 1 }, (_, variant) => variant);
const result = await onGround((ground) => findPlanted(ground, variants));
writeResult('demo', result);
const { lost, undead, brokenChains, rebuildFaults } = result;
process.exit(lost.length + undead.length + brokenChains + rebuildFaults.length === 0 ? 0 : 1);
