import { main } from './main.ts';

/** The program: `node dist/cli/main.js …`. */
process.exitCode = await main(process.argv.slice(2));
