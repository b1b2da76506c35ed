import { afterAll, inject } from 'vitest';
import { startTestServer, type TestServer, type TestServerOptions } from './start-test-server.ts';
import { testDatabase } from './test-database.ts';

/** A test file's own server and database; both end with the file. Call it at the top of the file, or in `beforeAll`. */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { url } = await testDatabase();
  const server = await startTestServer(() => url, { inspectWorker: inject('inspectWorker'), ...options });
  afterAll(() => server.stop());
  return server;
}
