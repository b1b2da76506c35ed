import { killDrill } from './support/kill-drill.ts';
import { numberArgument, writeResult } from './support/result.ts';

/** `npm run prove -- kill --cycles 20`: no acknowledged command is lost when node and PostgreSQL are killed in turn. */
const options = {
  cycles: numberArgument('cycles', 20),
  seed: numberArgument('seed', 1),
  writers: numberArgument('writers', 4),
};
const result = await killDrill(options);
writeResult('kill', { seed: options.seed, ...result });
const isProven = result.lost === 0 && result.doubled === 0 && result.isChainWhole && result.failures.length === 0;
process.exit(isProven ? 0 : 1);
