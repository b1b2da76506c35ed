import type { FastifyInstance } from 'fastify';
import { StartRefused } from '../start-refused.ts';

export type ListenOptions = {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** true: when the port is taken, try the ones after it. False where a person named the port. */
  readonly isNextAllowed: boolean;
};

const MOST_PORTS = 20;

/** Listens and returns the port that it got. */
export async function listen(app: FastifyInstance, options: ListenOptions): Promise<number> {
  const last = options.isNextAllowed ? options.port + MOST_PORTS : options.port;
  for (let port = options.port; port <= last; port++) {
    const refusal = await tryPort(app, options.host, port);
    if (refusal === null) return portOf(app);
    if (port === last || refusal.problems[0]?.code !== 'shell.port-taken') throw refusal;
  }
  return portOf(app);
}

async function tryPort(app: FastifyInstance, host: string, port: number): Promise<StartRefused | null> {
  try {
    await app.listen({ host, port });
    return null;
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === 'EADDRINUSE') return new StartRefused('shell.port-taken', { port, other: port + 1 });
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') return new StartRefused('shell.port-forbidden', { port, host });
    throw error;
  }
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
