import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../../tools/build.mjs';

const program = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'sightline instance '));
const running: Started[] = [];

type Started = {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
};

beforeAll(async () => {
  await buildIfStale({ parts: ['server'] });
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

function run(home: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Started {
  const { DATABASE_URL: _url, PORT: _port, HOST: _host, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...args], { env: { ...inherited, SIGHTLINE_HOME: home, ...env } });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.stdin.end(input);
  const started = {
    child,
    output: () => text,
    ended: new Promise<number | null>((resolve) => child.once('close', resolve)),
  };
  running.push(started);
  return started;
}

/** Starts an instance and waits for its address. */
async function serve(
  home: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = ['--empty'],
): Promise<Started & { readonly url: string }> {
  const started = run(home, ['serve', ...args], env);
  const isOver = started.ended.then(() => true);
  for (;;) {
    const url = /ready at (\S+)/.exec(started.output())?.[1];
    if (url !== undefined) return { ...started, url };
    const isEnded = await Promise.race([isOver, new Promise<false>((resolve) => setTimeout(() => resolve(false), 50))]);
    if (isEnded) throw new Error(started.output());
  }
}

async function isFirstRun(url: string): Promise<boolean> {
  return ((await (await fetch(`${url}/api/session`)).json()) as { isFirstRun: boolean }).isFirstRun;
}

const postgresOf = (home: string) =>
  Number(readFileSync(join(home, 'database/data/postmaster.pid'), 'utf8').split('\n')[0]);

const account = ['--organisation', 'Northwind', '--zone', 'Europe/London', '--name', 'Priya Raman'];
const adminCreate = ['admin', 'create', ...account, '--email', 'priya@northwind.example', '--password-stdin'];

describe('an instance', () => {
  it('stops cleanly on Ctrl-C, with its database, and leaves no instance file', async () => {
    const home = join(base, 'clean stop');
    const { child, ended, output } = await serve(home, { PORT: '0' });
    expect(statSync(join(home, 'instance.json')).mode & 0o777).toBe(0o600);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(output()).toContain('Stopped.');
    expect(() => postgresOf(home)).toThrow('ENOENT');
    expect(() => statSync(join(home, 'instance.json'))).toThrow('ENOENT');
  });

  it('is found by the command line, makes its first account there, and is not started twice', async () => {
    const home = join(base, 'found');
    const { url, child } = await serve(home, { PORT: '0' });
    const status = run(home, ['status', '--json']);
    expect(await status.ended).toBe(0);
    expect(JSON.parse(status.output())).toMatchObject({ isRunning: true, url, pid: child.pid });
    const admin = run(home, adminCreate, {}, 'correct horse battery\n');
    expect([await admin.ended, admin.output()]).toEqual([0, expect.stringContaining('priya@northwind.example')]);
    expect(await isFirstRun(url)).toBe(false);
    const again = run(home, adminCreate, {}, 'correct horse battery\n');
    expect([await again.ended, again.output()]).toEqual([1, expect.stringContaining('has its first account already')]);
    const second = run(home, ['serve', '--empty'], { PORT: '0' });
    expect([await second.ended, second.output()]).toEqual([1, expect.stringContaining(`runs already at ${url}`)]);
  });

  it('takes over the PostgreSQL that kill -9 left behind, and stops it at the end', async () => {
    const home = join(base, 'orphan');
    const first = await serve(home, { PORT: '0' });
    const orphan = postgresOf(home);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await serve(home, { PORT: '0' });
    expect(postgresOf(home)).toBe(orphan);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(() => postgresOf(home)).toThrow('ENOENT');
  });

  it('says which port is taken and the way out when the port was named, else takes the next one and says so', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(7400, '127.0.0.1', resolve).once('error', () => resolve()));
    try {
      const named = run(join(base, 'port'), ['serve', '--empty', '--port', '7400']);
      expect(await named.ended).toBe(1);
      expect(named.output()).toContain('Port 7400 is taken by another program.\nChoose another with PORT=7401');
      const next = await serve(join(base, 'port'));
      expect(Number(new URL(next.url).port)).toBeGreaterThan(7400);
      expect(next.output()).toContain('Port 7400 is taken, so this is');
    } finally {
      other.close();
    }
  });

  it('runs beside another one with its own folder, port and cookie', async () => {
    const [a, b] = [await serve(join(base, 'a'), { PORT: '0' }), await serve(join(base, 'b'), { PORT: '0' })];
    expect(await run(join(base, 'a'), adminCreate, {}, 'correct horse battery').ended).toBe(0);
    expect([await isFirstRun(a.url), await isFirstRun(b.url)]).toEqual([false, true]);
  });
});

describe('the demo', () => {
  const demoOf = async (home: string) => {
    const status = run(home, ['demo', 'status', '--json']);
    expect(await status.ended).toBe(0);
    return JSON.parse(status.output()) as { state: string; loaded: { size: string; variant: number } | null };
  };

  it('is loaded into an empty database where there is no terminal to ask on, and never into a used one', async () => {
    const home = join(base, 'demo');
    const { url, output, child, ended } = await serve(home, { PORT: '0' }, []);
    expect(output()).toContain('The demo organisation is in it');
    expect(await isFirstRun(url)).toBe(false);
    expect(await demoOf(home)).toMatchObject({ state: 'present', loaded: { size: 'S', variant: 0 } });
    child.kill('SIGTERM');
    await ended;
    const again = run(home, ['serve', '--demo', 'S'], { PORT: '0' });
    expect([await again.ended, again.output()]).toEqual([1, expect.stringContaining('is here already')]);
    const unsure = run(home, ['demo', 'remove']);
    expect([await unsure.ended, unsure.output()]).toEqual([1, expect.stringContaining('Nothing was removed')]);
    const removed = run(home, ['demo', 'remove', '--yes']);
    expect([await removed.ended, removed.output()]).toEqual([0, expect.stringContaining('Removed: ')]);
    const twice = run(home, ['demo', 'remove', '--yes']);
    expect([await twice.ended, twice.output()]).toEqual([1, expect.stringContaining('is not here')]);
    const used = await serve(home, { PORT: '0' }, []);
    expect(await isFirstRun(used.url)).toBe(true);
  });

  it('is not loaded where others could reach it, since it is entered without a password', async () => {
    const env = { PORT: '0', HOST: '0.0.0.0' };
    const wished = run(join(base, 'open demo'), ['serve', '--demo', 'S'], env);
    expect([await wished.ended, wished.output()]).toEqual([1, expect.stringContaining('entered without a password')]);
    const { url } = await serve(join(base, 'open demo'), env, []);
    expect(await isFirstRun(url)).toBe(true);
  });
});

describe('the command line', () => {
  it('makes the first account without a running instance', async () => {
    const home = join(base, 'alone');
    const admin = run(home, adminCreate, {}, 'correct horse battery\n');
    expect([await admin.ended, admin.output()]).toEqual([0, expect.stringContaining('is made')]);
    expect(await run(home, ['status']).ended).toBe(1);
  });

  it('names all that is wrong with a first account at once', async () => {
    const args = ['admin', 'create', '--organisation', 'N', '--name', 'P', '--email', 'nobody', '--currency', 'pounds'];
    const admin = run(join(base, 'alone 2'), [...args, '--password-stdin'], {}, 'short');
    expect(await admin.ended).toBe(1);
    for (const field of ['email', 'currency', 'password']) expect(admin.output()).toContain(`'${field}' must`);
  });

  it.each([
    [['frobnicate'], "no command 'frobnicate'"],
    [['serve', '--prot', '1'], "Unknown option '--prot'"],
    [['serve', '--port', 'http'], "'http' is not a port"],
    [['serve', '--demo', 'XL', '--variant', '10000', '--empty'], "'XL' is no size"],
    [['serve', '--demo', 'XL', '--variant', '10000', '--empty'], "'10000' is no variant"],
    [['serve', '--demo', 'XL', '--variant', '10000', '--empty'], "'--demo' and '--empty' cannot be given together"],
    [['demo', 'load'], "'demo load' is not a command"],
    [['admin', 'delete'], "'admin delete' is not a command"],
    [['admin', 'create', '--name', 'P'], '--organisation is missing'],
  ])('answers %j with what was not understood and exit code 2', async (args, text) => {
    const misunderstood = run(join(base, 'none'), args);
    expect([await misunderstood.ended, misunderstood.output()]).toEqual([2, expect.stringContaining(text)]);
  });

  it('names a wrong DATABASE_URL without its password', async () => {
    mkdirSync(join(base, 'url'));
    const env = { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' };
    const refused = run(join(base, 'url'), ['serve', '--empty', '--port', '0'], env);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('DATABASE_URL (postgres://me@127.0.0.1:1/x) leads to no database');
    expect(refused.output()).not.toContain('secret');
  });
});
