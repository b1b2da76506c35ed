import type { PersonId } from '@sightline/kernel';

export type Person = { readonly id: PersonId; readonly name: string };

/** Words that registers hold where a name is still missing. */
const PLACEHOLDERS = new Set([
  'tbc',
  'tbd',
  'tba',
  'n/a',
  'na',
  'none',
  'unknown',
  'vacant',
  'to be confirmed',
  'to be decided',
  'to be appointed',
  '?',
  '??',
  '-',
  '–',
  'x',
  'xxx',
]);

export function namesNobody(text: string): boolean {
  return PLACEHOLDERS.has(text.trim().toLowerCase());
}

/** Equal names compare equal: case, accents, spaces, and `Raman, Priya` for `Priya Raman` do not matter. */
export function nameKey(name: string): string {
  const [last, first, ...rest] = name.split(',');
  const ordered = first !== undefined && rest.length === 0 ? `${first} ${last}` : name;
  return ordered
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `Raman, Priya` as people say it; other spellings stay as they were written. */
export function displayName(name: string): string {
  const [last, first, ...rest] = name
    .replace(/\s+/g, ' ')
    .trim()
    .split(/\s*,\s*/);
  return first !== undefined && first !== '' && rest.length === 0
    ? `${first} ${last}`
    : name.replace(/\s+/g, ' ').trim();
}

type Keyed = { readonly name: string; readonly key: string };

/** Names that differ by a slip of the pen (at most one letter in five), nearest first. */
export function similarNames(name: string, among: readonly string[]): readonly string[] {
  return nearest(nameKey(name), among.map(keyed));
}

/**
 * `similarNames` for many questions about the same names: only those that share a word or their initials are compared,
 * so that thousands of names do not take millions of comparisons.
 */
export function similarNameFinder(names: readonly string[]): (name: string) => readonly string[] {
  const buckets = new Map<string, Keyed[]>();
  for (const each of names.map(keyed)) {
    for (const mark of marksOf(each.key)) {
      const bucket = buckets.get(mark);
      if (bucket === undefined) buckets.set(mark, [each]);
      else bucket.push(each);
    }
  }
  return (name) => {
    const key = nameKey(name);
    return nearest(key, [...new Set(marksOf(key).flatMap((mark) => buckets.get(mark) ?? []))]);
  };
}

function keyed(name: string): Keyed {
  return { name, key: nameKey(name) };
}

function marksOf(key: string): readonly string[] {
  const words = key.split(' ');
  return [...words, `initials ${words.map((word) => word.charAt(0)).join('')}`];
}

function nearest(key: string, among: readonly Keyed[]): readonly string[] {
  const most = Math.min(3, Math.max(1, Math.floor(key.length / 5)));
  return among
    .filter((other) => Math.abs(other.key.length - key.length) <= most)
    .map(({ name, key: other }) => ({ name, distance: editDistance(key, other) }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** Levenshtein distance (insert, delete, replace), O(n m). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
