/** Who encloses whom in a list that tells nesting by level: the nearest row above with a smaller level. */
export type OutlineRow = { readonly id: string; readonly level: number };

export type Outline = {
  readonly parentOf: ReadonlyMap<string, string | null>;
  readonly parents: ReadonlySet<string>;
};

export function outlineOf(rows: readonly OutlineRow[]): Outline {
  const parentOf = new Map<string, string | null>();
  const parents = new Set<string>();
  const open: OutlineRow[] = [];
  for (const row of rows) {
    while ((open.at(-1)?.level ?? 0) >= row.level && open.length > 0) open.pop();
    const parent = open.at(-1)?.id ?? null;
    parentOf.set(row.id, parent);
    if (parent !== null) parents.add(parent);
    open.push(row);
  }
  return { parentOf, parents };
}
