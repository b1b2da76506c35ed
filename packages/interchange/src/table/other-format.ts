import { type Problem, problem } from '@sightline/kernel';
import { listZipEntries } from './xlsx/zip-entries.ts';

/** First bytes in hexadecimal, with the name to refuse the file by. */
const MAGICS: readonly (readonly [string, string])[] = [
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['47494638', 'a picture'],
  ['1f8b', 'a compressed archive'],
  ['377abcaf', 'a compressed archive'],
  ['52617221', 'a compressed archive'],
];

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF'],
  [/^\{\\rtf/, 'rich text'],
  [/^\s*<(!doctype\s+html|html|table|head|body|meta)\b/i, 'a web page (some tools save those as .xls)'],
  [/^\s*<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/, 'an XML spreadsheet of 2003'],
  [/^\s*<(\?xml|!--)/, 'XML'],
  [/^\s*[[{]\s*["{[]/, 'JSON'],
];

const PLAN_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^\s*ERMHDR\b/, 'a Primavera file (XER)'],
  [/^\s*MPX[,;\t]/, 'a Microsoft Project exchange file (MPX)'],
  [/<(\w+:)?Project\b[^>]*schemas\.microsoft\.com\/project/, 'a Microsoft Project file (MSPDI)'],
  [/<(\w+:)?APIBusinessObjects\b/, 'a Primavera file (PMXML)'],
];

/** What an archive holds tells which office file it is. */
const ZIP_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.bin$/, 'a binary Excel workbook (.xlsb)'],
  [/^word\//, 'a Word document'],
  [/^ppt\//, 'a PowerPoint presentation'],
  [/^content\.xml$/, 'an OpenDocument file'],
  [/^Index\/.*\.iwa$/, 'a Numbers or Pages document'],
];

const ZIP_MAGIC = '504b03';
const OLE_MAGIC = 'd0cf11e0a1b11ae1';

/** A refusal that names the format; null when it may be a workbook or delimited text. */
export function otherFormat(bytes: Uint8Array, file: string): Problem | null {
  const magic = hexOf(bytes.subarray(0, 8));
  if (magic === OLE_MAGIC) return oleProblem(bytes, file);
  if (magic.startsWith(ZIP_MAGIC)) return zipProblem(bytes, file);
  const text = latin(bytes.subarray(0, 4096))
    .replace(/^(ï»¿|ÿþ|þÿ)/, '')
    .replaceAll('\0', '');
  const plan = PLAN_SIGNS.find(([sign]) => sign.test(text));
  if (plan !== undefined) return problem('interchange.table-plan-file', { file, format: plan[1] });
  const format = (MAGICS.find(([hex]) => magic.startsWith(hex)) ?? SIGNS.find(([sign]) => sign.test(text)))?.[1];
  return format === undefined ? null : problem('interchange.table-other-format', { file, format });
}

function oleProblem(bytes: Uint8Array, file: string): Problem {
  const text = latin(bytes).replaceAll('\0', '');
  if (text.includes('TBkndTask'))
    return problem('interchange.table-plan-file', { file, format: 'a Microsoft Project file (MPP)' });
  const format = text.includes('EncryptedPackage')
    ? 'a workbook locked with a password'
    : /Workbook|Book/.test(text)
      ? 'an old Excel workbook (.xls)'
      : 'an old Office file';
  return problem('interchange.table-other-format', { file, format });
}

function zipProblem(bytes: Uint8Array, file: string): Problem | null {
  const entries = listZipEntries(bytes);
  if (entries === null)
    return problem('interchange.table-damaged', { file, why: 'the archive ends too early or is broken' });
  const names = entries.map((entry) => entry.name);
  if (names.some((name) => /^xl\/.*\.xml$/.test(name))) return null;
  const sign = ZIP_SIGNS.find(([each]) => names.some((name) => each.test(name)));
  return problem('interchange.table-other-format', { file, format: sign?.[1] ?? 'a zip archive' });
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}
