import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../../tools/build.mjs';

const program = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'sightline backup '));
const home = join(base, 'home');
const backup = join(base, 'backup.jsonl');

beforeAll(async () => {
  await buildIfStale({ parts: ['server'] });
  const account = ['--organisation', 'Northwind', '--name', 'Priya Raman', '--email', 'priya@northwind.example'];
  expect(await run(home, ['admin', 'create', ...account, '--password-stdin'], 'correct horse battery\n')).toMatchObject(
    {
      code: 0,
    },
  );
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

type Ended = { readonly code: number; readonly out: string; readonly err: string };

function run(folder: string, args: readonly string[], input = ''): Promise<Ended> {
  const { DATABASE_URL: _url, ...inherited } = process.env;
  const env = { ...inherited, SIGHTLINE_HOME: folder };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
    child.stdin?.end(input);
  });
}

const lastJson = ({ out }: Ended) =>
  JSON.parse(out.trim().split('\n').at(-1) ?? '') as Readonly<Record<string, unknown>>;

describe('the command line', () => {
  it('backs up a stopped instance, says what the file holds, and does not replace it', async () => {
    const first = await run(home, ['backup', backup]);
    expect([first.code, first.out]).toEqual([
      0,
      expect.stringMatching(/rows of \d+ tables .* up to command 1, and was/),
    ]);
    expect(readFileSync(backup, 'utf8')).toContain('priya@northwind.example');
    const again = await run(home, ['backup', backup]);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining(`${backup} is there already`)]);
  });

  it('loads an export into a new folder, and gives the same bytes from there', async () => {
    const other = join(base, 'other');
    expect(lastJson(await run(other, ['load', backup, '--json']))).toMatchObject({ head: { seq: 1 } });
    expect(await run(other, ['export', join(base, 'again.jsonl')])).toMatchObject({ code: 0 });
    expect(readFileSync(join(base, 'again.jsonl')).equals(readFileSync(backup))).toBe(true);
  });

  it('restores over an instance and names where the old data lies', async () => {
    const { kept } = lastJson(await run(home, ['restore', backup, '--json'])) as { readonly kept: string };
    expect(existsSync(join(kept, 'data', 'PG_VERSION'))).toBe(true);
    expect(lastJson(await run(home, ['status', '--json']))).toMatchObject({ isRunning: false });
  });

  it('examines an instance', async () => {
    const healthy = await run(home, ['doctor']);
    expect([healthy.code, healthy.out]).toEqual([0, expect.stringContaining('Nothing is wrong.')]);
    expect(lastJson(await run(home, ['doctor', '--json']))).toMatchObject({
      durability: { class: 'S', fsync: 'on', fullPageWrites: 'on' },
      chain: { events: 1, brokenAt: null },
      problems: [],
    });
  });

  it.each([
    [['backup'], 2, "'backup' needs one file"],
    [['load', program], 1, 'is no export of Sightline'],
  ])('answers %j with code %d and the way out', async (args, code, text) => {
    const refused = await run(join(base, 'none'), args);
    expect([refused.code, refused.err]).toEqual([code, expect.stringContaining(text)]);
    expect(existsSync(join(base, 'none'))).toBe(false);
  });

  it('finds no data to export or to examine in an empty folder', async () => {
    for (const args of [['export', join(base, 'x')], ['doctor']]) {
      const refused = await run(join(base, 'none'), args);
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('There is no Sightline data in')]);
    }
  });
});
