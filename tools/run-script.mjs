import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

/** `npm run prove -- NAME` and `npm run bench -- NAME`: runs `prove/NAME.ts` or `bench/NAME.ts` on a fresh build. */
const [folder = '', name = '', ...args] = process.argv.slice(2);
const file = join(root, folder, `${name}.ts`);
if (name === '' || !existsSync(file)) {
  const names = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => entry.name.slice(0, -3));
  console.error(
    `There is no ${folder} '${name}'. Choose one of: ${names.join(', ')}. Example: npm run ${folder} -- ${names[0] ?? 'NAME'}`,
  );
  process.exit(2);
}
ensureInstalled();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();
const run = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, stdio: 'inherit' });
process.exit(run.status ?? 1);
