import { z } from 'zod';
import { route } from './route.ts';
import { currency, id, moved, problem, version } from './values.ts';

/** The fields of a project that a register's column can carry. */
export const registerField = z.enum([
  'key',
  'name',
  'sponsor',
  'manager',
  'program',
  'portfolio',
  'tier',
  'priority',
  'stage',
  'startsOn',
  'goLiveOn',
  'forecastOn',
  'budget',
  'spent',
  'reported',
  'scope',
]);
export type RegisterField = z.output<typeof registerField>;

const column = z.int().min(0).max(500);

/** Only rows in which this column holds this value are read; case and spaces at the ends do not matter. */
export const onlyRows = z.object({ column, value: z.string().min(1).max(300) });
export type OnlyRows = z.output<typeof onlyRows>;

/** Column index (0-based) of each field; a field that is not named is not in the file. */
export const registerMapping = z.object({
  columns: z.partialRecord(registerField, column),
  /** A second column of a field: read where the first is empty; a text is added below the first. */
  second: z.partialRecord(registerField, column).optional(),
  only: onlyRows.optional(),
  /** How `05/04/2026` is read; null = decided from the column, ambiguous ones are faults. */
  dateOrder: z.enum(['day-first', 'month-first']).nullable(),
  /** For amounts without a currency. */
  currency,
});
export type RegisterMapping = z.output<typeof registerMapping>;

/** A correction typed over a cell, in place; empty text = leave the field empty. */
export const cellEdit = z.object({ row: z.int().min(1), field: registerField, text: z.string().max(4000) });

export const registerCell = z.object({
  /** As in the file, or as typed over it. */
  text: z.string(),
  /** The value as understood, ready to read: `4 May 2026`, `£1,200,000`; empty when there is none. */
  understood: z.string(),
  isEdited: z.boolean(),
});

export const registerFault = z.object({
  row: z.int(),
  field: registerField,
  /** Spreadsheet reference of the cell, such as `F12`. */
  cell: z.string(),
  problem,
  /** Values that would mend it, best first: typed over the cell with one click. */
  suggestions: z.array(z.object({ text: z.string(), label: z.string() })),
});

export const tableHeader = z.object({
  index: z.int(),
  letter: z.string(),
  text: z.string(),
  sample: z.array(z.string()),
  /** Values of a column that puts rows into groups, the most frequent first; empty for any other column. */
  groups: z.array(z.object({ value: z.string(), rows: z.int() })),
});

export const registerRow = z.object({
  row: z.int(),
  cells: z.partialRecord(registerField, registerCell),
  isSkipped: z.boolean(),
  /** Key and name of the project on record that this row would update; null = a new project. */
  updates: z.object({ id: id<'project'>(), key: z.string(), name: z.string() }).nullable(),
});

export const registerImport = z.object({
  id: id<'register-import'>(),
  /** Of the preview: it moves with the draft and with the records that the rows would touch. */
  version,
  state: z.enum(['draft', 'committed']),
  fileName: z.string(),
  sheet: z.string().nullable(),
  /** Names of the workbook's visible sheets; another one is read by giving the file again with `sheet`. */
  sheets: z.array(z.string()),
  headers: z.array(tableHeader),
  mapping: registerMapping,
  /** true: the mapping was remembered from an earlier import with the same headers. */
  isMappingRemembered: z.boolean(),
  rows: z.array(registerRow),
  /** Every fault of every row; `error` stops the commit, `warning` does not. */
  faults: z.array(registerFault),
  /** Faults of the table as a whole, e.g. no column holds the name. */
  problems: z.array(problem),
  /** What the commit would make. */
  outcome: z.object({
    newProjects: z.int(),
    updatedProjects: z.int(),
    skippedRows: z.int(),
    /** Rows of the file that hold another value than the one that is asked for. */
    otherRows: z.int(),
    newPeople: z.array(z.string()),
    newPrograms: z.array(z.string()),
    newPortfolios: z.array(z.string()),
  }),
});
export type RegisterImport = z.output<typeof registerImport>;

const params = z.object({ importId: id<'register-import'>() });
const ids = { 'params.importId': 'register-import' } as const;

export const registerImportRoutes = {
  startRegisterImport: route({
    id: 'portfolio.startRegisterImport',
    kind: 'upload',
    method: 'POST',
    path: '/api/register-imports',
    summary: 'Give a register (XLSX, CSV or pasted text as bytes); answers with the proposed mapping and all faults',
    permission: 'register.import',
    query: z.object({ name: z.string().min(1).max(255), sheet: z.string().min(1).max(100).optional() }),
    response: registerImport,
  }),
  readRegisterImport: route({
    id: 'portfolio.readRegisterImport',
    kind: 'read',
    method: 'GET',
    path: '/api/register-imports/:importId',
    summary: 'The preview: rows as understood, and all faults',
    permission: 'register.import',
    params,
    ids,
    response: registerImport,
  }),
  reviseRegisterImport: route({
    id: 'portfolio.reviseRegisterImport',
    kind: 'command',
    method: 'PATCH',
    path: '/api/register-imports/:importId',
    summary: 'Change the mapping, type over cells, skip or take rows',
    permission: 'register.import',
    isVersioned: true,
    params,
    body: z
      .object({
        mapping: registerMapping,
        edits: z.array(cellEdit).max(5000),
        skip: z.array(z.object({ row: z.int().min(1), isSkipped: z.boolean() })).max(5000),
      })
      .partial(),
    ids,
    response: registerImport,
  }),
  commitRegisterImport: route({
    id: 'portfolio.commitRegisterImport',
    kind: 'command',
    method: 'POST',
    path: '/api/register-imports/:importId/commit',
    summary: 'Make the projects, all or none',
    permission: 'register.import',
    isVersioned: true,
    params,
    ids,
    response: moved.extend({ created: z.int(), updated: z.int() }),
  }),
};
