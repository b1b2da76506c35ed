import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import arrowsJson from './arrows.json' with { type: 'json' };
import { type Arrows, brokenArrows } from './check-arrows.ts';

const arrows: Arrows = arrowsJson;
const root = join(import.meta.dirname, '..', '..');

describe('the arrows of this project', () => {
  const tree = readTree();

  it('reads a real tree', () => {
    expect(tree.size).toBeGreaterThan(100);
  });

  it('all point where arrows.json allows', () => {
    expect(brokenArrows(arrows, tree)).toEqual([]);
  });
});

/** A file in each room, and how another file names it. */
const PLACES: Readonly<Record<string, { readonly file: string; readonly name: string | null }>> = {
  kernel: { file: 'packages/kernel/src/probe.ts', name: '@sightline/kernel' },
  demo: { file: 'packages/demo/src/probe.ts', name: '@sightline/demo' },
  engine: { file: 'packages/engine/src/probe.ts', name: '@sightline/engine' },
  interchange: { file: 'packages/interchange/src/probe.ts', name: '@sightline/interchange' },
  contract: { file: 'packages/contract/src/probe.ts', name: '@sightline/contract' },
  server: { file: 'packages/server/src/index.ts', name: '@sightline/server' },
  shell: { file: 'packages/server/src/shell/probe.ts', name: null },
  modules: { file: 'packages/server/src/modules/audit/index.ts', name: null },
  'web.app': { file: 'apps/web/src/app/probe.ts', name: '@sightline/web' },
  'web.features': { file: 'apps/web/src/features/portfolio/probe.ts', name: null },
  'web.ui': { file: 'apps/web/src/ui/probe.ts', name: null },
  'web.lib': { file: 'apps/web/src/lib/probe.ts', name: null },
  cli: { file: 'apps/cli/src/probe.ts', name: '@sightline/cli' },
  testing: { file: 'packages/server/src/testing/probe.ts', name: null },
  outside: { file: 'tools/probe.ts', name: null },
};

const PAIRS = Object.keys(PLACES).flatMap((from) => Object.keys(PLACES).map((to) => ({ from, to })));

function faultsOf(file: string, target: string): readonly string[] {
  return brokenArrows(arrows, new Map([[file, `import { x } from '${target}';`]]));
}

function nameFor(from: string, to: string): string {
  const [importer, target] = [PLACES[from], PLACES[to]];
  if (importer === undefined || target === undefined) throw new Error(`no place for ${from} or ${to}`);
  const isNear = importer.file.split('/', 2).join('/') === target.file.split('/', 2).join('/');
  return target.name !== null && !isNear ? target.name : relative(importer.file, target.file);
}

function relative(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to;
}

describe('the check of arrows, tested by breaking it', () => {
  it('has a place in every room', () => {
    expect(Object.keys(PLACES).sort()).toEqual(Object.keys(arrows.rooms).sort());
  });

  const isAllowed = ({ from, to }: { from: string; to: string }) => {
    const allowed = arrows.rooms[from]?.to ?? [];
    return from === to || allowed === 'anything' || allowed.includes(to);
  };

  it.each(PAIRS.filter((pair) => !isAllowed(pair)))('refuses $from → $to', ({ from, to }) => {
    expect(faultsOf(PLACES[from]?.file ?? '', nameFor(from, to))).toHaveLength(1);
  });

  it.each(PAIRS.filter(isAllowed).filter(({ from, to }) => from !== to))('accepts $from → $to', ({ from, to }) => {
    expect(faultsOf(PLACES[from]?.file ?? '', nameFor(from, to))).toEqual([]);
  });

  const modules = arrows.modulesFromBelow.flat();
  const levelOf = (name: string) => arrows.modulesFromBelow.findIndex((level) => level.includes(name));
  const modulePairs = modules.flatMap((from) => modules.filter((to) => to !== from).map((to) => ({ from, to })));

  it.each(modulePairs)('knows which way $from and $to stand', ({ from, to }) => {
    const faults = faultsOf(`packages/server/src/modules/${from}/probe.ts`, `../${to}/index.ts`);
    expect(faults).toHaveLength(levelOf(to) < levelOf(from) ? 0 : 1);
  });

  it.each([
    ['a file in no room', 'packages/elsewhere/src/x.ts', './y.ts', 'stands in no room'],
    [
      'a module behind its door',
      'packages/server/src/modules/plan/x.ts',
      '../audit/rows.ts',
      'entered by its index.ts only',
    ],
    [
      'a module behind its door, from the shell',
      'packages/server/src/shell/x.ts',
      '../modules/audit/rows.ts',
      'entered by its index.ts only',
    ],
    [
      "a module's test support, from the product",
      'packages/server/src/shell/x.ts',
      '../modules/plan/import/testing/road.ts',
      'entered by its index.ts only',
    ],
    [
      'a module that is not listed',
      'packages/server/src/modules/secret/x.ts',
      '../audit/index.ts',
      'is not in modulesFromBelow',
    ],
    [
      'the inside of a package',
      'packages/server/src/shell/x.ts',
      '@sightline/engine/src/x.ts',
      'entered by its index only',
    ],
    [
      'another workspace by its path',
      'packages/server/src/shell/x.ts',
      '../../../engine/src/index.ts',
      'entered by its name',
    ],
    ['I/O in the engine', 'packages/engine/src/x.ts', 'node:fs', 'does no I/O'],
    ['I/O in a reader of files', 'packages/interchange/src/x.ts', 'node:fs', 'does no I/O'],
    ['a dependency of the engine', 'packages/engine/src/x.ts', 'lodash', 'may not use this package'],
    [
      'a feature that knows a feature',
      'apps/web/src/features/plan/x.ts',
      '../portfolio/x.ts',
      'must not know another feature',
    ],
    ['a test tool outside tests', 'packages/engine/src/x.ts', 'fast-check', 'may not use this package'],
  ])('refuses %s', (_, file, target, text) => {
    expect(faultsOf(file, target).join()).toContain(text);
  });

  it('lets a test use test tools', () => {
    expect(faultsOf('packages/engine/src/x.test.ts', 'fast-check')).toEqual([]);
  });

  it('sees every way to import', () => {
    const text =
      "export * from './a.ts';\nconst b = await import('node:fs');\nimport type { C } from 'lodash';\nimport 'left-pad';";
    expect(brokenArrows(arrows, new Map([['packages/kernel/src/x.ts', text]]))).toHaveLength(3);
  });
});

/** Every source file, wherever it stands, so that a file in no room is seen. */
function readTree(): ReadonlyMap<string, string> {
  return new Map(walk('').map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

const NOT_OURS = new Set(['node_modules', 'dist', '.sightline', '.git', 'coverage']);

function walk(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : walk(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}
