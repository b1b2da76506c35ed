import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../testing/cluster.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { migrate, readMigrations } from './migrate.ts';

const all = readMigrations(MIGRATIONS);

async function journal(db: Awaited<ReturnType<typeof testDatabase>>['db']): Promise<readonly string[]> {
  return (await sql<{ name: string }>`select name from shell.migration order by number`.execute(db)).rows.map(
    ({ name }) => name,
  );
}

describe('migrations', () => {
  it('brings two nodes that start at once to the same schema', async () => {
    const { url, db } = await testDatabase({ isEmpty: true });
    await Promise.all([migrate(url, all), migrate(url, all), migrate(url, all)]);
    expect(await journal(db)).toEqual(all.map(({ name }) => name));
  });

  it('applies only what is new', async () => {
    const { url, db } = await testDatabase({ isEmpty: true });
    await migrate(url, all.slice(0, 1));
    await migrate(url, all);
    expect(await journal(db)).toHaveLength(all.length);
  });

  it('refuses a database whose schema is newer than the program', async () => {
    const { url } = await testDatabase();
    await expect(migrate(url, all.slice(0, -1))).rejects.toMatchObject({
      problems: [{ code: 'shell.schema-newer', params: { found: all.at(-1)?.name } }],
    });
  });

  it('refuses a migration that was edited after it ran', async () => {
    const { url } = await testDatabase();
    const edited = all.map((each, index) => (index === 1 ? { ...each, checksum: 'other' } : each));
    await expect(migrate(url, edited)).rejects.toMatchObject({
      problems: [{ code: 'shell.migration-changed', params: { name: all[1]?.name } }],
    });
  });

  it('leaves nothing of a migration that fails half way', async () => {
    const { url, db } = await testDatabase();
    const broken = {
      number: 9999,
      name: '9999_broken.sql',
      sql: 'create table public.half (id int); select 1 / 0;',
      checksum: 'x',
    };
    await expect(migrate(url, [...all, broken])).rejects.toThrow('9999_broken.sql');
    const { rows } = await sql<{ half: string | null }>`select to_regclass('public.half') as half`.execute(db);
    expect(rows[0]?.half).toBeNull();
    expect(await journal(db)).toHaveLength(all.length);
  });
});
