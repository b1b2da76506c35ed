import { routes } from '@sightline/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/index.ts';
import { testDatabase } from '../../testing/test-database.ts';

const { url } = await testDatabase();
const started: TestServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

async function node(options: Parameters<typeof startTestServer>[1] = {}): Promise<TestServer> {
  const isFirst = started.length === 0;
  const server = await startTestServer(() => url, { inspectWorker: 'none', isEmpty: !isFirst || wasMade, ...options });
  wasMade = true;
  started.push(server);
  return server;
}
let wasMade = false;

/** Reads a stream until `enough` says so; returns what came and whether the server ended it. */
async function follow(
  server: TestServer,
  headers: Readonly<Record<string, string>>,
  enough: (seqs: readonly number[]) => boolean,
): Promise<{ readonly seqs: readonly number[]; readonly isEnded: boolean }> {
  const response = await fetch(server.url + routes.followEvents.path, { headers });
  const seqs: number[] = [];
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const data = /^data: (.*)$/m.exec(message)?.[1];
      if (data !== undefined) seqs.push((JSON.parse(data) as { seq: number }).seq);
    }
    if (enough(seqs)) return { seqs, isEnded: false };
  }
  return { seqs, isEnded: true };
}

async function addPortfolios(client: Pick<TestServer, 'call'>, count: number): Promise<readonly number[]> {
  const made = Array.from({ length: count }, () =>
    client.call(routes.addPortfolio, { body: { name: `P ${crypto.randomUUID()}` } }),
  );
  return (await Promise.all(made)).map(({ seq }) => seq).sort((a, b) => a - b);
}

describe('the stream of changes', () => {
  it('brings what is written on one node to a browser on another, in commit order and without a gap', async () => {
    const [a, b] = [await node(), await node()];
    const reader = await b.signIn();
    const following = follow(b, { ...reader.options.headers }, (seqs) => seqs.length >= 40);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const written = await addPortfolios(a, 40);
    expect((await following).seqs).toEqual(written);
  });

  it('resumes after the last event that the browser saw', async () => {
    const server = await node();
    const { options } = await server.signIn();
    const client = { ...server, ...(await server.signIn()) };
    const written = await addPortfolios(client, 10);
    const seen = written[3] ?? 0;
    const headers = { ...options.headers, 'last-event-id': String(seen) };
    const { seqs } = await follow(server, headers, (all) => all.length >= 6);
    expect(seqs).toEqual(written.slice(4));
  });

  it('begins at the present when the browser names an event that never was', async () => {
    const server = await node();
    const client = await server.signIn();
    const headers = { ...client.options.headers, 'last-event-id': '999999' };
    const following = follow(server, headers, (seqs) => seqs.length >= 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const written = await addPortfolios(client, 1);
    expect((await following).seqs).toEqual(written);
  });

  it('ends when the session has ended', async () => {
    const server = await node({ heartbeatMs: 50 });
    const client = await server.signIn();
    const following = follow(server, { ...client.options.headers }, () => false);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.call(routes.signOut, {});
    expect((await following).isEnded).toBe(true);
  });

  it('ends at once when the server stops', async () => {
    const server = await node();
    const client = await server.signIn();
    const following = follow(server, { ...client.options.headers }, () => false);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const from = performance.now();
    await started.pop()?.stop();
    expect((await following).isEnded).toBe(true);
    expect(performance.now() - from).toBeLessThan(5000);
  });

  it('is closed to those who are not signed in', async () => {
    const server = await node();
    const response = await fetch(server.url + routes.followEvents.path);
    expect(response.status).toBe(401);
  });
});
