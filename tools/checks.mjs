import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './install.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);

/** Each part runs whole and prints what it found. */
const CHECKS = {
  types: [
    [bin('tsc'), '-p', 'tsconfig.json'],
    [bin('tsc'), '-p', 'tsconfig.pure.json'],
    [bin('tsc'), '-p', 'apps/web/tsconfig.json'],
  ],
  style: [[bin('biome'), 'check', '--error-on-warnings', '.']],
  'dead code': [[bin('knip'), '--no-progress']],
  'fast tests': [
    [bin('vitest'), 'run', '--reporter=dot', 'tools', 'packages/kernel', 'packages/engine', 'packages/contract'],
  ],
};

/** Runs the named checks and says for each whether it holds. */
export function runChecks(names) {
  const results = names.map((name) => {
    const started = Date.now();
    const holds = CHECKS[name].map(
      ([command, ...args]) => spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0,
    );
    const isGood = holds.every(Boolean);
    console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    return isGood;
  });
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}
