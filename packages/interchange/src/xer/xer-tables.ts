import { ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { type XerEncoding, xerEncoding } from './xer-encoding.ts';

/** One `%R` line, read by the column names of its `%F` line: columns come and go between releases. */
export type XerRow = { readonly line: number; readonly cell: (column: string) => string };

export type XerFile = {
  /** `ERMHDR` fields after the mark: release, export date, …, currency last. */
  readonly header: readonly string[];
  readonly encoding: XerEncoding;
  /** Only the tables asked for. */
  readonly tables: ReadonlyMap<string, readonly XerRow[]>;
  /** Rows of every table, read or not. */
  readonly counts: ReadonlyMap<string, number>;
  /** Rows with more cells than columns: a tab within a text has shifted the cells after it. */
  readonly shiftedRows: readonly { readonly table: string; readonly line: number }[];
};

/** Tab-separated tables between `ERMHDR` and `%E`; a line without a mark continues the row above it. */
export function readXerTables(bytes: Uint8Array, wanted: ReadonlySet<string>): Result<XerFile> {
  const encoding = xerEncoding(bytes);
  const lines = new TextDecoder(encoding).decode(bytes).split('\n');
  const reading = startTables(wanted);
  lines.forEach((line, i) => {
    reading.take(line.endsWith('\r') ? line.slice(0, -1) : line, i + 1);
  });
  const fault = reading.fault(lines.length);
  if (fault !== null) return refused([fault]);
  return ok({ header: (lines[0] ?? '').trimEnd().split('\t').slice(1), encoding, ...reading.read() });
}

type Reading = {
  readonly take: (line: string, number: number) => void;
  readonly fault: (lastLine: number) => Problem | null;
  readonly read: () => Omit<XerFile, 'header' | 'encoding'>;
};

type OpenTable = { readonly name: string; readonly rows: XerRow[] | null; columns: ReadonlyMap<string, number> };

function startTables(wanted: ReadonlySet<string>): Reading {
  const tables = new Map<string, XerRow[]>();
  const counts = new Map<string, number>();
  const shifted: { table: string; line: number }[] = [];
  let table: OpenTable | null = null;
  let pending: { text: string; readonly line: number } | null = null;
  let isEnded = false;
  let fault: Problem | null = null;

  const flush = () => {
    if (pending === null || table === null || table.rows === null) return;
    const cells = pending.text.split('\t').slice(1);
    if (cells.length > table.columns.size) shifted.push({ table: table.name, line: pending.line });
    table.rows.push(rowOf(cells, table.columns, pending.line));
  };
  const open = (name: string) => {
    if (wanted.has(name) && !tables.has(name)) tables.set(name, []);
    table = { name, rows: tables.get(name) ?? null, columns: new Map() };
  };
  const takeMarked = (mark: string, line: string, number: number) => {
    flush();
    pending = null;
    if (mark === '%T') open(line.slice(3).trim());
    else if (mark === '%E') isEnded = true;
    else if (table === null) fault ??= problem('interchange.xer-row-without-table', { line: number, mark });
    else if (mark === '%F') table.columns = columnsOf(line);
    else {
      counts.set(table.name, (counts.get(table.name) ?? 0) + 1);
      pending = table.rows === null ? null : { text: line, line: number };
    }
  };
  return {
    take: (line, number) => {
      if (isEnded) return;
      const mark = line.slice(0, 2);
      if (MARKS.has(mark)) takeMarked(mark, line, number);
      else if (pending !== null && number > 1) pending.text += `\n${line}`;
    },
    fault: (lastLine) => fault ?? (isEnded ? null : problem('interchange.xer-truncated', { line: lastLine })),
    read: () => ({ tables, counts, shiftedRows: shifted }),
  };
}

const MARKS: ReadonlySet<string> = new Set(['%T', '%F', '%R', '%E']);

function columnsOf(line: string): ReadonlyMap<string, number> {
  return new Map(
    line
      .split('\t')
      .slice(1)
      .map((name, i) => [name.trim(), i] as const),
  );
}

function rowOf(cells: readonly string[], columns: ReadonlyMap<string, number>, line: number): XerRow {
  return {
    line,
    cell: (column) => {
      const at = columns.get(column);
      return at === undefined ? '' : (cells[at] ?? '').trim();
    },
  };
}

/** Rows by the value of one column, in file order. */
export function grouped(rows: readonly XerRow[], column: string): ReadonlyMap<string, readonly XerRow[]> {
  const groups = new Map<string, XerRow[]>();
  for (const row of rows) {
    const key = row.cell(column);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
