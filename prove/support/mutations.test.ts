import { describe, expect, it } from 'vitest';
import { allMutations } from './mutants.ts';
import { mutated, mutationsOf } from './mutations.ts';

const cut = (text: string, file = 'a.ts') =>
  mutationsOf(file, text, new Set(['plan.edit'])).map((mutation) => mutated(text, mutation));

describe('a permission check', () => {
  it.each([
    ['a refusal', "if (held === null) return 'missing';", ';'],
    [
      'a condition of a query',
      ['sql`select 1 from t where a and $', '{sees(b)} order by c`'].join(''),
      'sql`select 1 from t where a order by c`',
    ],
    [
      'a condition in which another text stands',
      ['sql`select 1 from t where a and $', '{ref(`$', '{alias}.until`)} > $', '{now}`'].join(''),
      'sql`select 1 from t where a`',
    ],
    [
      'what is seen, before other conditions',
      ['sql`select $', '{a} from t where $', '{seen} and t.removed_at is null`'].join(''),
      ['sql`select $', '{a} from t where t.removed_at is null`'].join(''),
    ],
    [
      'a filter of rows',
      'const always = 1; const home = { seen: own };',
      'const always = 1; const home = { seen: always };',
    ],
    [
      'a row of the table of roles',
      "const rules = { 'plan.edit': { on: 'project', by: OFFICE } };",
      "const rules = { 'plan.edit': { on: 'project', by: [...READERS, 'administrator'] } };",
    ],
    [
      'a reach',
      "const rules = { 'plan.edit': { on: 'everywhere', by: READERS } };",
      "const rules = { 'plan.edit': { on: 'anywhere', by: READERS } };",
    ],
  ])('is taken out: %s', (_, before, after) => {
    expect(cut(before)).toEqual([after]);
  });

  it.each([
    ['a capability that no route asks for', "const rules = { 'x.y': { on: 'everywhere', by: OFFICE } };"],
    ['what is removed', 'sql`select 1 from t where a and t.removed_at is null order by c`'],
    ['what filters nothing', 'const always = 1; const home = { seen: always };'],
  ])('is not %s', (_, text) => {
    expect(cut(text)).toEqual([]);
  });

  it('is found in every file that decides who may', () => {
    const files = new Set(allMutations().map(({ file }) => file));
    expect([...files].sort()).toMatchInlineSnapshot(`
      [
        "packages/server/migrations/0009_identity_more.sql",
        "packages/server/src/modules/identity/capability.ts",
        "packages/server/src/modules/identity/decide.ts",
        "packages/server/src/modules/identity/visible.ts",
        "packages/server/src/modules/portfolio/seen-groups.ts",
        "packages/server/src/modules/records/names.ts",
        "packages/server/src/modules/records/store.ts",
        "packages/server/src/shell/http/named-objects.ts",
        "packages/server/src/shell/http/seen-moves.ts",
      ]
    `);
  });
});
