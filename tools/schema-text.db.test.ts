import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../packages/server/src/testing/test-database.ts';
import { schemaText } from './schema-text.ts';

const EMBEDDED_FROM = 180_000;

describe('schema.sql', () => {
  it('says what the migrations add up to (else run npm run schema; another version of PostgreSQL words it otherwise)', async ({
    skip,
  }) => {
    const { url, db } = await testDatabase();
    const { rows } = await sql<{
      version: number;
    }>`select current_setting('server_version_num')::int as version`.execute(db);
    if ((rows[0]?.version ?? 0) < EMBEDDED_FROM) skip();
    const committed = readFileSync(new URL('../packages/server/schema.sql', import.meta.url), 'utf8');
    expect(await schemaText(url)).toBe(committed);
  });
});
