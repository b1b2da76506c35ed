import { z } from 'zod';

/** Raised when an earlier program could not read what this one writes. */
export const FORMAT = 1;

/** An export is JSON lines: a header, then for each table its opening line, its rows, its closing line, then a seal. */
const HEADER = z.strictObject({
  sightline: z.literal('export'),
  format: z.int().positive(),
  /** The migrations that made the tables, in their order. */
  schema: z.array(z.strictObject({ number: z.int(), name: z.string(), checksum: z.string() })).min(1),
  /** The newest event of the audit chain; null before the first command. */
  head: z.strictObject({ seq: z.int(), hash: z.string() }).nullable(),
});
const FORMAT_OF_HEADER = z.object({ sightline: z.literal('export'), format: z.int().positive() });

export type ExportHeader = z.infer<typeof HEADER>;
export type ExportSchema = ExportHeader['schema'];
export type ChainHead = ExportHeader['head'];

export type Column = { readonly name: string; readonly type: string };

/** What a whole export holds. */
export type ExportSummary = {
  readonly schema: ExportSchema;
  readonly head: ChainHead;
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  /** Of all lines before the seal, which is the file's last line. */
  readonly sha256: string;
};

export function headerLine(schema: ExportSchema, head: ChainHead): string {
  return JSON.stringify({ sightline: 'export', format: FORMAT, schema, head } satisfies ExportHeader);
}

export function tableLine(table: string, columns: readonly Column[]): string {
  return JSON.stringify({ table, columns: columns.map(({ name, type }) => ({ name, type })) });
}

export function closingLine(rows: number, sha256: string): string {
  return JSON.stringify({ rows, sha256 });
}

export function sealLine(tables: number, rows: number, sha256: string): string {
  return JSON.stringify({ tables, rows, sha256 });
}

export type HeaderFault = { readonly fault: 'not-an-export' } | { readonly fault: 'newer'; readonly format: number };

export function parseHeader(line: string): ExportHeader | HeaderFault {
  const json = parsedJson(line);
  const known = FORMAT_OF_HEADER.safeParse(json);
  if (!known.success) return { fault: 'not-an-export' };
  if (known.data.format > FORMAT) return { fault: 'newer', format: known.data.format };
  const header = HEADER.safeParse(json);
  return header.success ? header.data : { fault: 'not-an-export' };
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
