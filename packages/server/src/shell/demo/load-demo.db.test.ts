import { readFileSync } from 'node:fs';
import type { Instant, LocalDate } from '@sightline/kernel';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { rebuildFaults } from '../../../../../prove/support/rebuild.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { type Db, verifyChain } from '../../modules/audit/index.ts';
import { loadDemo } from './load-demo.ts';

const SPEC = JSON.parse(
  readFileSync(new URL('../../../../../data/demo/seed_spec.json', import.meta.url), 'utf8'),
) as { readonly anchor: LocalDate };
const NOW = `${SPEC.anchor}T12:00:00.000Z` as Instant;

let db: Db;
beforeAll(async () => {
  db = (await testDatabase()).db;
  const wish = { spec: SPEC, anchor: SPEC.anchor, size: 'S', variant: 0 } as const;
  const loaded = await loadDemo(db, wish, { now: NOW, report: () => undefined });
  expect(loaded).toMatchObject({ ok: true, value: { projects: 55, tasks: 2873 } });
}, 300_000);

describe('the loaded demo', () => {
  it('has a chain that holds, and its state is what its history says', async () => {
    expect(await verifyChain(db)).toMatchObject({ ok: true });
    expect(await rebuildFaults(db)).toEqual([]);
  });

  it('came about in the past, a command for each day', async () => {
    const { rows } = await sql<{ name: string; events: number; first: string; last: string }>`
      select name, count(*) as events, min(at)::date::text as first, max(at)::date::text as last
      from audit.event group by name order by 3, 1`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual(['demo.found', 'demo.passDay', 'demo.loaded']);
    expect(rows[1]?.events).toBeGreaterThan(500);
    expect(rows.every(({ last }) => last <= SPEC.anchor)).toBe(true);
  });

  it('has a plan of each project whose finish is the go-live that the project names', async () => {
    const { rows } = await sql<{ key: string; finish: number }>`
      select p.key, s.finish_minute as finish from portfolio.project p left join plan.schedule_summary s on s.project_id = p.id
      where s.finish_minute is null`.execute(db);
    expect(rows).toEqual([]);
  });
});
