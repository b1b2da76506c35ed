import { z } from 'zod';
import type { Capability } from '../access.ts';
import { route } from '../route.ts';
import { moved, problem } from '../values.ts';
import type { RecordGroup } from './kind.ts';
import { fieldValue } from './routes.ts';

/** What a column can carry beside the fields of the kind. */
export const KEY_COLUMN = 'key';
export const PROJECT_COLUMN = 'project';

/** `name:0,lifecycle:3`: the column (0-based) of each field; a field that is not named is not in the file. */
const columns = z
  .string()
  .max(2000)
  .regex(/^[A-Za-z]{1,40}:\d{1,3}(,[A-Za-z]{1,40}:\d{1,3})*$/, 'must be written name:0,lifecycle:3')
  .transform((text) => Object.fromEntries(text.split(',').map((part) => columnOf(part))));

function columnOf(part: string): readonly [string, number] {
  const [field = '', column = ''] = part.split(':');
  return [field, Number(column)];
}

const importFault = z.object({
  row: z.int(),
  field: z.string(),
  /** Spreadsheet reference of the cell, such as `F12`. */
  cell: z.string(),
  text: z.string(),
  problem,
});

export const recordImportPreview = z.object({
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  headers: z.array(z.object({ index: z.int(), letter: z.string(), text: z.string(), sample: z.array(z.string()) })),
  columns: z.record(z.string(), z.int()),
  dateOrder: z.enum(['day-first', 'month-first']).nullable(),
  /** The first rows as understood. */
  rows: z.array(
    z.object({
      row: z.int(),
      act: z.enum(['add', 'change', 'same', 'aside', 'faulty']),
      key: z.string().nullable(),
      cells: z.record(z.string(), z.string()),
    }),
  ),
  /** The first fields that would change, with what stands now; `names` tells whom and what they name. */
  changes: z.array(
    z.object({ row: z.int(), key: z.string(), field: z.string(), was: fieldValue, becomes: fieldValue }),
  ),
  names: z.record(z.string(), z.string()),
  /** The first faults; `outcome.faulty` counts all rows that hold one. */
  faults: z.array(importFault),
  /** Faults of the table as a whole, e.g. no column holds a field that is needed. */
  problems: z.array(problem),
  /** `aside`: lines of a ledger that lead to no project and are kept as unassigned costs. */
  outcome: z.object({ added: z.int(), changed: z.int(), same: z.int(), aside: z.int(), faulty: z.int() }),
});
export type RecordImportPreview = z.output<typeof recordImportPreview>;

export type RecordImportRoutes = ReturnType<typeof recordImportRoutes>;

/** A file of a register, in two steps that both carry its bytes: nothing is kept between them. */
export function recordImportRoutes(group: RecordGroup, edit: Capability) {
  const names = group.kinds.map(({ name }) => name) as [string, ...string[]];
  const query = z
    .object({
      kind: z.enum(names),
      name: z.string().min(1).max(255),
      sheet: z.string().min(1).max(100),
      columns,
      dateOrder: z.enum(['day-first', 'month-first']),
    })
    .partial()
    .required({ kind: true, name: true });
  // Rows name their projects by key: each is judged on its own.
  const permission: Capability = group.isInProject ? 'sight.read' : edit;
  const words = group.kinds.map(({ many }) => many).join(', ');
  return {
    preview: route({
      id: `${group.name}.previewImport`,
      kind: 'upload',
      method: 'POST',
      path: `/api/${group.name}/import-preview` as const,
      isPreview: true,
      summary: `What a file (XLSX, CSV or pasted text) would bring to ${words}, and all its faults`,
      permission,
      query,
      response: recordImportPreview,
    }),
    commit: route({
      id: `${group.name}.importRecords`,
      kind: 'upload',
      method: 'POST',
      path: `/api/${group.name}/import` as const,
      summary: `Bring a file into ${words}: adds, and changes what has the same key`,
      permission,
      query: query.extend({ faulty: z.enum(['refuse', 'skip']).optional() }),
      response: moved.extend({ added: z.int(), changed: z.int(), aside: z.int(), skipped: z.array(z.int()) }),
    }),
  };
}
