import { fileURLToPath } from 'node:url';

/** What stands beside the server's bundle `dist/server/index.js` in the built product, and the demo's description in the checkout. */
export const productFiles = {
  migrations: fileURLToPath(new URL('../migrations/', import.meta.url)),
  web: fileURLToPath(new URL('../web/', import.meta.url)),
  demoSpec: fileURLToPath(new URL('../../data/demo/seed_spec.json', import.meta.url)),
  inspectWorker: fileURLToPath(new URL('./inspect-worker.js', import.meta.url)),
} as const;
