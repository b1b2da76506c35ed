import type { Entity } from '../route.ts';
import type { Field, ValueOf } from './field.ts';

/** One kind of record in a register: what it is called and what it holds. */
export type RecordKind = {
  /** In requests and answers, such as `vendor-contract`. */
  readonly name: string;
  readonly one: string;
  readonly many: string;
  /** What its human keys begin with, such as SYS in SYS-12. */
  readonly prefix: string;
  /** The field by which people know it. */
  readonly title: string;
  readonly fields: Readonly<Record<string, Field>>;
};

/** Kinds that stand together: one module's tables, one set of routes, one pair of permissions. */
export type RecordGroup = {
  readonly name: string;
  /** true: each record belongs to one project and is seen with it. */
  readonly isInProject: boolean;
  readonly kinds: readonly RecordKind[];
};

export type ValuesOf<K extends RecordKind> = { readonly [N in keyof K['fields']]: ValueOf<K['fields'][N]> };

export function recordKind<const K extends RecordKind>(kind: K & { title: keyof K['fields'] }): K {
  return kind;
}

export function recordGroup<const G extends RecordGroup>(group: G): G {
  return group;
}

/** @throws when the group has no such kind: names come from the schema, which knows them all */
export function kindOf(group: RecordGroup, name: string): RecordKind {
  const found = group.kinds.find((kind) => kind.name === name);
  if (found === undefined) throw new Error(`the group ${group.name} has no kind ${name}`);
  return found;
}

/** What an id in a field names: to point at a project, unit or portfolio one must see it, and may do nothing to it. */
const NAMED = {
  person: 'person',
  record: 'record',
  project: 'seen-project',
  unit: 'seen-unit',
  portfolio: 'seen-portfolio',
} as const satisfies Partial<Record<Field['kind'], Entity>>;

/** Fields that hold an id, by what the id names. */
export function referencesIn(kind: RecordKind): readonly (readonly [string, Entity])[] {
  return Object.entries(kind.fields).flatMap(([name, { kind: of }]) =>
    isReference(of) ? [[name, NAMED[of]] as const] : [],
  );
}

/** Does a field of this kind hold the id of something else? */
export function isReference(kind: Field['kind']): kind is keyof typeof NAMED {
  return Object.hasOwn(NAMED, kind);
}
