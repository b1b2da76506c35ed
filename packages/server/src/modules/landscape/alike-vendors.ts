import { plainName } from '../records/index.ts';

export type Spelt = {
  readonly id: string;
  readonly name: string;
  readonly spellings: readonly string[];
  /** Names of vendors that somebody said are others. */
  readonly isNot: readonly string[];
  readonly parentId: string | null;
};

export type Alike<V extends Spelt> = {
  readonly first: V;
  readonly other: V;
  readonly reason: 'begins-alike' | 'spelt-alike';
  /** In percent of the letter pairs that both names share. */
  readonly likeness: number;
};

/** Below this share of letter pairs two names are different firms more often than not. */
const ALIKE = 88;
/** What one name may be and the other only begin with: `Acme Systems` and `Acme Systems 2413`. */
const LEAST_WORDS = 2;
const LEAST_LETTERS = 10;

/**
 * Vendors that may be one, the most alike first. Spellings that differ in case, marks or legal form are one vendor already; what is
 * left needs a person. Not asked: a vendor and its parent, and two of which somebody said that they are not one.
 */
export function alikeVendors<V extends Spelt>(vendors: readonly V[]): readonly Alike<V>[] {
  const known = vendors.map((vendor) => ({ vendor, names: namesOf(vendor).map(lettersOf) }));
  const byLetter = new Map<string, number[]>();
  known.forEach(({ names }, at) => {
    for (const letter of new Set(names.map(({ text }) => text.charAt(0))))
      byLetter.set(letter, [...(byLetter.get(letter) ?? []), at]);
  });
  const found = new Map<string, Alike<V>>();
  for (const places of byLetter.values()) {
    places.forEach((place, index) => {
      for (const next of places.slice(index + 1)) {
        const [one, two] = [known[place], known[next]];
        if (one === undefined || two === undefined || isSettled(one.vendor, two.vendor)) continue;
        const alike = mostAlike(one.names, two.names);
        if (alike !== null) found.set(`${place} ${next}`, { ...inOrder(one.vendor, two.vendor), ...alike });
      }
    });
  }
  return [...found.values()].sort((a, b) => b.likeness - a.likeness || (a.first.name < b.first.name ? -1 : 1));
}

function namesOf({ name, spellings }: Spelt): readonly string[] {
  return [...new Set([name, ...spellings].map(plainName))].filter((each) => each !== '');
}

/** The longer name first: it is the one that says most, and the other is often cut off. */
function inOrder<V extends Spelt>(one: V, two: V): { readonly first: V; readonly other: V } {
  return two.name.length > one.name.length ? { first: two, other: one } : { first: one, other: two };
}

function isSettled(one: Spelt, two: Spelt): boolean {
  if (one.parentId === two.id || two.parentId === one.id) return true;
  return saysNot(one, two) || saysNot(two, one);
}

function saysNot({ isNot }: Spelt, other: Spelt): boolean {
  if (isNot.length === 0) return false;
  const names = new Set(namesOf(other));
  return isNot.some((each) => names.has(plainName(each)));
}

type Letters = { readonly text: string; readonly pairs: ReadonlyMap<string, number>; readonly count: number };

function lettersOf(text: string): Letters {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { text, pairs, count: Math.max(0, text.length - 1) };
}

type Likeness = Pick<Alike<Spelt>, 'reason' | 'likeness'>;

function mostAlike(some: readonly Letters[], others: readonly Letters[]): Likeness | null {
  let most: Likeness | null = null;
  for (const one of some)
    for (const two of others) {
      const alike = alikeNames(one, two);
      if (alike !== null && (most === null || alike.likeness > most.likeness)) most = alike;
    }
  return most;
}

function alikeNames(one: Letters, two: Letters): Likeness | null {
  const [long, short] = one.text.length >= two.text.length ? [one, two] : [two, one];
  const most = percentOf(short.count, long, short);
  if (long.text.startsWith(short.text) && isTelling(short.text)) return { reason: 'begins-alike', likeness: most };
  if (most < ALIKE) return null;
  const likeness = percentOf(sharedPairs(long, short), long, short);
  return likeness >= ALIKE ? { reason: 'spelt-alike', likeness } : null;
}

/** Dice's coefficient over letter pairs. */
function percentOf(shared: number, one: Letters, two: Letters): number {
  return Math.round((200 * shared) / Math.max(1, one.count + two.count));
}

function isTelling(name: string): boolean {
  return name.length >= LEAST_LETTERS && name.split(' ').length >= LEAST_WORDS;
}

function sharedPairs(long: Letters, short: Letters): number {
  let shared = 0;
  for (const [pair, count] of short.pairs) shared += Math.min(count, long.pairs.get(pair) ?? 0);
  return shared;
}
