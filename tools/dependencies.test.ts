import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8');

type Manifest = { readonly [section: string]: Readonly<Record<string, string>> | undefined };

const manifests = [
  '.',
  ...['packages', 'apps'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name))),
];

const dependencies = manifests.flatMap((folder) => {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((section) =>
    Object.entries(manifest[section] ?? {}).map(([name, version]) => ({ folder, name, version })),
  );
});

describe('dependencies', () => {
  it('are found', () => {
    expect(dependencies.length).toBeGreaterThan(30);
  });

  it.each(dependencies)('$name in $folder has an exact version', ({ version }) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  it.each(dependencies.filter(({ name }) => !name.startsWith('@sightline/')))(
    '$name has a reason in docs/dependencies.md',
    ({ name }) => {
      expect(page).toContain(`\`${name}\``);
    },
  );

  it('has no row for what is not installed', () => {
    const named = [...page.slice(0, page.indexOf('## Left out')).matchAll(/`([@a-z][\w@/.-]+)`/g)].map(
      (match) => match[1],
    );
    const installed = new Set(dependencies.map(({ name }) => name));
    expect(named.filter((name) => name !== undefined && !installed.has(name))).toEqual([]);
  });
});
