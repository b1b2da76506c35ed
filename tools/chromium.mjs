import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium for the browser tests: one that is there, else installed from the distribution; null with one clear line when neither may be. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  if (installFromDistribution()) return findChromium();
  console.log(
    'Browser tests are skipped: no Chromium here and none may be installed. Install it (on Debian: apt-get install chromium) or set SIGHTLINE_CHROMIUM.',
  );
  return null;
}

export function findChromium() {
  const named = process.env.SIGHTLINE_CHROMIUM;
  return [...(named === undefined ? [] : [named]), ...PLACES].find((place) => existsSync(place)) ?? null;
}

function installFromDistribution() {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  console.log('Installing Chromium from the distribution for the browser tests …');
  const run = (...words) => {
    const [command, ...args] = [...prefix, ...words];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  };
  run('apt-get', 'update', '-q');
  return run('apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
}
