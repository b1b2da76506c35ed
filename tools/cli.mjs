import { ensureInstalled } from './install.mjs';

/** `./sightline`: installs and builds what is missing, then runs the command line. Plain JavaScript: it runs before anything is installed. */
const args = process.argv.slice(2);
ensureInstalled();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale({ parts: args[0] === 'serve' ? ['server', 'web'] : ['server'] });
const { main } = await import('../dist/cli/main.js');
process.exitCode = await main(args);
