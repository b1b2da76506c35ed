import { type Route, routes } from '@sightline/contract';
import type { Canary } from './canaries.ts';
import { type Asked, requestsOf } from './canary-requests.ts';
import { type Rights, rightsIn } from './canary-rights.ts';
import { type CanaryWorld, openCanaryWorld } from './canary-world.ts';
import { randomOf } from './random.ts';
import { countFault } from './sight-counts.ts';
import { type Reply, Wire } from './wire.ts';
import type { Ground } from './world.ts';

export type CanaryOptions = {
  readonly count: number;
  readonly seed: number;
  /** Names a viewer who is held to be a stranger: what he is rightly shown must then be found as leaks. */
  readonly blindfold?: string;
};

export type CanaryResult = {
  readonly viewers: number;
  readonly routes: number;
  readonly canaries: Readonly<Record<string, number>>;
  readonly markedColumns: readonly string[];
  readonly unmarkedColumns: readonly string[];
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly bytesSearched: number;
  /** Canaries that somebody who may see them was shown, by their owner: what the search would find if it leaked. */
  readonly shownRightly: Readonly<Record<string, number>>;
  readonly leaks: number;
  readonly totalsChecked: number;
  readonly wrongTotals: number;
  readonly streamFrames: number;
  readonly logLines: number;
  /** Server errors: nothing was tried by them. */
  readonly unanswered: number;
  /** Refused for coming too often, as wrong passwords are. */
  readonly braked: number;
  readonly examples: readonly string[];
};

const CONNECTIONS = 20;
/** Lists grow by what is written; a new world every so often keeps them short. */
const REQUESTS_PER_WORLD = 20_000;
const MOST_EXAMPLES = 20;

/** Asks as everybody for everything, and searches all that comes back for secrets of projects that he may not see. */
export async function seekCanaries(ground: Ground, options: CanaryOptions): Promise<CanaryResult> {
  const tally = new Tally();
  let world: CanaryWorld | undefined;
  for (let sent = 0, round = 0; sent < options.count; sent += REQUESTS_PER_WORLD, round++) {
    const count = Math.min(REQUESTS_PER_WORLD, options.count - sent);
    world = await openCanaryWorld(ground);
    await tryWorld(world, { ...options, count, seed: options.seed + round }, tally).finally(world.stop);
  }
  return tally.figures(world);
}

async function tryWorld(world: CanaryWorld, { count, seed, blindfold }: CanaryOptions, tally: Tally): Promise<void> {
  const wire = new Wire(world.server.url, CONNECTIONS);
  const broken = new Set<string>();
  const real = rightsIn(world, (viewer) => broken.has(viewer));
  const rights: Rights = (viewer, canary) => viewer !== blindfold && real(viewer, canary);
  const streams = world.viewers.map((viewer) => ({ viewer, ...wire.follow(routes.followEvents.path, viewer.headers) }));
  const next = await requestsOf(world, randomOf(seed));
  const began = performance.now();
  let left = count;
  const lane = async () => {
    while (left-- > 0) {
      const asked = await next();
      if (asked.route === 'breakGlass') broken.add(asked.viewer.name);
      const reply = await wire.ask(asked.request, asked.viewer.headers);
      tally.answer(world, { asked, reply, rights });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  tally.seconds += (performance.now() - began) / 1000;
  for (const { viewer, end } of streams) tally.stream(world, viewer.name, { text: end(), rights });
  tally.log(world);
  wire.close();
}

/** An address as it was meant, beside as it was sent. */
function readable(path: string): string {
  return `${path}\n${[...new URL(path, 'http://server').searchParams.values()].join('\n')}`;
}

type Answered = { readonly asked: Asked; readonly reply: Reply; readonly rights: Rights };

class Tally {
  seconds = 0;
  readonly #counts = {
    requests: 0,
    bytes: 0,
    leaks: 0,
    totals: 0,
    wrongTotals: 0,
    frames: 0,
    logLines: 0,
    unanswered: 0,
    braked: 0,
  };
  readonly #answers: Record<string, number> = {};
  readonly #shown = new Map<string, Set<string>>();
  /** Of each kind of fault some: hundreds of one must not hide the few of another. */
  readonly #examples: Record<'leak' | 'unanswered' | 'total', string[]> = { leak: [], unanswered: [], total: [] };

  answer({ canaries }: CanaryWorld, { asked, reply, rights }: Answered): void {
    const { route, viewer, request } = asked;
    const { status, head, body } = reply;
    this.#counts.requests++;
    this.#counts.bytes += head.length + body.length;
    this.#answers[status] = (this.#answers[status] ?? 0) + 1;
    if (status === 429) this.#counts.braked++;
    if (status >= 500) this.#unanswered(`${status} ${request.method} ${request.path} ${body}`);
    const found = canaries.foundIn(`${head}\n${body}`);
    if (found.size > 0) {
      // What he wrote himself may come back to him.
      const own = canaries.foundIn(`${readable(request.path)}\n${request.body ?? ''}`);
      for (const canary of found)
        if (!own.has(canary) && canary.what !== 'account')
          this.#see(viewer.name, canary, { rights, where: `${status} ${route} ${request.path}` });
    }
    if (route === 'readLineOfSight' && status === 200) this.#total(viewer.name, request.path, body);
  }

  stream(
    { canaries }: CanaryWorld,
    viewer: string,
    { text, rights }: { readonly text: string; readonly rights: Rights },
  ): void {
    this.#counts.frames += text.split('\ndata: ').length - 1;
    this.#counts.bytes += text.length;
    for (const canary of canaries.foundIn(text)) this.#see(viewer, canary, { rights, where: 'event stream' });
  }

  /** Nobody may read a secret in the log. */
  log({ canaries, log }: CanaryWorld): void {
    this.#counts.logLines += log.length;
    for (const line of log) {
      for (const canary of canaries.foundIn(line)) this.#leak('operator', canary, `log ${line.slice(0, 200)}`);
    }
  }

  figures(world: CanaryWorld | undefined): CanaryResult {
    const { requests, bytes, leaks, totals, wrongTotals, frames, logLines, unanswered, braked } = this.#counts;
    const all = world?.canaries.all ?? [];
    return {
      viewers: world?.viewers.length ?? 0,
      routes: (Object.values(routes) as Route[]).length,
      canaries: countsOf(all.map(({ owner }) => kindOf(owner))),
      markedColumns: world?.marked.columns ?? [],
      unmarkedColumns: world?.marked.unmarked ?? [],
      requests,
      requestsPerSecond: Math.round(requests / this.seconds),
      answers: this.#answers,
      bytesSearched: bytes,
      shownRightly: Object.fromEntries([...this.#shown].map(([owner, texts]) => [owner, texts.size]).sort()),
      leaks,
      totalsChecked: totals,
      wrongTotals,
      streamFrames: frames,
      logLines,
      unanswered,
      braked,
      examples: Object.values(this.#examples).flat(),
    };
  }

  #see(viewer: string, canary: Canary, { rights, where }: { readonly rights: Rights; readonly where: string }): void {
    if (!rights(viewer, canary)) {
      this.#leak(viewer, canary, where);
      return;
    }
    const shown = this.#shown.get(kindOf(canary.owner)) ?? new Set();
    this.#shown.set(kindOf(canary.owner), shown.add(canary.text));
  }

  #leak(viewer: string, { owner, what, origin, text }: Canary, where: string): void {
    this.#counts.leaks++;
    this.#example('leak', `${viewer} reads ${what} ${text} (${origin}) of '${owner}' in ${where}`);
  }

  #total(viewer: string, path: string, body: string): void {
    this.#counts.totals++;
    const fault = countFault(body);
    if (fault === null) return;
    this.#counts.wrongTotals++;
    this.#example('total', `${viewer} ${path}: ${fault}`);
  }

  #unanswered(text: string): void {
    this.#counts.unanswered++;
    this.#example('unanswered', text.slice(0, 400));
  }

  #example(kind: 'leak' | 'unanswered' | 'total', text: string): void {
    if (this.#examples[kind].length < MOST_EXAMPLES) this.#examples[kind].push(text);
  }
}

function kindOf(owner: string): string {
  return owner.startsWith('account of ') ? 'accounts' : owner;
}

function countsOf(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
