import { type RegisterField, type RegisterImport, type RegisterMapping, registerField } from '@sightline/contract';

export type Header = RegisterImport['headers'][number];

/** In the order in which the mapping and the grid show them: what names the project first. */
export const FIELDS: readonly RegisterField[] = registerField.options;

/** A column feeds one field: giving it to another takes it from the first. Null = the field is not in the file. */
export function mapColumn(mapping: RegisterMapping, field: RegisterField, column: number | null): RegisterMapping {
  const free = withoutColumn(mapping, field, column);
  return column === null ? free : { ...free, columns: { ...free.columns, [field]: column } };
}

/** A second column of a field. Null = it has one only. */
export function mapSecond(mapping: RegisterMapping, field: RegisterField, column: number | null): RegisterMapping {
  const { second, columns } = withoutColumn(mapping, field, column);
  const first = mapping.columns[field];
  const kept = first === undefined || first === column ? columns : { ...columns, [field]: first };
  return { ...mapping, columns: kept, second: column === null ? second : { ...second, [field]: column } };
}

/** Neither the field's own columns nor another field's use of the column; a field without its first column has no second. */
function withoutColumn(mapping: RegisterMapping, field: RegisterField, column: number | null) {
  const rest = (columns: RegisterMapping['columns']): RegisterMapping['columns'] =>
    Object.fromEntries(Object.entries(columns).filter(([name, index]) => name !== field && index !== column));
  return { ...mapping, columns: rest(mapping.columns), second: rest(mapping.second ?? {}) };
}

/** Fields for which files have two columns: two who rate a project, and a text in two parts. */
export const TWO_COLUMNS: ReadonlySet<RegisterField> = new Set(['reported', 'scope']);

export function columnOf(mapping: RegisterMapping, field: RegisterField): number | null {
  return mapping.columns[field] ?? null;
}

/** Headers that feed no field, for the line that says what is not read. */
export function unusedHeaders(draft: RegisterImport): readonly Header[] {
  const { columns, second, only } = draft.mapping;
  const used = new Set([...Object.values(columns), ...Object.values(second ?? {}), only?.column]);
  return draft.headers.filter((header) => !used.has(header.index) && header.text.trim() !== '');
}

export function mappedCount(mapping: RegisterMapping): number {
  return FIELDS.filter((field) => columnOf(mapping, field) !== null).length;
}

export function optionLabel(header: Header): string {
  const text = header.text.trim();
  return text === '' ? header.letter : `${header.letter}  ${text}`;
}
