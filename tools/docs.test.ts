import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && !name.startsWith('adr'))
  .map((name) => join('docs', name))
  .sort();
const pages = [...docs, 'README.md', 'CONTRIBUTING.md'];
const read = (page: string) => readFileSync(join(root, page), 'utf8');

describe('the pages of docs', () => {
  it.each(docs)('%s says below its title which kind of page it is', (page) => {
    expect(read(page)).toMatch(/^# .+\n+[*_](Tutorial|How-to|Reference|Explanation)\.[*_]/);
  });

  it.each(pages)('%s leads every link to a file', (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
    const inside = targets.filter((target) => !/^https?:/.test(target));
    expect(inside.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  it.each(docs)('%s is reached from the index', (page) => {
    if (page === join('docs', 'README.md')) return;
    expect(read('docs/README.md')).toContain(`](${page.replace('docs/', '')})`);
  });

  it.each(pages)('%s names only npm scripts that exist', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const named = [...read(page).matchAll(/`npm run ([\w-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('has a README of one screen', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(61);
  });
});
