import type { RecordRow, Register } from '@sightline/contract';
import type { ReactNode } from 'react';
import { type Found, findKind } from './find-register.ts';
import type { RecordsSearch } from './records-search.ts';

/** The kind whose records may be proposed as one. */
export const VENDORS = 'vendor';

/** What else may be done with a record; `onDone` when it is no more in its register. */
export type ActsOf = (kind: string, row: RecordRow, onDone: () => void) => ReactNode;
/** What else is known of a record, under its fields. */
export type MoreOf = (kind: string, row: RecordRow) => ReactNode;
export type OnRecordsSearch = (search: RecordsSearch) => void;

/** What a page says of its registers: the state in its address, and whose records they are. */
export type RegisterProps = {
  readonly search: RecordsSearch;
  readonly onSearch: OnRecordsSearch;
  /** The registers to choose from. */
  readonly registers: readonly Register[];
  /** null = across all projects, or of the whole organisation. */
  readonly projectId: string | null;
  readonly mayEdit: (register: Register) => boolean;
  /** Belongs to other features, set in by the page. */
  readonly actsOf?: ActsOf;
  readonly moreOf?: MoreOf;
};

/** The kind that the address names, else the first. */
export function openKind({ search, registers }: Pick<RegisterProps, 'search' | 'registers'>): Found | undefined {
  return findKind(search.kind, registers) ?? findKind(registers[0]?.group.kinds[0]?.name, registers);
}

/** A record of a project needs its project. */
export function isAddable({ mayEdit, projectId }: RegisterProps, register: Register): boolean {
  return mayEdit(register) && (register.place === 'organisation' || projectId !== null);
}

/** Rows of a file name their projects themselves. */
export function isImportable({ mayEdit, projectId }: RegisterProps, register: Register): boolean {
  return mayEdit(register) && projectId === null;
}
