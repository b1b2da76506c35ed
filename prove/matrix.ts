import { judgeMatrix } from './support/matrix.ts';
import { numberArgument, writeResult } from './support/result.ts';
import { onGround } from './support/world.ts';

/** `npm run prove -- matrix [--seed 1]`: every operation × principal × place against the oracle; a refusal changes no row. */
const options = { seed: numberArgument('seed', 1), count: numberArgument('count', Number.MAX_SAFE_INTEGER) };
const result = await onGround((ground) => judgeMatrix(ground, { ...options, stopsAtFirst: false }));
writeResult('matrix', { seed: options.seed, ...result });
const violations = [result.unexpectedAllows, result.unexpectedDenies, result.refusalsThatChanged];
process.exit(violations.every((count) => count === 0) ? 0 : 1);
