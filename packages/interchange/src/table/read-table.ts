import { type Problem, problem, type Result, refused } from '@sightline/kernel';
import { otherFormat } from './other-format.ts';
import { readDelimited } from './read-delimited.ts';
import { TABLE_LIMITS, type Table } from './table.ts';
import { readWorkbook } from './xlsx/read-workbook.ts';

export type ReadTableOptions = {
  /** The sheet to read; without it the first visible one that holds a header and a row. */
  readonly sheet?: string | null;
  /** Instead of the bound that holds for other tables. */
  readonly mostRows?: number;
};

/**
 * Reads a workbook (.xlsx), or text with commas, semicolons, tabs or bars between its cells, as a file or as pasted.
 * Content decides what it is; the name only tells what to call it.
 */
export async function readTable(
  bytes: Uint8Array,
  name: string,
  options: ReadTableOptions = {},
): Promise<Result<Table>> {
  const refusal = sizeProblem(bytes, name) ?? otherFormat(bytes, name);
  if (refusal !== null) return refused([refusal]);
  const { sheet = null, mostRows = TABLE_LIMITS.rows } = options;
  return isZip(bytes) ? readWorkbook(bytes, name, { sheet, mostRows }) : readDelimited(bytes, name, mostRows);
}

function sizeProblem(bytes: Uint8Array, file: string): Problem | null {
  if (bytes.length === 0) return problem('interchange.table-empty', { file });
  const most = TABLE_LIMITS.fileBytes;
  if (bytes.length <= most) return null;
  return problem('interchange.table-too-large', { file, what: 'the file', most: `${most / 1024 / 1024} MB` });
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03;
}
