import type { Register } from '@sightline/contract';
import { type Found, findKind } from './find-register.ts';
import type { RecordsSearch } from './records-search.ts';

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
