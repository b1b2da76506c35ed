import { recordGroups } from '@sightline/contract';
import { oneOf, textOf } from '../../lib/search-params.ts';

/** What the address of a register holds: which kind, what is searched, the order, and whose panel is open (`new` = a new record, `file` = a file, `alike` = vendors that may be one). */
export type RecordsSearch = {
  readonly kind?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly record?: string | undefined;
};

export const NEW_RECORD = 'new';
/** The panel of vendors that may be one. */
export const ALIKE = 'alike';
/** The panel that brings in a file. */
export const FILE = 'file';

const KINDS = recordGroups.flatMap(({ kinds }) => kinds.map(({ name }) => name));

export function parseRecordsSearch(search: Record<string, unknown>): RecordsSearch {
  const kind = oneOf(KINDS, search.kind);
  const [q, sort, record] = [textOf(search.q), textOf(search.sort), textOf(search.record)];
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(q === undefined ? {} : { q }),
    ...(sort === undefined || !/^-?[A-Za-z]{1,40}$/.test(sort) ? {} : { sort }),
    ...(record === undefined ? {} : { record }),
  };
}
