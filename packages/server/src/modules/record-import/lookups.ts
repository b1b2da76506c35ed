import type { Capability, Field, RecordKind } from '@sightline/contract';
import type { Id } from '@sightline/kernel';
import { asItStands, type Db, type ReadContext } from '../audit/index.ts';
import { listOpenUnits, listPeople, nameKey } from '../organisation/index.ts';
import { listProjects, listSeenPortfolios } from '../portfolio/index.ts';
import { readKind, type StoredRecord, tableOf } from '../records/index.ts';

/** What names in cells may mean. `null` = several records are called this. */
export type Lookup = ReadonlyMap<string, string | null>;

export type Lookups = {
  readonly people: Lookup;
  /** Projects that the caller may write into, by key and by name. */
  readonly projects: Lookup;
  /** What a field may point at beside people and records: what the caller sees, by name. */
  readonly places: Readonly<Record<'project' | 'unit' | 'portfolio', Lookup>>;
  /** Records by key, title and other spellings, by kind. */
  readonly records: Readonly<Record<string, Lookup>>;
};

export async function readLookups(
  db: Db,
  kind: RecordKind,
  { viewer, capability }: { readonly viewer: ReadContext; readonly capability: Capability | null },
): Promise<Lookups> {
  const kinds = new Set(Object.values(kind.fields).flatMap((field) => (field.kind === 'record' ? [field.of] : [])));
  const records: Record<string, Lookup> = {};
  for (const of of kinds) records[of] = lookupOf(await readKind(db, tableOf(of)), tableOf(of).kind);
  return {
    people: peopleLookup(await listPeople(asItStands(db))),
    projects: capability === null ? new Map() : projectLookup(await listProjects(asItStands(db), viewer, capability)),
    places: await placesIn(db, kind, viewer),
    records,
  };
}

async function placesIn(db: Db, { fields }: RecordKind, viewer: ReadContext): Promise<Lookups['places']> {
  const holds = (of: Field['kind']) => Object.values(fields).some((field) => field.kind === of);
  const named = (rows: readonly { readonly id: string; readonly name: string }[]) =>
    gathered(rows.map(({ id, name }) => [plainName(name), id] as const));
  return {
    project: holds('project') ? projectLookup(await listProjects(asItStands(db), viewer)) : new Map(),
    unit: holds('unit') ? named(await listOpenUnits(db, viewer.today)) : new Map(),
    portfolio: holds('portfolio') ? named(await listSeenPortfolios(viewer)) : new Map(),
  };
}

/** Case, accents, marks and the words for a company's legal form do not tell two names apart. */
export function plainName(name: string): string {
  return nameKey(name)
    .replace(
      /\b(incorporated|inc|corporation|corp|company|co|limited liability company|llc|limited|ltd|plc|gmbh|bv|nv|sa|ag)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function peopleLookup(people: readonly { readonly id: Id<'person'>; readonly name: string }[]): Lookup {
  return gathered(people.map(({ id, name }) => [nameKey(name), id] as const));
}

function projectLookup(
  projects: readonly { readonly id: Id<'project'>; readonly key: string; readonly name: string }[],
): Lookup {
  return gathered(
    projects.flatMap(({ id, key, name }) => [[plainName(key), id] as const, [plainName(name), id] as const]),
  );
}

export function lookupOf(records: readonly Pick<StoredRecord, 'id' | 'key' | 'values'>[], kind: RecordKind): Lookup {
  return gathered(records.flatMap((record) => namesOf(record, kind).map((name) => [name, record.id] as const)));
}

/** Every name that a record answers to. */
export function namesOf({ key, values }: Pick<StoredRecord, 'key' | 'values'>, kind: RecordKind): readonly string[] {
  const spellings = Object.entries(kind.fields).flatMap(([name, field]) => {
    const value = values[name];
    if (name === kind.title && field.kind === 'text' && typeof value === 'string') return [value];
    return field.kind === 'words' && name !== 'words' && Array.isArray(value) ? value : [];
  });
  return [key, ...spellings].map(plainName).filter((name) => name !== '');
}

function gathered(pairs: readonly (readonly [string, string])[]): Lookup {
  const found = new Map<string, string | null>();
  for (const [name, id] of pairs) found.set(name, found.has(name) && found.get(name) !== id ? null : id);
  return found;
}
