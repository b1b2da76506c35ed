import { looksLikeFormula, type Sheet, type SheetCell } from './sheet.ts';

/** Tells spreadsheets that the text is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Comma separated, CRLF, UTF-8 with a byte order mark. Numbers have a point and no grouping, dates are YYYY-MM-DD. A text that could be
 * taken for a formula gets a leading apostrophe. O(cells).
 */
export function writeCsv({ heads, rows }: Sheet): Uint8Array {
  const lines = [heads.map((text) => textOf({ kind: 'text', text })), ...rows.map((row) => row.map(textOf))];
  return new TextEncoder().encode(BYTE_ORDER_MARK + lines.map((line) => `${line.join(',')}\r\n`).join(''));
}

function textOf(cell: SheetCell): string {
  switch (cell.kind) {
    case 'text':
      return quoted(looksLikeFormula(cell.text) ? `'${cell.text}` : cell.text);
    case 'number':
      return String(cell.value);
    case 'date':
      return cell.on;
    case 'none':
      return '';
  }
}

function quoted(text: string): string {
  return /[",\r\n\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
