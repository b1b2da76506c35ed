export { copyTemplate, startTestCluster } from './cluster.ts';
export { FIRST_ACCOUNT, INSTANCE_TOKEN, startTestServer, type TestServer } from './start-test-server.ts';
