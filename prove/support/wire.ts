import { Agent, request as openRequest } from 'node:http';
import type { Written } from './api-fuzz.ts';

/** Everything that came back: the body, and the head as it was sent. */
export type Reply = { readonly status: number; readonly head: string; readonly body: string };

/** A few connections that stay open, as browsers keep them: a proof of 200,000 requests must not spend its time on opening them. */
export class Wire {
  readonly #agent: Agent;
  readonly #url: string;

  constructor(url: string, connections: number) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  ask({ method, path, headers, body }: Written, own: Readonly<Record<string, string>>): Promise<Reply> {
    const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const options = { agent: this.#agent, method, headers: { ...own, ...headers, ...length }, timeout: 60_000 };
      const asking = openRequest(this.#url + path, options, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            head: response.rawHeaders.join('\n'),
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      });
      asking.on('timeout', () => asking.destroy(new Error('no answer in a minute')));
      asking.on('error', reject);
      asking.end(body ?? undefined);
    });
  }

  /** Follows a stream of events from its beginning; `end` gives what came. */
  follow(path: string, own: Readonly<Record<string, string>>): { readonly end: () => string } {
    const parts: string[] = [];
    const asking = openRequest(this.#url + path, { headers: { ...own, 'Last-Event-ID': '0' } }, (response) => {
      response.setEncoding('utf8').on('data', (part: string) => parts.push(part));
    });
    // Ended by us.
    asking.on('error', () => {});
    asking.end();
    return {
      end: () => {
        asking.destroy();
        return parts.join('');
      },
    };
  }

  close(): void {
    this.#agent.destroy();
  }
}
