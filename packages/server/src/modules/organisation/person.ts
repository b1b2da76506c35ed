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

/** Names that differ by a slip of the pen (at most one letter in five), nearest first. */
export function similarNames(name: string, among: readonly string[]): readonly string[] {
  const key = nameKey(name);
  return among
    .map((other) => ({ other, distance: editDistance(key, nameKey(other)) }))
    .filter(({ distance }) => distance > 0 && distance <= Math.max(1, Math.floor(key.length / 5)) && distance <= 3)
    .sort((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1))
    .map(({ other }) => other);
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
