import { randomUUID } from 'node:crypto';
import { routes } from '@sightline/contract';
import { sql } from 'kysely';
import {
  type AuditEvent,
  CHAIN_START,
  type ChainAnchor,
  chainHash,
  type Db,
  insertRows,
  verifyChain,
} from '../../packages/server/src/modules/audit/index.ts';
import { between, randomOf } from './random.ts';
import { rebuildFaults } from './rebuild.ts';
import { type Ground, openWorld } from './world.ts';

export type ChainOptions = { readonly count: number; readonly seed: number };

export type ChainResult = {
  readonly events: number;
  readonly anchors: number;
  readonly tamperings: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly undetected: number;
  readonly notLocated: number;
  readonly examples: readonly string[];
  /** Tables whose rows are not those that history and audit give; see rebuild.ts. */
  readonly rebuildFaults: readonly string[];
  readonly tablesRebuilt: number;
};

type Link = AuditEvent & { readonly previousHash: string; readonly hash: string };
/** What a tamperer leaves, and where he began. */
type Tampered = {
  readonly links: readonly Link[];
  readonly at: number;
  /** The last event that can be called the first wrong one: a forged event may be blamed, or the one that does not follow from it. */
  readonly to: number;
  readonly isTraceless: boolean;
};
type Draw = { readonly random: () => number; readonly spareCommand: string };

const EVENTS = 100;
/** Heads are exported every so often and kept elsewhere. */
const ANCHOR_EVERY = 10;

/** Forges the chain of a throw-away copy in every way and asks the product's own check where it is broken. */
export async function tamperWithChain(ground: Ground, { count, seed }: ChainOptions): Promise<ChainResult> {
  const world = await openWorld(ground);
  const { server } = world;
  try {
    for (let number = 0; number < EVENTS; number++) {
      await server.call(routes.addPerson, { body: { name: `Person ${number}`, email: null } });
    }
    const rebuilt = await rebuildFaults(server.db);
    const links = await readLinks(server.db);
    const anchors = links.filter(({ seq }) => seq % ANCHOR_EVERY === 0 || seq === links.length);
    const draw = { random: randomOf(seed), spareCommand: await openForForgery(server.db) };
    const tally = { byKind: {} as Record<string, number>, undetected: 0, notLocated: 0, examples: [] as string[] };
    for (let number = 0; number < count; number++) {
      const [kind, forge] = KINDS[number % KINDS.length] ?? KINDS[0];
      const tampered = forge(links, draw);
      const verdict = await verdictOn(server.db, tampered, anchors);
      tally.byKind[kind] = (tally.byKind[kind] ?? 0) + 1;
      const { brokenAt, brokenUpTo } = verdict;
      if (brokenAt === null || brokenUpTo === null) tally.undetected++;
      else if (brokenAt <= tampered.to && brokenUpTo >= tampered.at) continue;
      else tally.notLocated++;
      if (tally.examples.length < 10) tally.examples.push(`${kind} at ${tampered.at}: ${JSON.stringify(verdict)}`);
    }
    return { events: links.length, anchors: anchors.length, tamperings: count, ...tally, ...rebuilt };
  } finally {
    await world.stop();
  }
}

type Forge = (links: readonly Link[], draw: Draw) => Tampered;

const KINDS: readonly [readonly [string, Forge], ...(readonly [string, Forge])[]] = [
  ['edit', edit],
  ['delete', remove],
  ['swap', swap],
  ['cut the tail off', cutTail],
  ['cut the tail off with its traces', (links, draw) => ({ ...cutTail(links, draw), isTraceless: true })],
  ['insert', insert],
  ['edit and hash anew', (links, draw) => hashedAnew(edit(links, draw))],
  ['delete and hash anew', (links, draw) => hashedAnew(remove(links, draw))],
  ['insert and hash anew', (links, draw) => hashedAnew(insert(links, draw))],
];

function edit(links: readonly Link[], { random }: Draw): Tampered {
  const at = between(random, 1, links.length);
  const field = (['name', 'at', 'payload', 'accountId'] as const)[between(random, 0, 3)] ?? 'name';
  const value = field === 'accountId' ? randomUUID() : `${links[at - 1]?.[field] ?? ''}!`;
  return {
    links: links.map((link) => (link.seq === at ? { ...link, [field]: value } : link)),
    at,
    to: at,
    isTraceless: false,
  };
}

function remove(links: readonly Link[], { random }: Draw): Tampered {
  const at = between(random, 1, links.length - 1);
  return { links: links.filter(({ seq }) => seq !== at), at, to: at, isTraceless: false };
}

function swap(links: readonly Link[], { random }: Draw): Tampered {
  const at = between(random, 1, links.length - 1);
  const other = between(random, at + 1, links.length);
  const seqOf = (seq: number) => (seq === at ? other : seq === other ? at : seq);
  return { links: links.map((link) => ({ ...link, seq: seqOf(link.seq) })), at, to: at, isTraceless: false };
}

function cutTail(links: readonly Link[], { random }: Draw): Tampered {
  const at = between(random, 2, links.length);
  return { links: links.slice(0, at - 1), at, to: at, isTraceless: false };
}

/** A forged event that follows well from the one before it; the next one does not follow from it. */
function insert(links: readonly Link[], { random, spareCommand }: Draw): Tampered {
  const at = between(random, 1, links.length - 1);
  const previousHash = links[at - 2]?.hash ?? CHAIN_START;
  const event = {
    seq: at,
    commandId: spareCommand,
    name: 'portfolio.addPortfolio',
    accountId: null,
    at: 'now',
    payload: '{}',
  };
  const forged = { ...event, previousHash, hash: chainHash(previousHash, event) };
  const later = links.slice(at - 1).map((link) => ({ ...link, seq: link.seq + 1 }));
  return { links: [...links.slice(0, at - 1), forged, ...later], at, to: at + 1, isTraceless: false };
}

/** Numbers and hashes every event again, as somebody does who can write everything. */
function hashedAnew({ links, ...rest }: Tampered): Tampered {
  let previousHash = CHAIN_START;
  const anew = links.map((link, index) => {
    const event = { ...link, seq: index + 1, previousHash };
    previousHash = chainHash(previousHash, event);
    return { ...event, hash: previousHash };
  });
  return { ...rest, links: anew };
}

async function readLinks(db: Db): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select seq, command_id as "commandId", name, account_id as "accountId", at, payload, previous_hash as "previousHash", hash
    from audit.event order by seq`.execute(db);
  return rows;
}

/** What only the owner of a database can do: the chain is no longer append-only, and a command stands ready for a forged event. */
async function openForForgery(db: Db): Promise<string> {
  await sql`alter table audit.event disable trigger user`.execute(db);
  const id = randomUUID();
  await sql`insert into audit.command (id, name, at, input_digest) values (${id}, 'portfolio.addPortfolio', now(), '')`.execute(
    db,
  );
  return id;
}

class TakeBack extends Error {}

/** Writes the forged chain, checks it, and takes it back. */
async function verdictOn(db: Db, { links, isTraceless }: Tampered, anchors: readonly ChainAnchor[]) {
  let verdict: Awaited<ReturnType<typeof verifyChain>> | null = null;
  const forging = db.transaction().execute(async (tx) => {
    await sql`delete from audit.event`.execute(tx);
    await insertRows(tx, 'audit.event', links.map(rowOf));
    if (isTraceless) await removeTraces(tx, links.length);
    verdict = await verifyChain(tx, anchors);
    throw new TakeBack('forged for a look only');
  });
  await forging.catch((error: unknown) => {
    if (!(error instanceof TakeBack)) throw error;
  });
  return verdict ?? { events: 0, brokenAt: null, brokenUpTo: null };
}

async function removeTraces(db: Db, last: number): Promise<void> {
  await sql`delete from audit.outbox where seq > ${last}`.execute(db);
  await sql`update audit.command set seq = null where seq > ${last}`.execute(db);
}

function rowOf(link: Link) {
  const { commandId, accountId, previousHash, ...rest } = link;
  return { ...rest, command_id: commandId, account_id: accountId, previous_hash: previousHash };
}
