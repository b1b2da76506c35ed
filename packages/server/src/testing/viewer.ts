import type { Instant } from '@sightline/kernel';
import type { Viewer } from '../modules/identity/index.ts';
import { TEST_NOW } from './start-test-server.ts';

/** Sees everything: for tests that look at what is stored, whoever stored it. */
export const EVERYTHING: Viewer = {
  caller: { accountId: null, isInstance: true, sessionHash: null },
  now: TEST_NOW as Instant,
};
