import { dayFromCivil, dayOfDate } from '@sightline/kernel';
import { strToU8, zipSync } from 'fflate';
import { columnLetter } from '../table/table.ts';
import { looksLikeFormula, type Sheet, type SheetCell } from './sheet.ts';

/** The same sheets give the same bytes. */
const WRITTEN_AT = '1990-01-01T00:00:00';

/** A workbook with one worksheet for each sheet (ECMA-376, transitional): first line frozen, texts never read as formulas. O(cells). */
export function writeXlsx(sheets: readonly Sheet[]): Uint8Array {
  const files = Object.fromEntries(
    [
      ...fixedParts(sheets),
      ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)] as const),
    ].map(([name, xml]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)]),
  );
  return zipSync(files, { mtime: WRITTEN_AT });
}

const OFFICE = 'http://schemas.openxmlformats.org';
const MAIN = `${OFFICE}/spreadsheetml/2006/main`;
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function fixedParts(sheets: readonly Sheet[]): readonly (readonly [string, string])[] {
  const each = (xmlOf: (sheet: Sheet, number: number) => string) =>
    sheets.map((sheet, at) => xmlOf(sheet, at + 1)).join('');
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)}</Types>`,
    ],
    ['_rels/.rels', relationsXml([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each(({ name }, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ...sheets.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
        ['rIdStyles', 'styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', STYLES],
  ];
}

function relationsXml(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${OFFICE}/package/2006/relationships">${items.join('')}</Relationships>`;
}

/** Cell formats by their place: plain, a day, a head, a text that would be a formula if it were typed. */
const STYLE = { plain: 0, day: 1, head: 2, quoted: 3 } as const;
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`;

const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

function sheetXml({ heads, rows }: Sheet): string {
  const head = rowXml(
    heads.map((text) => textXml(text, STYLE.head)),
    1,
  );
  const body = rows.map((row, at) => rowXml(row.map(cellXml), at + 2));
  return `<worksheet xmlns="${MAIN}">${FROZEN}<sheetData>${head}${body.join('')}</sheetData></worksheet>`;
}

/** A cell without its place. */
type Placed = (place: string) => string;

function rowXml(cells: readonly Placed[], number: number): string {
  return `<row r="${number}">${cells.map((cell, at) => cell(`${columnLetter(at)}${number}`)).join('')}</row>`;
}

function cellXml(cell: SheetCell): Placed {
  switch (cell.kind) {
    case 'text':
      return textXml(cell.text, looksLikeFormula(cell.text) ? STYLE.quoted : STYLE.plain);
    case 'number':
      return (place) => `<c r="${place}"><v>${cell.value}</v></c>`;
    case 'date':
      return (place) => `<c r="${place}" s="${STYLE.day}"><v>${dayOfDate(cell.on) - EPOCH}</v></c>`;
    case 'none':
      return () => '';
  }
}

/** Day 0 of a workbook's dates, as they are after the leap day that 1900 did not have. */
const EPOCH = dayFromCivil(1899, 12, 30);

function textXml(text: string, style: number): Placed {
  return (place) =>
    `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
/** What XML 1.0 cannot say, not even escaped. */
const UNSAYABLE = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\uFFFE\uFFFF]/gu;

function escaped(text: string): string {
  return text.replace(UNSAYABLE, '').replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign);
}
