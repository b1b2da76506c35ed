/** Text-making for the pages under docs/reference. */

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** A sentence as it reads: what Markdown or HTML would take for markup is escaped. */
export function plain(text: string): string {
  return text.replace(/[\\`*_<>[\]]/g, (mark) => `\\${mark}`);
}

/** Blocks with one empty line between them. */
export function page(...blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
