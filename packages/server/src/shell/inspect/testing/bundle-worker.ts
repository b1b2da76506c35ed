import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles `inspect-worker.ts` into a folder that goes with the process, as the product's build does: a worker thread cannot load TypeScript. */
export async function bundleInspectWorker(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-inspect-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'inspect-worker.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../inspect-worker.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
  return outfile;
}
