import { type RegisterField, type RegisterImport, type RegisterMapping, registerField } from '@sightline/contract';

export type Header = RegisterImport['headers'][number];

/** In the order in which the mapping and the grid show them: what names the project first. */
export const FIELDS: readonly RegisterField[] = registerField.options;

/** A column feeds one field: giving it to another takes it from the first. Null = the field is not in the file. */
export function mapColumn(mapping: RegisterMapping, field: RegisterField, column: number | null): RegisterMapping {
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).filter(([name, index]) => name !== field && index !== column),
  );
  return { ...mapping, columns: column === null ? columns : { ...columns, [field]: column } };
}

export function columnOf(mapping: RegisterMapping, field: RegisterField): number | null {
  return mapping.columns[field] ?? null;
}

/** Headers that feed no field, for the line that says what is not read. */
export function unusedHeaders(draft: RegisterImport): readonly Header[] {
  const used = new Set(Object.values(draft.mapping.columns));
  return draft.headers.filter((header) => !used.has(header.index) && header.text.trim() !== '');
}

export function mappedCount(mapping: RegisterMapping): number {
  return FIELDS.filter((field) => columnOf(mapping, field) !== null).length;
}

export function optionLabel(header: Header): string {
  const text = header.text.trim();
  return text === '' ? header.letter : `${header.letter}  ${text}`;
}
