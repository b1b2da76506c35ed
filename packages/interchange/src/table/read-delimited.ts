import { ok, problem, type Result, refused } from '@sightline/kernel';
import { CsvError, parse } from 'csv-parse/sync';
import { decodeTableText } from './decode-text.ts';
import { findHeader, trimmedRow } from './find-header.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';
import { cleanText, columnLetter, TABLE_LIMITS, type Table, type TableRow } from './table.ts';

/** Reads delimited text: every cell is text, because nothing tells a date from a name that looks like one. */
export function readDelimited(bytes: Uint8Array, file: string, mostRows: number): Result<Table> {
  const text = decodeTableText(bytes);
  if (text === null) return refused([problem('interchange.table-other-format', { file, format: 'a binary file' })]);
  const records = parseRecords(text, file);
  if (!records.ok) return records;
  const rows = records.value.flatMap((record, index) => rowOf(index + 1, record) ?? []);
  const tooMany = boundsProblem(rows, file, mostRows);
  if (tooMany !== null) return refused([tooMany]);
  const found = findHeader(rows);
  if (found === null) return refused([problem('interchange.table-empty', { file })]);
  return ok({ format: 'csv', sheets: [], sheet: null, ...found });
}

function parseRecords(text: string, file: string): Result<readonly (readonly string[])[]> {
  const { delimiter, body, skipped } = sniffDelimiter(text);
  let lastLine = 0;
  const on_record = (record: string[], { lines }: { readonly lines: number }) => {
    lastLine = lines;
    return record;
  };
  try {
    const records = parse(body, { delimiter, on_record, relax_column_count: true, relax_quotes: true });
    return ok([...Array.from({ length: skipped }, () => []), ...(records as string[][])]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = lastLine + skipped + 1;
    const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const why = `line ${line} is not well-formed`;
    return refused([
      isOpen
        ? problem('interchange.table-quote-open', { file, line })
        : problem('interchange.table-damaged', { file, why }),
    ]);
  }
}

function rowOf(number: number, record: readonly string[]): TableRow | null {
  return trimmedRow(
    number,
    record.map((text) => ({ kind: 'text', text: cleanText(text) })),
  );
}

function boundsProblem(rows: readonly TableRow[], file: string, mostRows: number) {
  if (rows.length > mostRows + 1) return problem('interchange.table-too-many-rows', { file, most: mostRows });
  const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (widest <= TABLE_LIMITS.columns) return null;
  return problem('interchange.table-too-many-columns', {
    file,
    column: columnLetter(widest - 1),
    most: TABLE_LIMITS.columns,
  });
}
