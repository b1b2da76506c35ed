import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles `inspect-worker.ts` into a temporary folder, as the product's build does: a worker thread cannot load TypeScript. */
export async function bundleInspectWorker(): Promise<string> {
  const outfile = join(await mkdtemp(join(tmpdir(), 'sightline-inspect-')), 'inspect-worker.mjs');
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
