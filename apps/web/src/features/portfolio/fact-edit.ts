import type { Project } from './fact-fields.ts';
import { type FactField, type FactValue, factsOf } from './fact-fields.ts';

/** A save that was refused because somebody else wrote the same project in between. */
export type Clash =
  /** The field still holds what the writer saw: another field moved, the save can simply be repeated on the new version. */
  | { readonly kind: 'elsewhere'; readonly version: number }
  /** Somebody already set what was typed: nothing is left to do. */
  | { readonly kind: 'same' }
  /** The field itself moved: the writer decides. */
  | { readonly kind: 'conflict'; readonly now: FactValue };

/** What a stale save means for the field that was typed. */
export function clashOf(fresh: Project, field: FactField, seen: FactValue, wanted: FactValue): Clash {
  const now = factsOf(fresh)[field];
  if (now === seen) return { kind: 'elsewhere', version: fresh.version };
  return now === wanted ? { kind: 'same' } : { kind: 'conflict', now };
}

/** The patch of one field, as the contract carries it. */
export function patchOf(
  field: FactField,
  seen: FactValue,
  wanted: FactValue,
): Record<string, { base: FactValue; value: FactValue }> {
  return { [field]: { base: seen, value: wanted } };
}
