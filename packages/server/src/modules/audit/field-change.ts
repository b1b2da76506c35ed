import { type Problem, problem } from '@sightline/kernel';

/** A patch as the contract carries it: per field the value that was seen and the value that is wanted. */
export type FieldChanges<T> = { readonly [K in keyof T]?: { readonly base: T[K]; readonly value: T[K] } | undefined };

/** The wanted values alone. */
export function wantedOf<T>(changes: FieldChanges<T>): Partial<T> {
  return Object.fromEntries(present(changes).map(([field, change]) => [field, change.value])) as Partial<T>;
}

/** The same patch the other way round: takes the change back. */
export function reverseOf<T>(changes: FieldChanges<T>, before: T): FieldChanges<T> {
  const reversed = present(changes).map(([field, change]) => [field, { base: change.value, value: before[field] }]);
  return Object.fromEntries(reversed) as FieldChanges<T>;
}

/** One problem of this code for each field that no longer holds the value that the writer saw. */
export function movedBases<T>(
  changes: FieldChanges<T>,
  current: T,
  about: { readonly code: string; readonly entity: string; readonly id: string },
): Problem[] {
  const { code, entity, id } = about;
  return present(changes)
    .filter(([field, change]) => !isSame(change.base, current[field]))
    .map(([field, change]) => {
      const [seen, now] = [valueText(change.base, 'an earlier one'), valueText(current[field], 'a newer one')];
      return problem(
        code,
        { field: String(field), seen, current: now },
        { subject: { entity, id, field: String(field) } },
      );
    });
}

/** Values of several parts are the same when all their parts are, in any order of their names. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    keys.length === others.length &&
    Array.isArray(one) === Array.isArray(other) &&
    keys.every((key) => isSame(Reflect.get(one, key), Reflect.get(other, key)))
  );
}

function valueText(value: unknown, parted: string): string {
  if (value === null || value === undefined) return 'empty';
  return typeof value === 'object' ? parted : String(value);
}

function present<T>(changes: FieldChanges<T>): [keyof T, { readonly base: T[keyof T]; readonly value: T[keyof T] }][] {
  return (Object.entries(changes) as [keyof T, FieldChanges<T>[keyof T]][]).flatMap(([field, change]) =>
    change === undefined ? [] : [[field, change]],
  );
}
