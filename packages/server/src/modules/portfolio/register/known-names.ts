import { nameKey, similarNameFinder, similarNames } from '../../organisation/index.ts';

/** A name in a cell; `isConfirmed`: the user typed it again and means it. */
export type WrittenName = { readonly name: string; readonly isConfirmed: boolean };

/** How names of one kind are compared. */
export type NameKind = {
  /** Equal for two spellings of one name. */
  readonly keyOf: (name: string) => string;
  /** Prepares to find which of `names` another one is a slip of. */
  readonly finder: (names: readonly string[]) => (name: string) => readonly string[];
};

export const PEOPLE: NameKind = { keyOf: nameKey, finder: similarNameFinder };
/** `Phase 1` and `Phase 2` are not slips of each other. */
export const GROUPS: NameKind = {
  keyOf: groupKey,
  finder: (names) => (name) =>
    similarNames(
      name,
      names.filter((other) => digitsOf(other) === digitsOf(name)),
    ),
};

/** Names that differ in case, accents or marks only are the same; a name of marks only is compared as it is. */
export function groupKey(name: string): string {
  return nameKey(name) || folded(name);
}

/** Texts that differ in case or spaces only are the same. */
export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Finds the known names that an unknown one is most likely a slip of: on record first, then in the table, where the name
 * that is written more often (then earlier) is the known one.
 */
export function slipFinder(
  kind: NameKind,
  onRecord: readonly string[],
  written: readonly WrittenName[],
): (name: string) => readonly string[] {
  const recorded = new Set(onRecord.map(kind.keyOf));
  const { weights, confirmed, spellings } = tally(kind, written);
  const weightOf = (name: string) => weights.get(kind.keyOf(name)) ?? 0;
  const [onFile, inTable] = [kind.finder(onRecord), kind.finder(spellings)];
  const found = new Map<string, readonly string[]>();
  return (name) => {
    const key = kind.keyOf(name);
    if (recorded.has(key) || confirmed.has(key)) return [];
    const slips = found.get(key) ?? [
      ...onFile(name),
      ...inTable(name).filter((other) => weightOf(other) > weightOf(name)),
    ];
    found.set(key, slips);
    return slips;
  };
}

/** Names of `written` that are not on record, each in its first spelling. */
export function newNames(kind: NameKind, onRecord: readonly string[], written: readonly string[]): readonly string[] {
  const known = new Set(onRecord.map(kind.keyOf));
  const first = new Map<string, string>();
  for (const name of written) {
    const key = kind.keyOf(name);
    if (!known.has(key) && !first.has(key)) first.set(key, name);
  }
  return [...first.values()];
}

/** Weight: times written, then the earlier, as one number (a fraction below 1 for the order). */
function tally(kind: NameKind, written: readonly WrittenName[]) {
  const weights = new Map<string, number>();
  const spellings = newNames(
    kind,
    [],
    written.map((each) => each.name),
  );
  for (const [index, name] of spellings.entries())
    weights.set(kind.keyOf(name), 1 - (index + 1) / (spellings.length + 1));
  for (const { name } of written) weights.set(kind.keyOf(name), (weights.get(kind.keyOf(name)) ?? 0) + 1);
  const confirmed = new Set(written.filter((each) => each.isConfirmed).map((each) => kind.keyOf(each.name)));
  return { weights, spellings, confirmed };
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, '');
}
