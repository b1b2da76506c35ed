import type { FieldValue, RecordKind } from '@sightline/contract';
import { readTyped, typedOf } from './record-values.ts';

/** What was typed over a record, field by field; a field that nobody touched is not there. */
export type Draft = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, FieldValue>>;

export type ReadDraft =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly claims: Readonly<Record<string, string>> };

/** All that cannot be taken as typed, at once; for a new record the fields that it needs as well. */
export function readDraft(
  kind: RecordKind,
  draft: Draft,
  how: { readonly isNew: boolean; readonly currency: string },
): ReadDraft {
  const claims: Record<string, string> = {};
  const values: Record<string, FieldValue> = {};
  for (const [name, field] of Object.entries(kind.fields)) {
    const text = draft[name] ?? (how.isNew ? '' : null);
    if (text === null) continue;
    const read = readTyped(name, field, text, how.currency);
    if (!read.ok) claims[name] = read.claim;
    else if (!how.isNew || read.value !== null) values[name] = read.value;
  }
  return Object.keys(claims).length > 0 ? { ok: false, claims } : { ok: true, values };
}

/** The text that a field shows: what was typed, else what is kept. */
export function shownText(
  kind: RecordKind,
  name: string,
  at: { readonly draft: Draft; readonly values: Values; readonly currency: string },
): string {
  const field = kind.fields[name];
  if (field === undefined) return '';
  return at.draft[name] ?? typedOf(field, at.values[name] ?? null, at.currency);
}

export type Patch = Readonly<Record<string, { readonly base: FieldValue; readonly value: FieldValue }>>;

/** The fields that really differ from what is kept, each with the value that was seen. */
export function patchOf(values: Values, wanted: Values): Patch {
  return Object.fromEntries(
    Object.entries(wanted)
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(values[name] ?? null))
      .map(([name, value]) => [name, { base: values[name] ?? null, value }]),
  );
}
