import { defineConfig } from 'vitest/config';

const rooms = ['packages/*/src', 'apps/*/src', 'tests', 'tools', 'prove'];
const endings = (ending: string) => rooms.map((room) => `${room}/**/*.${ending}`);
const world = ['db.test.ts', 'e2e.test.ts'].flatMap(endings);

/** Two projects, so that a run of pure tests only does not wait for a database. */
export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    allowOnly: false,
    // One test waits for the database while another computes; by default two processors would get one worker.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          isolate: false,
          include: endings('test.{ts,tsx}'),
          exclude: [...world, '**/node_modules/**'],
        },
      },
      { extends: true, test: { name: 'world', include: world, globalSetup: 'tests/global-setup.ts' } },
    ],
  },
});
