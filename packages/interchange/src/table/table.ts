/** A cell as the file holds it: a date is `YYYY-MM-DD`, a number is its decimal text, empty is a text of no characters. */
export type TableCell = { readonly kind: 'text' | 'number' | 'date'; readonly text: string };

export type TableRow = {
  /** As a spreadsheet counts it: the first line of the sheet or file is 1. */
  readonly number: number;
  /** Column A first; cells after the last filled one are left out. */
  readonly cells: readonly TableCell[];
};

export type Table = {
  readonly format: 'xlsx' | 'csv';
  /** Names of the visible sheets; none for text. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly headerRow: number;
  /** One for each column that has a header or a value; empty where a column has no header. */
  readonly headers: readonly string[];
  /** The rows under the header that hold anything. */
  readonly rows: readonly TableRow[];
};

export const EMPTY_CELL: TableCell = { kind: 'text', text: '' };

/** Bounds on a table. Beyond them it is refused with its size named. */
export const TABLE_LIMITS = {
  fileBytes: 16 * 1024 * 1024,
  /** Everything that is unpacked from a workbook. */
  unpackedBytes: 64 * 1024 * 1024,
  rows: 10_000,
  columns: 500,
  /** All cells together: a workbook can repeat one long text a million times for a few bytes each. */
  characters: 20_000_000,
} as const;

/** Spreadsheet letters of a column: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** Control characters other than tab and line ends (category Cc), halves of surrogate pairs and byte order marks: no database stores them. */
const UNSTORABLE = /[\p{Cs}\uFEFF]|[^\P{Cc}\t\n\r]/gu;

/** A line end as a workbook's XML escapes it, left over where another program wrote the file again. */
const ESCAPED_LINE_END = /_x000d_(?:\r?\n)?/gi;

/** What a web page's text is escaped with, left over where a table was taken from one. */
const WEB_SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};
const WEB_SIGN = new RegExp(`&(${Object.keys(WEB_SIGNS).join('|')});`, 'g');

/** Trimmed text that every database and page can hold; no-break spaces become spaces. */
export function cleanText(text: string): string {
  return text
    .replace(UNSTORABLE, '')
    .replace(ESCAPED_LINE_END, '\n')
    .replace(WEB_SIGN, (whole, name: string) => WEB_SIGNS[name] ?? whole)
    .replaceAll('\u00A0', ' ')
    .trim();
}
