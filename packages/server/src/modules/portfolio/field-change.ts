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

/** One problem for each field that no longer holds the value that the writer saw. */
export function movedBases<T>(
  changes: FieldChanges<T>,
  current: T,
  subject: { readonly entity: string; readonly id: string },
): Problem[] {
  return present(changes)
    .filter(([field, change]) => change.base !== current[field])
    .map(([field, change]) =>
      problem(
        'portfolio.field-moved',
        { field: String(field), seen: String(change.base ?? 'empty'), current: String(current[field] ?? 'empty') },
        { subject: { ...subject, field: String(field) } },
      ),
    );
}

function present<T>(changes: FieldChanges<T>): [keyof T, { readonly base: T[keyof T]; readonly value: T[keyof T] }][] {
  return (Object.entries(changes) as [keyof T, FieldChanges<T>[keyof T]][]).flatMap(([field, change]) =>
    change === undefined ? [] : [[field, change]],
  );
}
