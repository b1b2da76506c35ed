import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../packages/server/src/testing/test-database.ts';
import { schemaText } from './schema-text.ts';

describe('schema.sql', () => {
  it('says what the migrations add up to (else run npm run schema)', async () => {
    const { url } = await testDatabase();
    const committed = readFileSync(new URL('../packages/server/schema.sql', import.meta.url), 'utf8');
    expect(await schemaText(url)).toBe(committed);
  });
});
