import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { importCommand } from './import-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PLAN = `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>Road</Name><StartDate>2026-05-04T08:00:00</StartDate>
<Tasks>
<Task><UID>1</UID><ID>1</ID><Name>Dig</Name><Duration>PT8H0M0S</Duration><OutlineLevel>1</OutlineLevel></Task>
<Task><UID>2</UID><ID>2</ID><Name>Pave</Name><Duration>PT8H0M0S</Duration><OutlineLevel>1</OutlineLevel>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks></Project>`;
const CYCLE = PLAN.replace(
  '<Name>Dig</Name>',
  '<Name>Dig</Name><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type></PredecessorLink>',
);

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...args: string[]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const world = {
    print: (line: string) => out.push(line),
    printError: (line: string) => errors.push(line),
    address: async () => 'http://127.0.0.1:4000',
  };
  const status = await importCommand(args, world);
  return { status, out: out.join('\n'), errors: errors.join('\n') };
}

type Listed = {
  readonly file: string;
  readonly status: string;
  readonly problems: readonly { readonly code: string; readonly text: string; readonly severity: string }[];
};

async function listed(...args: string[]): Promise<{ readonly status: number; readonly files: readonly Listed[] }> {
  const { status, out } = await run(...args, '--dry-run', '--json');
  return { status, files: JSON.parse(out.split('\n').at(-1) ?? '').files };
}

describe('./sightline import', () => {
  it('walks folders, opens zips, and says per file whether it is ready', async () => {
    mkdirSync(join(folder, 'plans', 'deeper'), { recursive: true });
    write('plans/road.xml', PLAN);
    write('plans/.hidden', 'x');
    write('plans/deeper/notes.txt', 'buy milk');
    write('plans/zipped.zip', zipSync({ 'inner/road.xml': new TextEncoder().encode(PLAN) }));
    const { status, files } = await listed(join(folder, 'plans'));
    expect(status).toBe(0);
    expect(files.map((each) => [each.file.split('plans/').at(-1), each.status])).toEqual([
      ['deeper/notes.txt', 'refused'],
      ['road.xml', 'ready'],
      ['zipped.zip/inner/road.xml', 'ready'],
    ]);
    expect(files[0]?.problems.length).toBeGreaterThan(0);
  });

  it('prints the cycle of a cyclic plan as a finding of a ready file', async () => {
    const { files } = await listed(write('cycle.xml', CYCLE));
    expect(files[0]).toMatchObject({ status: 'ready' });
    const finding = files[0]?.problems.find((each) => each.code.includes('cycle'));
    expect(finding?.severity).toBe('warning');
    expect(finding?.text).toMatch(/→/);
  });

  it('says what is wrong with a path that is not there, and goes on', async () => {
    const { status, files } = await listed(join(folder, 'nowhere.xml'), write('road.xml', PLAN));
    expect(status).toBe(2);
    expect(files.map((each) => each.status)).toEqual(['refused', 'ready']);
    expect(files[0]?.problems[0]?.text).toBe(`'${join(folder, 'nowhere.xml')}' does not exist.`);
  });

  it('tells people in lines what it found', async () => {
    const { out } = await run(write('road.xml', PLAN), '--dry-run');
    expect(out).toContain('road.xml  mspdi, 1 plan, 2 tasks');
    expect(out).toContain('1 file: 1 ready, 0 refused. Nothing was written.');
  });

  it('leads to the browser when it is to commit', async () => {
    const { status, errors } = await run('road.xml');
    expect(status).toBe(2);
    expect(errors).toContain('open http://127.0.0.1:4000/import/plans');
  });

  it.each([[[]], [['--dry-run']], [['x', '--dryrun']]])('explains itself when it is called as %j', async (args) => {
    const { status, errors } = await run(...args);
    expect(status).toBe(2);
    expect(errors).toContain('Usage: ./sightline import');
  });
});
