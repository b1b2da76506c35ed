import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import { mintId, type ProjectId, parseLocalMinute } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { insertRows, type Row } from '../../packages/server/src/modules/audit/index.ts';
import { inCommand } from '../../packages/server/src/modules/reporting/testing/seed.ts';
import { openEmbeddedDatabase } from '../../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../../packages/server/src/shell/database/migrate.ts';
import { MIGRATIONS } from '../../packages/server/src/testing/cluster.ts';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { openBrowser, openPage } from '../../tests/support/browser.ts';
import { buildIfStale } from '../../tools/build.mjs';

export type GanttFrames = {
  readonly rows: number;
  /** Of the times from one painted frame to the next while scrolling. */
  readonly ganttFrameP95Ms: number;
  /** Of the time that the page works for a frame, whatever else the machine does. */
  readonly frameWorkP95Ms: number;
  /** Rows that stood in sight without their name, over all frames. */
  readonly blankRows: number;
  /** Until the first rows of the page are there, and until all are. */
  readonly firstRowsMs: number;
  readonly allRowsMs: number;
  /** Bytes of the answers with the rows. */
  readonly rowsMb: number;
};

const FRAMES = 400;
const ROWS_PATH = '/plan/rows';
/** As the page reads them. */
const ROWS_A_READ = 5000;

/** A plan of so many tasks, served and scrolled from its first row to its last and back in real Chromium. */
export async function measureGanttFrames(rows: number): Promise<GanttFrames> {
  await buildIfStale({ parts: ['web'] });
  const home = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  const database = await openEmbeddedDatabase({ home, isAdopted: true });
  await migrate(database.url(), readMigrations(MIGRATIONS));
  const webFolder = join(import.meta.dirname, '..', '..', 'dist', 'web');
  const server = await startTestServer(() => database.url(), { webFolder });
  const browser = await openBrowser();
  try {
    const projectId = await seedPlan(server, rows);
    const { page } = await openPage(browser, server.url);
    await signIn(page, server);
    return await scrolled(page, projectId, rows);
  } finally {
    await browser.close();
    await server.stop();
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function signIn(page: Page, server: TestServer): Promise<void> {
  const [name = '', ...value] = (server.options.headers.cookie ?? '').split('=');
  await page.context().addCookies([{ name, value: value.join('='), url: server.url }]);
}

async function scrolled(page: Page, projectId: ProjectId, rows: number): Promise<GanttFrames> {
  let bytes = 0;
  page.on('response', async (response) => {
    if (response.url().includes(ROWS_PATH)) bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
  });
  // tsx gives functions their names by a helper that the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named' });
  const from = performance.now();
  await page.goto(`/projects/${projectId}?tab=plan`);
  await page.locator('[role="treegrid"] [data-index="1"] [role="rowheader"]').waitFor({ timeout: 120_000 });
  const firstRowsMs = Math.round(performance.now() - from);
  await page.waitForFunction(areAllHere, [ROWS_PATH, Math.ceil(rows / ROWS_A_READ)] as const, { timeout: 300_000 });
  const allRowsMs = Math.round(performance.now() - from);
  // The last rows are taken in.
  await page.waitForTimeout(2000);
  const { times, work, blankRows } = await page.evaluate(scrollThrough, FRAMES);
  return {
    rows,
    ganttFrameP95Ms: p95(times),
    frameWorkP95Ms: p95(work),
    blankRows,
    firstRowsMs,
    allRowsMs,
    rowsMb: Math.round(bytes / 100_000) / 10,
  };
}

/** Runs in the page: every read of rows has been answered. */
function areAllHere([path, reads]: readonly [string, number]): boolean {
  return performance.getEntriesByType('resource').filter(({ name }) => name.includes(path)).length >= reads;
}

type Scrolled = { readonly times: number[]; readonly work: number[]; readonly blankRows: number };

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * 0.95)] ?? 0) * 10) / 10;
}

/** Runs in the page: an equal step each frame down, then back; counts lines without a name in every frame. */
async function scrollThrough(frames: number): Promise<Scrolled> {
  const grid = document.querySelector('[role="treegrid"]');
  if (grid === null) throw new Error('the page has no plan');
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const HEAD = 48;
  const blanksNow = () => {
    const box = grid.getBoundingClientRect();
    const lines = [...grid.querySelectorAll('[data-index]')].filter((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      return bottom > box.top + HEAD && top < box.top + grid.clientHeight;
    });
    const named = lines.filter((line) => line.querySelector('[role="rowheader"]')?.textContent);
    const height = lines[0]?.getBoundingClientRect().height ?? 28;
    const wanted = Math.floor((grid.clientHeight - HEAD) / height);
    return Math.max(0, wanted - named.length);
  };
  const step = (grid.scrollHeight - grid.clientHeight) / (frames / 2);
  const [times, work]: [number[], number[]] = [[], []];
  let blankRows = 0;
  let before = await frame();
  for (let at = 0; at < frames; at++) {
    grid.scrollTop += at < frames / 2 ? step : -step;
    const now = await frame();
    times.push(now - before);
    before = now;
    // What this frame shows is in the page once its callbacks have run.
    await new Promise((resolve) => setTimeout(resolve));
    work.push(performance.now() - now);
    blankRows += blanksNow();
  }
  return { times, work, blankRows };
}

const mint = () => mintId(Date.parse('2026-11-20T09:00:00.000Z'), randomBytes(10));
const START = parseLocalMinute('2026-01-05T09:00') ?? 0;
const DAY = 1440;
/** Rows under one summary, itself among them. */
const BRANCH = 20;

async function seedPlan(server: TestServer, count: number): Promise<ProjectId> {
  const { id: projectId } = await server.call(routes.createProject, { body: { name: 'A program of works' } });
  const ids = Array.from({ length: count }, mint);
  const startOf = (place: number) => START + Math.floor(place / 40) * DAY;
  const tasks = ids.map((id, place) => taskRow(projectId, id, place));
  const dates = ids.map((id, place) => dateRow(projectId, id, startOf(place), place));
  const links = ids.flatMap((id, place) => {
    const before = ids[place - 1];
    return before === undefined || place % BRANCH < 2 ? [] : [linkRow(projectId, before, id)];
  });
  const finish = startOf(count) + 20 * DAY;
  await inCommand(server.db, async ({ db }) => {
    await insertRows(db, 'plan.plan', [planRow(projectId)]);
    await insertRows(db, 'plan.task', tasks);
    await insertRows(db, 'plan.link', links);
    await insertRows(db, 'plan.task_date', dates);
    await insertRows(db, 'plan.schedule_summary', [summaryRow(projectId, ids, finish)]);
  });
  await sql`analyze`.execute(server.db);
  return projectId;
}

function planRow(project_id: ProjectId): Row {
  return {
    ...{ project_id, id: mint(), version: 1, external_id: '1', name: 'Plan', format: 'generated', profile: 'native' },
    ...{ imported_at: '2026-11-20T09:00:00Z', start_minute: START, status_minute: START + 300 * DAY },
    ...{ minutes_per_day: 480, default_calendar_id: '1', calendars: [], options: {}, not_carried: [], findings: [] },
  };
}

function taskRow(project_id: ProjectId, id: string, place: number): Row {
  const isSummary = place % BRANCH === 0;
  const code = `${Math.floor(place / BRANCH) + 1}${isSummary ? '' : `.${place % BRANCH}`}`;
  return {
    ...{ project_id, id, version: 1, position: place, external_id: String(place), code, wbs: code },
    name: isSummary ? `Section ${code}` : `Excavate and line chamber ${code}`,
    kind: isSummary ? 'summary' : place % 13 === 0 ? 'finish-milestone' : 'task',
    ...{ outline_level: isSummary ? 1 : 2, duration_minutes: 4800, is_elapsed: false, constraints: [] },
    ...{ percent_complete: place % 101, is_manual: false, is_active: true, levelling_delay_minutes: 0 },
    ...{
      baseline_start_minute: START + Math.floor(place / 40) * DAY,
      baseline_finish_minute: START + Math.floor(place / 40) * DAY + 9 * DAY,
    },
  };
}

function linkRow(project_id: ProjectId, predecessor_id: string, successor_id: string): Row {
  return {
    project_id,
    id: successor_id,
    version: 1,
    predecessor_id,
    successor_id,
    type: 'FS',
    lag_amount: 0,
    lag_unit: 'working',
  };
}

function dateRow(project_id: ProjectId, task_id: string, start: number, place: number): Row {
  const finish = start + (5 + (place % 15)) * DAY;
  return {
    ...{ project_id, task_id, start_minute: start, finish_minute: finish, early_start_minute: start },
    ...{ early_finish_minute: finish, late_start_minute: start, late_finish_minute: finish + (place % 7) * DAY },
    ...{ total_float_minutes: (place % 7) * 480, free_float_minutes: 0, is_critical: place % 7 < 3 },
    start_cause: { kind: 'link', linkId: task_id, taskId: task_id },
    finish_cause: { kind: 'duration' },
  };
}

function summaryRow(project_id: ProjectId, ids: readonly string[], finish: number): Row {
  return {
    ...{ project_id, start_minute: START, finish_minute: finish, finish_task_id: ids.at(-1), progress_percent: 40 },
    ...{ task_count: ids.length, agreement_equal: 0, agreement_compared: 0 },
  };
}
