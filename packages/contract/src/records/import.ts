import { z } from 'zod';
import type { Capability } from '../access.ts';
import { type OnlyRows, tableHeader } from '../register-import.ts';
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

/** `2:Department of Labor`: only rows in which that column (0-based) holds that value. */
const only = z
  .string()
  .max(310)
  .regex(/^\d{1,3}:[^\n]{1,300}$/, 'must be written 2:value')
  .transform((text): OnlyRows => {
    const at = text.indexOf(':');
    return { column: Number(text.slice(0, at)), value: text.slice(at + 1) };
  });

/** A line `state:active` for each field that has one value for all rows that do not say it themselves. */
const same = z
  .string()
  .max(4000)
  .regex(/^[A-Za-z]{1,40}:[^\n]{1,300}(\n[A-Za-z]{1,40}:[^\n]{1,300})*$/, 'must be lines written state:active')
  .transform((text) => Object.fromEntries(text.split('\n').map((line) => fieldAndText(line))));

function fieldAndText(line: string): readonly [string, string] {
  const at = line.indexOf(':');
  return [line.slice(0, at), line.slice(at + 1)];
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
  headers: z.array(tableHeader),
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
  /** The first faults, errors before warnings; a row with a warning is taken, and `outcome.faulty` counts rows with an error. */
  faults: z.array(importFault),
  /** Faults of the table as a whole, e.g. no column holds a field that is needed. */
  problems: z.array(problem),
  outcome: z.object({
    added: z.int(),
    changed: z.int(),
    same: z.int(),
    /** Lines of a ledger that lead to no project and are kept as unassigned costs. */
    aside: z.int(),
    faulty: z.int(),
    /** Taken rows with something to look at. */
    doubtful: z.int(),
    /** Rows with another value than the one that is asked for by `only`. */
    otherRows: z.int(),
  }),
  /** Records that are named for the first time and made with the rows, such as the vendors of contracts. */
  made: z.array(z.object({ one: z.string(), many: z.string(), names: z.array(z.string()), total: z.int() })),
  /** Spellings that are kept with records that stand already, or are made. */
  spellings: z.int(),
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
      second: columns,
      only,
      same,
      /** What happens to a cell that cannot be read and need not be filled: its row is faulty, or the cell is left empty. */
      unread: z.enum(['faulty', 'empty']),
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
      response: moved.extend({
        added: z.int(),
        changed: z.int(),
        aside: z.int(),
        made: z.int(),
        skipped: z.array(z.int()),
      }),
    }),
  };
}
