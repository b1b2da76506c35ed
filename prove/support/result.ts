import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

export type Figures = Readonly<Record<string, unknown>> & { readonly seed?: number };

/** Prints the figures as the last line and writes them, with where and from what they come, to `prove/results/NAME.json`. */
export function writeResult(name: string, figures: Figures): void {
  const folder = new URL('../results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const { seed = null, ...measured } = figures;
  const result = { name, seed, commit: commit(), machine: machine(), at: new Date().toISOString(), ...measured };
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify({ ...measured, seed }));
}

/** `--name 12` on the command line, else the usual value. */
export function numberArgument(name: string, usual: number): number {
  const place = process.argv.indexOf(`--${name}`);
  const value = place === -1 ? usual : Number(process.argv[place + 1]);
  if (!Number.isSafeInteger(value)) throw new Error(`--${name} needs a whole number`);
  return value;
}

/** The shared test data: the folder in `SIGHTLINE_DATA`, else beside the checkout. */
export function dataFolder(): string {
  return process.env.SIGHTLINE_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
}

function commit(): string {
  return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
}

function machine() {
  const cores = cpus();
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  return { cpu: cores[0]?.model ?? 'unknown', cores: cores.length, memoryGb, node: process.versions.node };
}
