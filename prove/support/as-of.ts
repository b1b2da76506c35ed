import { RefusedError, type Route, routes, sightCell } from '@sightline/contract';
import type { LocalDate, ProjectId } from '@sightline/kernel';
import { z } from 'zod';
import { copyTemplate } from '../../packages/server/src/testing/cluster.ts';
import { startTestServer, TEST_NOW, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { DEEDS } from './as-of-deeds.ts';
import type { Life } from './as-of-life.ts';
import { REGISTER_DEEDS, registerAddresses } from './as-of-registers.ts';
import { between, oneOf, randomOf } from './random.ts';
import type { Ground } from './world.ts';

export type AsOfOptions = { readonly commands: number; readonly seed: number };

export type AsOfResult = {
  readonly done: Readonly<Record<string, number>>;
  readonly refused: number;
  readonly moments: number;
  /** Moments at which more than one command was done. */
  readonly shared: number;
  readonly reads: number;
  /** Reads that answered otherwise as of a moment than they had at it. */
  readonly unlike: number;
  readonly examples: readonly string[];
  /** Reads of the contract that look back and were never asked. */
  readonly unasked: readonly string[];
  readonly failures: readonly string[];
};

/** What every read answered at a moment: its address, then status and bytes. */
type Snapshot = ReadonlyMap<string, string>;

/** Lives through a random sequence of commands, keeps what every read answers after each, and asks for all of it again as of then. */
export async function lookBack({ cluster, inspectWorker }: Ground, options: AsOfOptions): Promise<AsOfResult> {
  const { url, drop } = await copyTemplate(cluster);
  const failures: string[] = [];
  const reportFailure = (_: string, error: unknown) => void failures.push(String(error));
  const server = await startTestServer(() => url, { inspectWorker, reportFailure });
  try {
    const { snapshots, ...tally } = await live(server, options);
    return { ...tally, ...(await compare(server, snapshots)), failures: failures.slice(0, 5) };
  } finally {
    await server.stop();
    await drop();
  }
}

/** Without these there is little to look at. */
const BEGINNING: readonly string[] = ['createProject', 'importPlan', 'addToEveryRegister', 'createProject'];

async function live(server: TestServer, { commands, seed }: AsOfOptions) {
  const random = randomOf(seed);
  const life: Life = {
    client: server,
    today: day(TEST_NOW),
    random,
    projects: new Set(),
    commands: [],
    records: new Map(),
    touched: null,
  };
  const [snapshots, counts] = [new Map<string, Snapshot>(), new Map<string, number>()];
  const done: Record<string, number> = {};
  let [now, refused] = [TEST_NOW, 0];
  for (let number = 0; number < commands; number++) {
    const before = now;
    now = later(now, random);
    server.setNow(now);
    life.today = day(now);
    if (before.slice(0, 13) !== now.slice(0, 13)) life.client = await server.signIn();
    const kind = BEGINNING[number] ?? oneOf(Object.keys(random() < 0.4 ? REGISTER_DEEDS : DEEDS), random);
    const isDone = await (DEEDS[kind] ?? REGISTER_DEEDS[kind])?.(life).then(() => true, isRefusal);
    if (isDone === true) {
      done[kind] = (done[kind] ?? 0) + 1;
      counts.set(now, (counts.get(now) ?? 0) + 1);
    } else refused++;
    snapshots.set(now, await snapshotOf(life, number));
  }
  const shared = [...counts.values()].filter((count) => count > 1).length;
  const asked = new Set([...snapshots.values()].flatMap((snapshot) => [...snapshot.keys()].map(nameOf)));
  const unasked = LOOKING_BACK.filter((name) => !asked.has(name));
  return { snapshots, done, refused, moments: snapshots.size, shared, unasked };
}

/** A refusal is part of life; anything else is not. */
function isRefusal(error: unknown): boolean {
  if (error instanceof RefusedError && error.status < 500) return false;
  throw error;
}

/** Every third command comes in the same millisecond as the one before it, others up to three days later. */
function later(now: string, random: () => number): string {
  const draw = random();
  const most = draw < 0.33 ? 0 : draw < 0.5 ? 1 : draw < 0.8 ? 3_600_000 : 3 * 86_400_000;
  return new Date(Date.parse(now) + (most === 0 ? 0 : between(random, 1, most))).toISOString();
}

function day(now: string): LocalDate {
  return now.slice(0, 10) as LocalDate;
}

async function compare(server: TestServer, snapshots: ReadonlyMap<string, Snapshot>) {
  const client = await server.signIn();
  const examples: string[] = [];
  let [reads, unlike] = [0, 0];
  for (const [moment, snapshot] of snapshots) {
    const again = await readAll(client, [...snapshot.keys()], moment);
    for (const [address, answer] of snapshot) {
      reads++;
      if (again.get(address) === answer) continue;
      unlike++;
      if (examples.length < 5) examples.push(`${address} as of ${moment}:\n${answer}\n${again.get(address)}`);
    }
  }
  return { reads, unlike, examples };
}

const CELLS = sightCell.options;

/** The name of the route, then the path and query that it is asked with. */
async function snapshotOf(life: Life, number: number): Promise<Snapshot> {
  const projects = [...life.projects];
  const whole = [
    'readLineOfSight /api/line-of-sight?group=program',
    'readLineOfSight /api/line-of-sight?sort=slipDays&search=name&limit=3',
    'readNeeds /api/needs',
    'readNeeds /api/needs?mine=true',
    'readChangesSince /api/line-of-sight/changes?since=week',
    'readSightCsv /api/line-of-sight/csv?group=portfolio',
    'readSightXlsx /api/line-of-sight/xlsx',
    'readDirectory /api/directory',
    'readRoleLoad /api/role-load',
    'search /api/search?text=name&limit=50',
    'search /api/search?text=e&limit=10',
    'readSettings /api/settings',
    'previewStatusRules /api/settings/preview?slipGreenDays=0&slipGreenShare=0',
  ];
  const tasks = await Promise.all(projects.map((projectId) => taskAddresses(life, projectId)));
  return readAll(
    life.client,
    [
      ...whole,
      ...projects.flatMap((id) => projectAddresses(id, number)),
      ...tasks.flat(),
      ...registerAddresses(life, number),
    ],
    null,
  );
}

/** Two of the cells that can be asked why, others each time. */
function projectAddresses(projectId: ProjectId, number: number): readonly string[] {
  const home = `/api/projects/${projectId}`;
  return [
    `readProject ${home}`,
    `readSight ${home}/sight`,
    `countRecordsOfProject ${home}/registers`,
    `readPlan ${home}/plan`,
    `readPlan ${home}/plan?offset=1&limit=1`,
    `readPlanRows ${home}/plan/rows`,
    `explainCell ${home}/why/${CELLS[number % CELLS.length]}`,
    `explainCell ${home}/why/${CELLS[(number + 3) % CELLS.length]}`,
  ];
}

async function taskAddresses({ client }: Life, projectId: ProjectId): Promise<readonly string[]> {
  const plan = await client.call(routes.readPlan, { params: { projectId } }).catch(() => ({ tasks: [] }));
  return plan.tasks.map(({ id }) => `readTaskCause /api/projects/${projectId}/tasks/${id}/cause`);
}

const AT_ONCE = 8;

async function readAll(
  { options }: TestServer | Life['client'],
  addresses: readonly string[],
  asOf: string | null,
): Promise<Snapshot> {
  const answers = new Map<string, string>();
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    const some = addresses.slice(from, from + AT_ONCE);
    const texts = await Promise.all(
      some.map(async (address) => {
        const path = address.slice(address.indexOf(' ') + 1);
        const query = asOf === null ? '' : `${path.includes('?') ? '&' : '?'}asOf=${asOf}`;
        const response = await fetch(options.baseUrl + path + query, { headers: options.headers });
        return `${response.status} ${await response.text()}`;
      }),
    );
    for (const [index, address] of some.entries()) answers.set(address, texts[index] ?? '');
  }
  return answers;
}

/** The name of the route; of a register also the kind, such as `listRaid risk`. */
function nameOf(address: string): string {
  const [name = '', path = ''] = address.split(' ');
  const kind = /[?&]kind=([^&]+)/.exec(path)?.[1];
  return kind === undefined ? name : `${name} ${kind}`;
}

/** Every read that takes `asOf`, once for each kind that it can be asked for. */
const LOOKING_BACK = (Object.entries(routes) as [string, Route][]).flatMap(([name, { query }]) => {
  const shape = query instanceof z.ZodObject ? query.shape : {};
  if (!('asOf' in shape)) return [];
  const kind = plain(shape.kind);
  return kind instanceof z.ZodEnum ? kind.options.map((each) => `${name} ${each}`) : [name];
});

/** Without what says whether it may be left out. */
function plain(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNonOptional ? plain(schema.unwrap()) : schema;
}
