import { type Problem, problem } from '@sightline/kernel';

/** A patch of plain values: per field the value that was seen and the value that is wanted. */
export type SettingChanges<T> = { readonly [K in keyof T]?: { readonly base: T[K]; readonly value: T[K] } | undefined };

export type SettingPatch<T> = {
  /** The settings as they would be. */
  readonly wanted: T;
  /** The same patch the other way round. */
  readonly reverse: SettingChanges<T>;
  /** One problem for each field that no longer holds the value that the writer saw. */
  readonly moved: readonly Problem[];
};

export function patchSettings<T extends object>(
  changes: SettingChanges<T>,
  before: T,
  section: string,
): SettingPatch<T> {
  const fields = (Object.keys(before) as (keyof T)[]).flatMap((field) => {
    const change = changes[field];
    return change === undefined ? [] : [{ field, ...change }];
  });
  return {
    wanted: { ...before, ...Object.fromEntries(fields.map(({ field, value }) => [field, value])) },
    reverse: Object.fromEntries(
      fields.map(({ field, value }) => [field, { base: value, value: before[field] }]),
    ) as SettingChanges<T>,
    moved: fields
      .filter(({ field, base }) => base !== before[field])
      .map(({ field, base }) =>
        problem(
          'organisation.setting-moved',
          { field: String(field), seen: String(base), current: String(before[field]) },
          { subject: { entity: 'organisation', id: section, field: String(field) } },
        ),
      ),
  };
}
