import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs before anything is installed: plain JavaScript, nothing but Node. */

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.sightline-installed');

/** Installs the packages that the lock file names if they are not there yet. Ends the process with one clear line when it cannot. */
export function ensureInstalled() {
  requireNode();
  const wanted = lockDigest();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  console.log('Installing packages (about a minute on a first run) …');
  const started = Date.now();
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // A package that asks for production only would leave out the build tools.
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (npm.status !== 0) {
    fail(
      `Installing packages failed (${npm.error?.message ?? `npm ended with ${npm.status}`}) in ${root}. ` +
        'Check that the package registry can be reached and that this folder can be written and has 1 GB free, then run the command again.',
    );
  }
  writeFileSync(stampFile, wanted);
  console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Sightline needs Node 20.19 or newer; this is ${process.versions.node}. Install Node 20 from your distribution or nodejs.org.`,
  );
}

/** Of the lock file and every package.json: any of them changed = install again. */
function lockDigest() {
  const hash = createHash('sha256');
  const manifests = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(root, folder, name, 'package.json')),
  );
  for (const file of [join(root, 'package-lock.json'), join(root, 'package.json'), ...manifests.filter(existsSync)]) {
    hash.update(readFileSync(file));
  }
  return `${hash.digest('hex')} ${process.versions.modules} ${process.platform} ${process.arch}\n`;
}

function fail(line) {
  console.error(line);
  process.exit(1);
}
