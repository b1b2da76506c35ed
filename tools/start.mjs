/** `npm start`: the command line's `serve`, on a fresh build. */
process.argv.splice(2, 0, 'serve');
await import('./cli.mjs');
