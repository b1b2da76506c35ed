export { copyTemplate, startTestCluster, type TestCluster } from './cluster.ts';
export {
  clientOf,
  FIRST_ACCOUNT,
  INSTANCE_TOKEN,
  startTestServer,
  TEST_NOW,
  type TestClient,
  type TestServer,
  type TestServerOptions,
} from './start-test-server.ts';
