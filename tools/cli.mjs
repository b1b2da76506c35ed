import { ensureInstalled } from './install.mjs';

/** `./sightline`: installs and builds what is missing, then runs the command line. Plain JavaScript: it runs before anything is installed. */
ensureInstalled();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale({ parts: process.argv[2] === 'serve' ? ['server', 'web'] : ['server'] });
await import('../dist/cli/main.js');
