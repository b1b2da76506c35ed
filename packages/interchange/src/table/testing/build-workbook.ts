import { strToU8, zipSync } from 'fflate';

export type BuiltCell = string | number | null | { readonly date: number } | { readonly raw: string };

/** An Excel workbook written by hand, so that a test says exactly what stands in it. Dates are serial numbers in style 1. */
export function buildWorkbook(
  sheets: readonly {
    readonly name: string;
    readonly rows: readonly (readonly BuiltCell[])[];
    readonly state?: string;
    readonly tail?: string;
  }[],
  extra: Readonly<Record<string, string>> = {},
): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index): Relation => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['rIdStyles', 'styles', 'styles.xml'],
      ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': strToU8(STYLES),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>shared</t></si><si><r><t>in </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></si></sst>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><sheets>${sheets
        .map(
          (sheet, index) =>
            `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}" state="${sheet.state ?? 'visible'}" r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
  };
  for (const [index, sheet] of sheets.entries()) {
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(
      `<worksheet><sheetData>${sheet.rows.map(rowXml).join('')}</sheetData>${sheet.tail ?? ''}</worksheet>`,
    );
  }
  for (const [name, text] of Object.entries(extra)) files[name] = strToU8(text);
  return zipSync(files);
}

type Relation = readonly [id: string, type: string, target: string];

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-809]dd\\ mmmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;day &quot;0"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

function relations(list: readonly Relation[]): Uint8Array {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="http://schemas/relationships/${type}" Target="${target}"/>`,
  );
  return strToU8(`<Relationships>${items.join('')}</Relationships>`);
}

function rowXml(cells: readonly BuiltCell[], index: number): string {
  return `<row r="${index + 1}">${cells.map((cell, column) => cellXml(cell, `${letter(column)}${index + 1}`)).join('')}</row>`;
}

function cellXml(cell: BuiltCell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  if ('date' in cell) return `<c r="${reference}" s="1"><v>${cell.date}</v></c>`;
  return cell.raw.replaceAll('{r}', reference);
}

/** Column letters for the 26 columns that the tests use. */
function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
