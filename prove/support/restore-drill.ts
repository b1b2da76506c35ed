import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { routes } from '@sightline/contract';
import { sql } from 'kysely';
import { type Db, verifyChain } from '../../packages/server/src/modules/audit/index.ts';
import { openEmbeddedDatabase } from '../../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../../packages/server/src/shell/database/migrate.ts';
import { openPool } from '../../packages/server/src/shell/pool.ts';
import { examine } from '../../packages/server/src/shell/portability/doctor.ts';
import { backUpTo, exportTo } from '../../packages/server/src/shell/portability/exchange.ts';
import { restoreExport } from '../../packages/server/src/shell/portability/restore.ts';
import { MIGRATIONS } from '../../packages/server/src/testing/cluster.ts';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/index.ts';

export type RestoreOptions = { readonly backups: number; readonly writers: number; readonly settleMs: number };

export type RestoreResult = {
  readonly backups: number;
  readonly acked: number;
  /** Commands that were acknowledged while a backup was being written. */
  readonly ackedDuringBackups: number;
  /** Acknowledged commands up to a backup's head that its restore does not hold, or holds in another state. */
  readonly missing: number;
  /** Rows in a restore that no acknowledged command up to its head made. */
  readonly extra: number;
  /** Backups whose head lies before a command that was acknowledged before they began. */
  readonly stale: number;
  readonly brokenChains: number;
  /** What doctor says is wrong with the restores. */
  readonly findings: readonly string[];
  /** Restores whose own export has other bytes than the backup. */
  readonly differentExports: number;
};

type Ack = {
  readonly seq: number;
  readonly id: string;
  readonly entity: 'person' | 'project';
  readonly version: number;
};
type Backup = {
  readonly file: string;
  readonly head: number;
  readonly ackedBefore: number;
  readonly ackedDuring: number;
};

const known = readMigrations(MIGRATIONS);

/** Writers write while one backup after the other is taken; then each backup is restored and compared with what was acknowledged. */
export async function restoreDrill({ backups, writers, settleMs }: RestoreOptions): Promise<RestoreResult> {
  const base = mkdtempSync(join(tmpdir(), 'sightline-restore-'));
  try {
    const { acks, taken } = await underLoad(base, { backups, writers, settleMs });
    const verdicts: Verdict[] = [];
    for (const [index, backup] of taken.entries()) {
      verdicts.push(await judge(join(base, `restored-${index}`), backup, acks));
    }
    return {
      backups,
      acked: acks.length,
      ackedDuringBackups: sum(taken.map(({ ackedDuring }) => ackedDuring)),
      missing: sum(verdicts.map(({ missing }) => missing)),
      extra: sum(verdicts.map(({ extra }) => extra)),
      stale: taken.filter(({ head, ackedBefore }) => head < ackedBefore).length,
      brokenChains: verdicts.filter(({ isChainWhole }) => !isChainWhole).length,
      findings: verdicts.flatMap(({ findings }) => findings),
      differentExports: verdicts.filter(({ isSameExport }) => !isSameExport).length,
    };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

async function underLoad(base: string, { backups, writers, settleMs }: RestoreOptions) {
  const home = join(base, 'home');
  const database = await openEmbeddedDatabase({ home, isAdopted: true });
  await migrate(database.url(), known);
  const server = await startTestServer(database.url, { inspectWorker: 'none' });
  const acks: Ack[] = [];
  const taken: Backup[] = [];
  const stopping = new AbortController();
  const writing = Array.from({ length: writers }, (_, writer) => write(server, writer, acks, stopping.signal));
  try {
    for (let index = 0; index < backups; index++) {
      await sleep(settleMs);
      taken.push(await takeBackup(home, join(base, `backup-${index}.jsonl`), acks));
    }
  } finally {
    stopping.abort();
    await Promise.all(writing);
    await server.stop();
    await database.stop();
  }
  return { acks, taken };
}

async function takeBackup(home: string, file: string, acks: readonly Ack[]): Promise<Backup> {
  const ackedBefore = Math.max(0, ...acks.map(({ seq }) => seq));
  const countBefore = acks.length;
  const { head } = await backUpTo({ home, databaseUrl: null }, file);
  return { file, head: head?.seq ?? 0, ackedBefore, ackedDuring: acks.length - countBefore };
}

/** In turn a new person and a new name for the writer's own project. */
async function write({ call }: TestServer, writer: number, acks: Ack[], stopping: AbortSignal): Promise<void> {
  let name = `Project ${writer}`;
  const project = await call(routes.createProject, { body: { name } });
  acks.push({ seq: project.seq, id: project.id, entity: 'project', version: 1 });
  for (let version = 1; !stopping.aborted; version++) {
    const person = await call(routes.addPerson, { body: { name: `Person ${writer}/${version}`, email: null } });
    acks.push({ seq: person.seq, id: person.id, entity: 'person', version: 1 });
    const value = `Project ${writer}/${version}`;
    const change = { params: { projectId: project.id }, version, body: { name: { base: name, value } } };
    const { seq } = await call(routes.updateProject, change);
    acks.push({ seq, id: project.id, entity: 'project', version: version + 1 });
    name = value;
  }
}

type Verdict = Pick<RestoreResult, 'missing' | 'extra' | 'findings'> & {
  readonly isChainWhole: boolean;
  readonly isSameExport: boolean;
};

async function judge(home: string, { file, head }: Backup, acks: readonly Ack[]): Promise<Verdict> {
  const place = { home, databaseUrl: null };
  await restoreExport(place, file, known);
  const { problems } = await examine(place, known);
  await exportTo(place, `${home}.jsonl`);
  const isSameExport = readFileSync(`${home}.jsonl`).equals(readFileSync(file));
  const database = await openEmbeddedDatabase({ home, isAdopted: true });
  const db = openPool(database.url, 1);
  try {
    const counts = await compare(db, expectedAt(head, acks));
    const { events, brokenAt } = await verifyChain(db);
    const findings = problems.map(({ code }) => code);
    return { ...counts, findings, isSameExport, isChainWhole: brokenAt === null && events === head };
  } finally {
    await db.destroy();
    await database.stop();
  }
}

/** The version of each record after the acknowledged commands up to `head`. */
function expectedAt(head: number, acks: readonly Ack[]): ReadonlyMap<string, number> {
  const expected = new Map<string, number>();
  for (const { seq, id, version } of acks) {
    if (seq <= head) expected.set(id, Math.max(version, expected.get(id) ?? 0));
  }
  return expected;
}

async function compare(db: Db, expected: ReadonlyMap<string, number>) {
  const { rows } = await sql<{ id: string; version: number }>`
    select id, version from organisation.person where name like 'Person %'
    union all select id, version from portfolio.project`.execute(db);
  const found = new Map(rows.map(({ id, version }) => [id, version]));
  return {
    missing: [...expected].filter(([id, version]) => found.get(id) !== version).length,
    extra: rows.filter(({ id }) => !expected.has(id)).length,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
