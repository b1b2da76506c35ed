import { defineConfig } from 'vitest/config';

const rooms = ['packages/*/src', 'apps/*/src', 'tests', 'tools', 'prove'];
const endings = (ending: string) => rooms.map((room) => `${room}/**/*.${ending}`);
const world = ['db.test.ts', 'e2e.test.ts'].flatMap(endings);

/**
 * Two projects, so that a run of pure tests only does not wait for a database. Files of a worker share their modules: what a module keeps
 * between two tests it keeps between two requests as well, and to load all of it for each file took 203 s beside 1,024 s of tests.
 */
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
      { extends: true, test: { name: 'world', isolate: false, include: world, globalSetup: 'tests/global-setup.ts' } },
    ],
  },
});
