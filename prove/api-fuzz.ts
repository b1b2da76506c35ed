import { fuzzApi } from './support/api-fuzz.ts';
import { numberArgument, writeResult } from './support/result.ts';
import { onGround } from './support/world.ts';

/** `npm run prove -- api-fuzz [--count 60000] [--seed 1]`: requests from the OpenAPI document, valid and broken, judged by it. */
const options = { count: numberArgument('count', 60_000), seed: numberArgument('seed', 1) };
const result = await onGround((ground) => fuzzApi(ground, options));
writeResult('api-fuzz', { seed: options.seed, ...result });
const violations = [
  result.serverErrors,
  result.offSchemaAnswers,
  result.brokenAccepted,
  result.stackTraces,
  result.noAnswers,
];
process.exit(violations.every((count) => count === 0) ? 0 : 1);
