import { randomUUID } from 'node:crypto';
import { callRoute, RefusedError, routes } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import type { TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { between, randomOf } from './random.ts';
import { type Ground, openWorld } from './world.ts';

export type RaceOptions = {
  readonly clients: number;
  readonly editsPerClient: number;
  readonly objects: number;
  readonly commands: number;
  readonly seed: number;
};

export type EditResult = {
  readonly edits: number;
  readonly acknowledged: number;
  /** Refused as stale: the writer had not seen the newest version. */
  readonly stale: number;
  /** Objects whose value is not the start plus every acknowledged change. */
  readonly lostUpdates: number;
  /** Objects whose version or events do not count the acknowledged changes. */
  readonly miscounted: number;
  readonly strangeAnswers: readonly string[];
};

export type ReplayResult = {
  readonly commands: number;
  readonly sent: number;
  /** Commands whose repeats did not all get the first answer. */
  readonly unlikeAnswers: number;
  /** Records and events beyond or below one for each command. */
  readonly wrongEffects: number;
  readonly otherBodyAccepted: number;
};

const START = 1_000_000;

export async function race(ground: Ground, options: RaceOptions) {
  const world = await openWorld(ground);
  try {
    const edits = await raceEdits(world.server, options);
    const replays = await raceReplays(world.server, options);
    return { edits, replays, failures: world.failures.slice(0, 5) };
  } finally {
    await world.stop();
  }
}

type Seen = { version: number; budgetMinor: number };

/** Every client adds to budgets that all the others add to, each change on top of the version that it saw. */
async function raceEdits(
  server: TestServer,
  { clients, editsPerClient, objects, seed }: RaceOptions,
): Promise<EditResult> {
  const ids: ProjectId[] = [];
  for (let number = 0; number < objects; number++) {
    const made = await server.call(routes.createProject, { body: { name: `Raced ${number}`, budgetMinor: START } });
    ids.push(made.id);
  }
  const sums = new Map(ids.map((id) => [id, { delta: 0, count: 0 }]));
  const tally = { stale: 0, strange: [] as string[] };
  const client = async (number: number) => {
    const random = randomOf(seed + number);
    const seen = new Map<ProjectId, Seen>();
    for (let edit = 0; edit < editsPerClient; edit++) {
      const id = ids[between(random, 0, objects - 1)];
      if (id === undefined) continue;
      const delta = between(random, 1, 1000);
      const before = seen.get(id) ?? (await look(server, id));
      const outcome = await add(server, { id, before, delta });
      const sum = sums.get(id);
      if (outcome === 'written' && sum !== undefined) {
        sum.delta += delta;
        sum.count++;
        seen.set(id, { version: before.version + 1, budgetMinor: before.budgetMinor + delta });
      } else {
        seen.delete(id);
        if (outcome === 'stale') tally.stale++;
        else tally.strange.push(outcome);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return { edits: clients * editsPerClient, ...(await editVerdict(server, sums)), ...tallied(tally) };
}

function tallied({ stale, strange }: { readonly stale: number; readonly strange: readonly string[] }) {
  return { stale, strangeAnswers: [...new Set(strange)].slice(0, 5) };
}

async function look(server: TestServer, projectId: ProjectId): Promise<Seen> {
  const { version, budgetMinor } = await server.call(routes.readProject, { params: { projectId } });
  return { version, budgetMinor: budgetMinor ?? 0 };
}

type Edit = { readonly id: ProjectId; readonly before: Seen; readonly delta: number };

async function add(server: TestServer, { id, before, delta }: Edit): Promise<string> {
  const budgetMinor = { base: before.budgetMinor, value: before.budgetMinor + delta };
  try {
    const request = { params: { projectId: id }, version: before.version, body: { budgetMinor } };
    await callRoute(server.options, routes.updateProject, request);
    return 'written';
  } catch (error) {
    if (!(error instanceof RefusedError)) return String(error);
    return error.status === 412 ? 'stale' : `${error.status} ${error.message}`;
  }
}

type Sums = ReadonlyMap<ProjectId, { readonly delta: number; readonly count: number }>;

async function editVerdict(server: TestServer, sums: Sums) {
  let [acknowledged, lostUpdates, miscounted] = [0, 0, 0];
  for (const [id, { delta, count }] of sums) {
    const { version, budgetMinor } = await look(server, id);
    const { rows } = await sql<{ events: number }>`
      select count(*) as events from audit.event
      where name = 'portfolio.updateProject' and payload::json->>'projectId' = ${id}`.execute(server.db);
    acknowledged += count;
    if (budgetMinor !== START + delta) lostUpdates++;
    if (version !== 1 + count || rows[0]?.events !== count) miscounted++;
  }
  return { acknowledged, lostUpdates, miscounted };
}

/** Each command goes out three or five times at once, then once more under the same id with another body. */
async function raceReplays(server: TestServer, { commands }: RaceOptions): Promise<ReplayResult> {
  const tally = { sent: 0, unlikeAnswers: 0, otherBodyAccepted: 0 };
  const marker = `Replayed ${randomUUID()}`;
  const numbers = Array.from({ length: commands }, (_, number) => number);
  const worker = async () => {
    for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) {
      await replay(server, { name: `${marker} ${number}`, times: number % 2 === 0 ? 3 : 5 }, tally);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  const { rows } = await sql<{ people: number; events: number }>`
    select count(distinct p.id) as people, count(e.seq) as events from organisation.person p
    join organisation.person_history h on h.id = p.id join audit.event e on e.command_id = h.command_id
    where p.name like ${`${marker}%`}`.execute(server.db);
  const { people = 0, events = 0 } = rows[0] ?? {};
  return { commands, ...tally, wrongEffects: Math.abs(people - commands) + Math.abs(events - commands) };
}

async function replay(
  server: TestServer,
  command: { readonly name: string; readonly times: number },
  tally: { sent: number; unlikeAnswers: number; otherBodyAccepted: number },
): Promise<void> {
  const commandId = randomUUID();
  const send = (name: string) => server.call(routes.addPerson, { body: { name, email: null } }, { commandId });
  const answers = await Promise.all(
    Array.from({ length: command.times }, () => send(command.name).then(JSON.stringify, String)),
  );
  if (new Set(answers).size !== 1) tally.unlikeAnswers++;
  const isRefused = await send(`${command.name} again`).then(
    () => false,
    (error) => error instanceof RefusedError && error.status === 409,
  );
  if (!isRefused) tally.otherBodyAccepted++;
  tally.sent += command.times + 1;
}
