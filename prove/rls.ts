import { numberArgument, writeResult } from './support/result.ts';
import { proveSecondWall } from './support/rls.ts';
import { onGround } from './support/world.ts';

/** `npm run prove -- rls [--count 100000] [--seed 1]`: what the policies hold back when the application holds back nothing. */
const options = { triples: numberArgument('count', 100_000), seed: numberArgument('seed', 1), share: 1 };
const result = await onGround((ground) => proveSecondWall(ground, options));
writeResult('rls', { seed: options.seed, ...result });
const violations = [result.leaks, result.serverErrors, result.mismatches, result.apiDisagreements];
const canFail = result.controlLeaks > 0 && result.controlMismatches > 0;
process.exit(canFail && violations.every((count) => count === 0) ? 0 : 1);
