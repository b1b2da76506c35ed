import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Route, routes } from '@sightline/contract';
import { GUARDED, type Mutation, mutated, mutationsOf, VIEW } from './mutations.ts';
import { randomOf, shuffled } from './random.ts';

export type MutantOptions = {
  readonly count: number;
  readonly seed: number;
  /** Copies that are tried at the same time. */
  readonly lanes: number;
};

export type Mutant = Pick<Mutation, 'file' | 'line' | 'kind' | 'was' | 'by'> & {
  /** The proof that failed; null = the mutant lives. */
  readonly killedBy: string | null;
  readonly example: string | null;
  readonly seconds: number;
};

export type MutantsResult = {
  /** Checks that were found in the code, of which some were drawn. */
  readonly checks: number;
  readonly mutants: readonly Mutant[];
  readonly killed: number;
  readonly survivors: readonly string[];
};

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const INSTALLED = ['node_modules', 'packages/server/node_modules'];

/** Takes permission checks out of copies of the code, one each, and lets the proofs find them. */
export async function tryMutants({ count, seed, lanes }: MutantOptions): Promise<MutantsResult> {
  const all = allMutations();
  const drawn = [...shuffled(all, randomOf(seed)).slice(0, count)];
  const mutants: Mutant[] = [];
  const lane = async () => {
    for (let next = drawn.pop(); next !== undefined; next = drawn.pop()) {
      const mutant = await tryOne(next, seed);
      console.error(`${mutant.killedBy ?? 'ALIVE'} ${placeOf(mutant)} ${mutant.was}`);
      mutants.push(mutant);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const survivors = mutants.filter(({ killedBy }) => killedBy === null);
  return {
    checks: all.length,
    mutants,
    killed: mutants.length - survivors.length,
    survivors: survivors.map((each) => `${placeOf(each)} ${each.was}`),
  };
}

export function allMutations(): readonly Mutation[] {
  const asked = (Object.values(routes) as Route[]).flatMap(({ permission, fieldPermissions }) => [
    permission,
    ...Object.values(fieldPermissions),
  ]);
  return [...GUARDED, newestMigrationWith(VIEW)].flatMap((file) =>
    mutationsOf(file, readFileSync(join(ROOT, file), 'utf8'), new Set(asked)),
  );
}

function newestMigrationWith(words: string): string {
  const folder = 'packages/server/migrations';
  const files = readdirSync(join(ROOT, folder)).sort();
  const newest = files.findLast((file) => readFileSync(join(ROOT, folder, file), 'utf8').includes(words));
  if (newest === undefined) throw new Error(`no migration makes ${words}`);
  return `${folder}/${newest}`;
}

const placeOf = ({ file, line }: Pick<Mutation, 'file' | 'line'>) => `${file}:${line}`;

async function tryOne(mutation: Mutation, seed: number): Promise<Mutant> {
  const { file, line, kind, was, by } = mutation;
  const began = performance.now();
  const copy = copyOfRepository();
  try {
    writeFileSync(join(copy, file), mutated(readFileSync(join(copy, file), 'utf8'), mutation));
    const verdict = await trialIn(copy, seed);
    return { file, line, kind, was, by, ...verdict, seconds: Math.round((performance.now() - began) / 1000) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What is committed or about to be, beside the packages that are installed. */
function copyOfRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'sightline-mutant-'));
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of listed.split('\n').filter((each) => each !== '')) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file), { force: true });
  }
  for (const folder of INSTALLED) symlinkSync(join(ROOT, folder), join(copy, folder));
  return copy;
}

type Verdict = Pick<Mutant, 'killedBy' | 'example'>;

/** A copy that cannot even be tried is killed by nobody: it says what went wrong. */
function trialIn(copy: string, seed: number): Promise<Verdict> {
  const trial = ['--import', 'tsx', 'prove/support/mutant-trial.ts', '--seed', String(seed)];
  const running = spawn(process.execPath, trial, { cwd: copy });
  const [out, err]: [string[], string[]] = [[], []];
  running.stdout.setEncoding('utf8').on('data', (part: string) => out.push(part));
  running.stderr.setEncoding('utf8').on('data', (part: string) => err.push(part));
  return new Promise((resolve, reject) => {
    running.on('error', reject);
    running.on('close', (code) => {
      const last = out.join('').trim().split('\n').at(-1) ?? '';
      if (code === 0) resolve(JSON.parse(last) as Verdict);
      else resolve({ killedBy: 'a world that does not stand', example: err.join('').slice(-400) });
    });
  });
}
