import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './checks.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, root } from './install.mjs';

/**
 * `npm test`: installs what is missing, builds, checks types, style, dead code, then runs every test.
 * Arguments are passed on to vitest (a path runs that part only). Last line: `N passed, N failed, N skipped`.
 */
ensureInstalled();
const chromium = ensureChromium();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const isWhole = process.argv.length === 2;
const checks = isWhole ? runChecks(['types', 'style', 'dead code']) : { passed: 0, failed: 0 };
const tests = runVitest(process.argv.slice(2));
const isComplete = chromium !== null && existsSync(process.env.SIGHTLINE_DATA ?? join(root, '..', 'shared', 'data'));
const skippedWrongly = isWhole && isComplete && tests.skipped > 0 ? 1 : 0;
if (skippedWrongly)
  console.error('Tests were skipped although the test data and Chromium are here: that is a failure.');

const failed = checks.failed + tests.failed + skippedWrongly;
console.log(`${checks.passed + tests.passed} passed, ${failed} failed, ${tests.skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);

function runVitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-test-'));
  const report = join(folder, 'report.json');
  const env = { ...process.env, ...(chromium === null ? {} : { SIGHTLINE_CHROMIUM: chromium }) };
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env },
  );
  const counts = countsOf(report);
  rmSync(folder, { recursive: true, force: true });
  // A file that could not be loaded fails the run without a failed test.
  return run.status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function countsOf(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
