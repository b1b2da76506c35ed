import { readdirSync, readFileSync } from 'node:fs';
import { type Route, routes } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemTexts } from '../packages/server/src/shell/problem-texts.ts';
import { withNames } from './reference/json-schema.ts';
import { fieldsOf, typeWords } from './reference/type-words.ts';
import { referencePages } from './reference.ts';

const folder = new URL('../docs/reference/', import.meta.url);
const pages = [...referencePages()];

describe('docs/reference', () => {
  it.each(pages)('%s says what the code declares (else run npm run reference)', (name, text) => {
    expect(text).toBe(readFileSync(new URL(name, folder), 'utf8'));
  });

  it('holds no page that nothing writes', () => {
    expect(readdirSync(folder).sort()).toEqual(pages.map(([name]) => name).sort());
  });

  it('has a section for every route, and leads every link to a heading', () => {
    const text = referencePages().get('routes.md') ?? '';
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replace(/[^\w -]/g, ''),
    );
    const all: readonly Route[] = Object.values(routes);
    for (const route of all) expect(text).toContain(`### ${route.id}\n\n\`${route.method} ${route.path}\``);
    const targets = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(all.length);
    expect(targets.filter((target) => !headings.includes(target))).toEqual([]);
  });

  it('has a row for every problem', () => {
    const text = referencePages().get('problems.md') ?? '';
    for (const code of Object.keys(problemTexts)) expect(text).toContain(`| \`${code}\` |`);
  });
});

describe('the words of a type', () => {
  const tier = z.enum(['S', 'M']);

  it.each<[string, z.ZodType]>([
    ['text, at most 5 characters', z.string().max(5)],
    ['text, 1 to 5 characters or null', z.string().min(1).max(5).nullable()],
    ['integer, 1 to 9,999', z.int().min(1).max(9999)],
    ['number or null', z.number().nullable()],
    ['integer, from 0; `0` when left out', z.int().min(0).default(0)],
    ['list of text, at most 3 entries', z.array(z.string()).max(3)],
    ['list of objects', z.array(z.object({ a: z.string() }))],
    ['map of name to text or number', z.record(z.string(), z.union([z.string(), z.number()]))],
    ['change of [tier](#tier)', z.object({ base: tier, value: tier })],
    [
      '{ kind: `"new"` } or { kind: `"skip"` }',
      z.union([z.object({ kind: z.literal('new') }), z.object({ kind: z.literal('skip') })]),
    ],
    ['[tier](#tier) or null', tier.nullable()],
  ])('are: %s', (words, schema) => {
    const field = withNames({ tier }, (write) => write(z.object({ field: schema })).root.properties?.field);
    expect(typeWords(field ?? {})).toBe(words);
  });

  it('lists the fields of what is inside under their path', () => {
    const schema = z.object({
      rows: z.array(z.object({ at: z.object({ on: z.string() }).nullable() })),
      name: z.string().optional(),
    });
    const fields = withNames({}, (write) => fieldsOf(write(schema).root));
    expect(fields.map(({ path, isRequired }) => [path, isRequired])).toEqual([
      ['rows', true],
      ['rows[].at', true],
      ['rows[].at.on', true],
      ['name', false],
    ]);
  });

  it('leaves no name behind in the registry', () => {
    withNames({ tier }, () => null);
    expect(z.toJSONSchema(tier)).not.toHaveProperty('$defs');
    expect(z.globalRegistry.get(tier)).toBeUndefined();
  });
});
