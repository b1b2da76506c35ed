import { type FactField, type FactValue, NEW_FACTS, readTyped } from './fact-fields.ts';

/** What is typed on the form, as text; ids for what is chosen. */
export type NewTyped = { readonly key: string } & { readonly [F in FactField]?: string };

export type ReadProject = {
  readonly values: Readonly<Partial<Record<FactField, FactValue>>>;
  /** What cannot be read, by field: all at once. */
  readonly claims: Readonly<Partial<Record<FactField, string>>>;
};

export function readNewProject(typed: NewTyped, currency: string): ReadProject {
  const values: Partial<Record<FactField, FactValue>> = {};
  const claims: Partial<Record<FactField, string>> = {};
  for (const field of NEW_FACTS) {
    const read = readTyped(field, typed[field] ?? '', currency);
    if (read.ok) values[field] = read.value;
    else claims[field] = read.claim;
  }
  return { values, claims };
}
