import type { FileFormat } from './plan-file.ts';

const HEAD_BYTES = 4096;

const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Local file header, and the end record of an empty archive (APPNOTE.TXT 4.3.7, 4.3.16). */
const ZIP_MAGICS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];

const NAMES: ReadonlyMap<string, FileFormat> = new Map([
  ['xer', 'xer'],
  ['mpp', 'mpp'],
  ['mpt', 'mpp'],
  ['mpx', 'mpx'],
  ['gan', 'ganttproject'],
  ['planner', 'planner'],
  ['pmxml', 'pmxml'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['txt', 'csv'],
]);

/** By content first; the name decides only what content leaves open. */
export function sniff(bytes: Uint8Array, path: string): FileFormat {
  const name = NAMES.get(extensionOf(path)) ?? 'unknown';
  if (startsWith(bytes, OLE_MAGIC)) return name === 'mpp' || isProjectOle(bytes) ? 'mpp' : 'unknown';
  if (ZIP_MAGICS.some((magic) => startsWith(bytes, magic))) return isSpreadsheet(bytes, path) ? 'xlsx' : 'zip';
  const head = headText(bytes);
  if (/^ERMHDR\b/.test(head)) return 'xer';
  if (/^MPX[,;\t|]/.test(head)) return 'mpx';
  if (head.startsWith('<')) return xmlFormat(head);
  return name === 'csv' && head.includes('\0') ? 'unknown' : name;
}

/** By the root element; build tools use `Project` for one, too, and those name themselves by their attributes. */
function xmlFormat(head: string): FileFormat {
  const [, root, attributes = ''] = /<(?:[\w-]+:)?([A-Za-z][\w-]*)([^>]*)/.exec(head) ?? [];
  if (root === 'Project') return /\b(?:Sdk|ToolsVersion|DefaultTargets)\s*=/.test(attributes) ? 'unknown' : 'mspdi';
  if (root === 'APIBusinessObjects') return 'pmxml';
  if (root === 'project') return attributes.includes('mrproject-version') ? 'planner' : 'ganttproject';
  return 'unknown';
}

export function extensionOf(path: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** Any of Microsoft's older office files is OLE; Project names a directory entry after its task table, in UTF-16. */
function isProjectOle(bytes: Uint8Array): boolean {
  return includesAscii(bytes, 'T\0B\0k\0n\0d\0T\0a\0s\0k\0') || includesAscii(bytes, 'MSProject.MPP');
}

function isSpreadsheet(bytes: Uint8Array, path: string): boolean {
  return extensionOf(path) === 'xlsx' || includesAscii(bytes, 'xl/workbook.xml');
}

function includesAscii(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (isAsciiAt(bytes, at, text)) return true;
  }
  return false;
}

function isAsciiAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Enough text to find a root element or a header line, whatever the encoding: in UTF-16 the zero bytes are dropped. */
function headText(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0 || bytes[1] === 0 || bytes[0] === 0xff || bytes[0] === 0xfe;
  const head = bytes.subarray(0, isWide ? HEAD_BYTES * 2 : HEAD_BYTES);
  const text = new TextDecoder('windows-1252').decode(isWide ? head.filter((byte) => byte !== 0) : head);
  return withoutProlog(text.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, ''));
}

/** Comments could quote another format's root element. */
function withoutProlog(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\?[\s\S]*?\?>/g, '')
    .trimStart();
}
