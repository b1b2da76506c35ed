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
  /** The proof that failed; null = the mutant lives, or its world does not stand. */
  readonly killedBy: string | null;
  readonly example: string | null;
  /** false: what is left of the code does not run, so nothing was proved by it. */
  readonly stands: boolean;
  readonly seconds: number;
};

export type MutantsResult = {
  /** Checks that were found in the code, of which some were drawn. */
  readonly checks: number;
  readonly mutants: readonly Mutant[];
  readonly killed: number;
  readonly survivors: readonly string[];
  /** Cuts after which the code does not run: a defect of the cutting. */
  readonly broken: readonly string[];
  /** What the same trial finds in a copy from which nothing is cut: it must be nothing. */
  readonly control: Verdict;
};

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const INSTALLED = ['node_modules', 'packages/server/node_modules'];

/** Takes permission checks out of copies of the code, one each, and lets the proofs find them. */
export async function tryMutants({ count, seed, lanes }: MutantOptions): Promise<MutantsResult> {
  const all = allMutations();
  const drawn = [...shuffled(all, randomOf(seed)).slice(0, count)];
  const control = await tryCopy(() => undefined, ['--seed', String(seed), ...CONTROL]);
  const mutants: Mutant[] = [];
  const lane = async () => {
    for (let next = drawn.pop(); next !== undefined; next = drawn.pop()) {
      const mutant = await tryOne(next, seed);
      console.error(`${mutant.killedBy ?? (mutant.stands ? 'ALIVE' : 'BROKEN')} ${placeOf(mutant)} ${mutant.was}`);
      mutants.push(mutant);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const survivors = mutants.filter(({ killedBy, stands }) => stands && killedBy === null);
  const broken = mutants.filter(({ stands }) => !stands);
  const told = (each: Mutant) => `${placeOf(each)} ${each.was}`;
  return {
    checks: all.length,
    mutants,
    killed: mutants.length - survivors.length - broken.length,
    survivors: survivors.map(told),
    broken: broken.map(told),
    control,
  };
}

/** Enough of the matrix and of the canaries to know that the trial does not fail by itself. */
const CONTROL = ['--cases', '1000'];

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
  const cut = (copy: string) =>
    writeFileSync(join(copy, file), mutated(readFileSync(join(copy, file), 'utf8'), mutation));
  const verdict = await tryCopy(cut, ['--seed', String(seed)]);
  return { file, line, kind, was, by, ...verdict, seconds: Math.round((performance.now() - began) / 1000) };
}

async function tryCopy(cut: (copy: string) => void, args: readonly string[]): Promise<Verdict> {
  const copy = copyOfRepository();
  try {
    cut(copy);
    return await trialIn(copy, args);
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

type Verdict = Pick<Mutant, 'killedBy' | 'example' | 'stands'>;

/** A copy that cannot even be tried is killed by nobody: it says what went wrong. */
function trialIn(copy: string, args: readonly string[]): Promise<Verdict> {
  const running = spawn(process.execPath, ['--import', 'tsx', 'prove/support/mutant-trial.ts', ...args], { cwd: copy });
  const [out, err]: [string[], string[]] = [[], []];
  running.stdout.setEncoding('utf8').on('data', (part: string) => out.push(part));
  running.stderr.setEncoding('utf8').on('data', (part: string) => err.push(part));
  return new Promise((resolve, reject) => {
    running.on('error', reject);
    running.on('close', (code) => {
      const last = out.join('').trim().split('\n').at(-1) ?? '';
      if (code === 0) resolve({ ...(JSON.parse(last) as Omit<Verdict, 'stands'>), stands: true });
      else resolve({ killedBy: null, example: err.join('').slice(-400), stands: false });
    });
  });
}
