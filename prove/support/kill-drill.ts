import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ClientOptions, callRoute, RefusedError, routes } from '@sightline/contract';
import { sql } from 'kysely';
import { verifyChain } from '../../packages/server/src/modules/audit/index.ts';
import { openEmbeddedDatabase } from '../../packages/server/src/shell/database/database.ts';
import { freePort } from '../../packages/server/src/shell/database/launch.ts';
import { readPostmaster } from '../../packages/server/src/shell/database/postmaster.ts';
import { openPool } from '../../packages/server/src/shell/pool.ts';

export type DrillOptions = { readonly cycles: number; readonly seed: number; readonly writers: number };

export type DrillResult = {
  readonly cycles: number;
  /** Commands that got a 2xx answer. */
  readonly acked: number;
  /** Acknowledged commands whose record or event is not there at the end. */
  readonly lost: number;
  /** Records beyond one for each command, although commands were sent again until they were answered. */
  readonly doubled: number;
  /** Answers that did not come or said that the database is away; each was sent again under its id. */
  readonly unanswered: number;
  /** Any other answer, such as a 500. */
  readonly failures: readonly string[];
  readonly isChainWhole: boolean;
  readonly slowestRecoveryMs: number;
};

const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const FIRST_ACCOUNT = {
  organisationName: 'Kill drill',
  currency: 'GBP',
  zone: 'UTC',
  name: 'Writer',
  email: 'writer@drill.example',
  password: 'correct horse battery',
};
const QUIET_MS = { least: 250, more: 750 };
const RECOVERY_MS = 60_000;

/**
 * Kills node and PostgreSQL in turn with SIGKILL under the writers' load, each at a random moment of the seed.
 * The writers live here, outside what is killed, and note each acknowledged command in a file.
 */
export async function killDrill({ cycles, seed, writers }: DrillOptions): Promise<DrillResult> {
  const base = mkdtempSync(join(tmpdir(), 'sightline-kill-'));
  const instance = new Instance(join(base, 'home'), await freePort());
  const ackFile = join(base, 'acks.log');
  try {
    await instance.start();
    const load = new Load(instance.url, await instance.signIn(), ackFile);
    const writing = Array.from({ length: writers }, () => load.write());
    const random = generatorOf(seed);
    let slowestRecoveryMs = 0;
    for (let cycle = 0; cycle < cycles; cycle++) {
      await sleep(QUIET_MS.least + random() * QUIET_MS.more);
      const killedAt = performance.now();
      if (cycle % 2 === 0) await instance.killNode();
      else instance.killPostgres();
      await load.nextAckAfter(performance.now());
      slowestRecoveryMs = Math.max(slowestRecoveryMs, Math.round(performance.now() - killedAt));
    }
    load.stop();
    await Promise.all(writing);
    await instance.stop();
    return { cycles, ...(await verdict(instance.home, ackFile)), ...load.figures(), slowestRecoveryMs };
  } finally {
    await instance.stop();
    rmSync(base, { recursive: true, force: true });
  }
}

/** The product as a process of its own, run from its build as `npm start` does. */
class Instance {
  readonly home: string;
  readonly url: string;
  readonly #port: number;
  #process: ChildProcess | null = null;

  constructor(home: string, port: number) {
    this.home = home;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    const { DATABASE_URL: _, ...inherited } = process.env;
    const env = { ...inherited, SIGHTLINE_HOME: this.home, PORT: String(this.#port) };
    this.#process = spawn(process.execPath, [cli, 'serve', '--empty'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    const until = performance.now() + RECOVERY_MS;
    while (performance.now() < until) {
      if (await isUp(this.url)) return;
      if (this.#process.exitCode !== null) throw new Error(`the product ended with ${this.#process.exitCode}`);
      await sleep(50);
    }
    throw new Error('the product did not start');
  }

  async signIn(): Promise<ClientOptions['headers']> {
    const response = await fetch(this.url + routes.makeFirstAccount.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'command-id': randomUUID() },
      body: JSON.stringify(FIRST_ACCOUNT),
    });
    return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
  }

  /** PostgreSQL lives on; the next start finds it. */
  async killNode(): Promise<void> {
    await this.#end('SIGKILL');
    await this.start();
  }

  /** Node notices, and starts it again. */
  killPostgres(): void {
    const found = readPostmaster(join(this.home, 'database', 'data'));
    if (found !== null) process.kill(found.pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}

/** Writers that send one command after the other, each again and again until it is answered. */
class Load {
  readonly #client: ClientOptions;
  readonly #ackFile: string;
  readonly #failures: string[] = [];
  #unanswered = 0;
  #lastAckAt = 0;
  #isStopped = false;

  constructor(baseUrl: string, headers: ClientOptions['headers'], ackFile: string) {
    this.#client = { baseUrl, headers, mintCommandId: () => randomUUID() };
    this.#ackFile = ackFile;
  }

  async write(): Promise<void> {
    while (!this.#isStopped) {
      const commandId = randomUUID();
      while (!(await this.#send(commandId))) await sleep(20);
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  async nextAckAfter(moment: number): Promise<void> {
    const until = performance.now() + RECOVERY_MS;
    while (this.#lastAckAt <= moment) {
      if (performance.now() > until) throw new Error(`nothing was acknowledged for ${RECOVERY_MS / 1000} s`);
      await sleep(5);
    }
  }

  figures(): Pick<DrillResult, 'unanswered' | 'failures'> {
    return { unanswered: this.#unanswered, failures: this.#failures };
  }

  async #send(commandId: string): Promise<boolean> {
    const signal = AbortSignal.timeout(10_000);
    try {
      const request = { body: { name: `Person ${commandId}`, email: null } };
      await callRoute(this.#client, routes.addPerson, request, { commandId, signal });
      appendFileSync(this.#ackFile, `${commandId}\n`);
      this.#lastAckAt = performance.now();
      return true;
    } catch (error) {
      this.#unanswered++;
      if (error instanceof RefusedError && error.status !== 503) this.#failures.push(error.message);
      return false;
    }
  }
}

async function isUp(url: string): Promise<boolean> {
  return fetch(`${url}/api/session`, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.ok,
    () => false,
  );
}

/** Compares the client's notes with what the database holds. */
async function verdict(home: string, ackFile: string) {
  const acked = readFileSync(ackFile, 'utf8').trim().split('\n');
  const database = await openEmbeddedDatabase({ home, isAdopted: true });
  const db = openPool(database.url);
  try {
    const { rows } = await sql<{ name: string; copies: number; events: number }>`
      select p.name, count(*) as copies, count(e.seq) as events from organisation.person p
      left join audit.event e on e.command_id::text = substr(p.name, 8) where p.name like 'Person %'
      group by p.name`.execute(db);
    const kept = new Set(rows.filter(({ events }) => events > 0).map(({ name }) => name));
    const { brokenAt } = await verifyChain(db);
    return {
      acked: acked.length,
      lost: acked.filter((id) => !kept.has(`Person ${id}`)).length,
      doubled: rows.reduce((sum, { copies }) => sum + copies - 1, 0),
      isChainWhole: brokenAt === null,
    };
  } finally {
    await db.destroy();
    await database.stop();
  }
}

/** A 32-bit linear congruential generator (Numerical Recipes): the same moments for the same seed. */
function generatorOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
