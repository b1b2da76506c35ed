import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import { columnLetter, type Table } from './table.ts';
import { type BuiltCell, buildWorkbook } from './testing/build-workbook.ts';

async function table(bytes: Uint8Array, name = 'register', sheet?: string): Promise<Table> {
  const read = await readTable(bytes, name, sheet === undefined ? {} : { sheet });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

async function refusal(bytes: Uint8Array, name = 'register', sheet?: string) {
  const read = await readTable(bytes, name, sheet === undefined ? {} : { sheet });
  return read.ok ? 'read' : read.problems.map((each) => ({ code: each.code, params: each.params }));
}

const texts = (read: Table) => read.rows.map((row) => row.cells.map((cell) => cell.text));
const HEADER = ['Key', 'Name', 'Go live', 'Budget'];

describe('a workbook', () => {
  it('keeps row numbers, dates, decimals as they are shown, and finds the header under its title lines', async () => {
    const rows: BuiltCell[][] = [
      ['Project register', null, { date: 46146 }],
      [],
      HEADER,
      ['P1', 'Payroll', { date: 46146 }, 0.1 + 0.2],
      [],
      ['P2', '  Expenses\u00A0system ', { date: 46147.75 }, 1.2e21],
    ];
    const read = await table(buildWorkbook([{ name: 'Register', rows }]));
    expect(read).toMatchObject({
      format: 'xlsx',
      sheet: 'Register',
      sheets: ['Register'],
      headerRow: 3,
      headers: HEADER,
    });
    expect(read.rows).toEqual([
      {
        number: 4,
        cells: [
          { kind: 'text', text: 'P1' },
          { kind: 'text', text: 'Payroll' },
          { kind: 'date', text: '2026-05-04' },
          { kind: 'number', text: '0.3' },
        ],
      },
      {
        number: 6,
        cells: [
          { kind: 'text', text: 'P2' },
          { kind: 'text', text: 'Expenses system' },
          { kind: 'date', text: '2026-05-05' },
          { kind: 'number', text: '1200000000000000000000' },
        ],
      },
    ]);
  });

  it.each([
    ['shared text', '<c r="{r}" t="s"><v>0</v></c>', { kind: 'text', text: 'shared' }],
    [
      'shared text in runs, without its phonetic hint',
      '<c r="{r}" t="s"><v>1</v></c>',
      { kind: 'text', text: 'in runs' },
    ],
    ['shared text that is not there', '<c r="{r}" t="s"><v>99</v></c>', { kind: 'text', text: '' }],
    ['a formula with its result', '<c r="{r}"><f>1+1</f><v>2</v></c>', { kind: 'number', text: '2' }],
    ['a formula with text', '<c r="{r}" t="str"><f>A1</f><v>Green</v></c>', { kind: 'text', text: 'Green' }],
    ['a formula without a result', '<c r="{r}" t="str"><f>A1</f></c>', { kind: 'text', text: '' }],
    ['an error', '<c r="{r}" t="e"><v>#REF!</v></c>', { kind: 'text', text: '#REF!' }],
    ['true', '<c r="{r}" t="b"><v>1</v></c>', { kind: 'text', text: 'TRUE' }],
    ['a day in its own format', '<c r="{r}" s="2"><v>46146</v></c>', { kind: 'date', text: '2026-05-04' }],
    [
      'a number with the word day in its format',
      '<c r="{r}" s="3"><v>46146</v></c>',
      { kind: 'number', text: '46146' },
    ],
    ['an ISO day', '<c r="{r}" t="d"><v>2026-05-04T00:00:00</v></c>', { kind: 'date', text: '2026-05-04' }],
    ["a spreadsheet's empty date", '<c r="{r}" s="1"><v>0</v></c>', { kind: 'date', text: '1899-12-31' }],
    ['the last day before 1 March 1900', '<c r="{r}" s="1"><v>59</v></c>', { kind: 'date', text: '1900-02-28' }],
    ['a number before 1900 in a date format', '<c r="{r}" s="1"><v>-5</v></c>', { kind: 'number', text: '-5' }],
    ['text in a number cell', '<c r="{r}"><v>TBC</v></c>', { kind: 'text', text: 'TBC' }],
    ['a very small number', '<c r="{r}"><v>1.5E-7</v></c>', { kind: 'number', text: '0.00000015' }],
    [
      'control characters in text',
      '<c r="{r}" t="inlineStr"><is><t>a&#9;b</t></is></c>',
      { kind: 'text', text: 'a\tb' },
    ],
    [
      'mark-up in text',
      '<c r="{r}" t="inlineStr"><is><t>&lt;script&gt;</t></is></c>',
      { kind: 'text', text: '<script>' },
    ],
  ])('reads %s', async (_, raw, expected) => {
    const read = await table(
      buildWorkbook([
        {
          name: 'S',
          rows: [
            ['Name', 'Value', 'End'],
            ['x', { raw }, 'y'],
          ],
        },
      ]),
    );
    expect(read.rows[0]?.cells[1]).toEqual(expected);
  });

  it('takes the first visible sheet that holds a table, and any other by name', async () => {
    const bytes = buildWorkbook([
      { name: 'Hidden', state: 'hidden', rows: [HEADER, ['H', 'hidden']] },
      { name: 'Cover', rows: [['Portfolio office']] },
      { name: 'List', rows: [HEADER, ['P1', 'Payroll']] },
      { name: 'Closed', rows: [HEADER, ['P9', 'Old']] },
    ]);
    expect(await table(bytes)).toMatchObject({ sheet: 'List', sheets: ['Cover', 'List', 'Closed'] });
    expect(texts(await table(bytes, 'r', 'Closed'))).toEqual([['P9', 'Old']]);
    expect(await refusal(bytes, 'r.xlsx', 'Hidden')).toEqual([
      {
        code: 'interchange.table-no-sheet',
        params: { file: 'r.xlsx', sheet: 'Hidden', sheets: 'Cover, List, Closed' },
      },
    ]);
  });

  it('gives a value that is merged down a column to every row of it, and leaves titles alone', async () => {
    const rows = [
      ['Program', 'Name'],
      ['Finance', 'Payroll'],
      [null, 'Expenses'],
      [null, 'Cards'],
    ];
    const tail = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A1:B1"/></mergeCells>';
    expect(texts(await table(buildWorkbook([{ name: 'S', rows, tail }])))).toEqual([
      ['Finance', 'Payroll'],
      ['Finance', 'Expenses'],
      ['', 'Cards'],
    ]);
  });

  it('is not slowed by a value in its last cell row, and refuses one far to the right', async () => {
    const far = (cell: string) =>
      buildWorkbook([{ name: 'S', rows: [HEADER, ['P1', 'x', { raw: `<c r="${cell}"><v>1</v></c>` }]] }]);
    expect((await table(far('A1048576'))).rows.at(-1)?.number).toBe(1_048_576);
    expect(await refusal(far('XFD2'))).toEqual([
      { code: 'interchange.table-too-many-columns', params: { file: 'register', column: 'XFD', most: 500 } },
    ]);
  });
});

describe('delimited text', () => {
  const wanted = [
    ['P1', 'Payroll, new', '4 May 2026', '1,200'],
    ['P2', 'A "quoted" name', '', ''],
  ];
  const trimmed = wanted.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
  const quoted = (cell: string) => (/[",;\t\n|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const written = (delimiter: string) => [HEADER, ...wanted].map((row) => row.map(quoted).join(delimiter)).join('\r\n');

  it.each([['\t'], [';'], [','], ['|']])('is told by its delimiter %j', async (delimiter) => {
    const read = await table(strToU8(written(delimiter)));
    expect(read).toMatchObject({ format: 'csv', sheet: null, headerRow: 1, headers: HEADER });
    expect(texts(read)).toEqual(trimmed);
  });

  it.each([
    ['UTF-8 with a mark', (text: string) => new Uint8Array([0xef, 0xbb, 0xbf, ...strToU8(text)])],
    [
      'UTF-16, little end first, with a mark',
      (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]),
    ],
    ['UTF-16 without a mark', (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))],
    ['UTF-16, big end first', (text: string) => new Uint8Array([0xfe, 0xff, ...Buffer.from(text, 'utf16le').swap16()])],
    ['windows-1252', (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))],
  ])('is read in %s', async (_, encode) => {
    const read = await table(encode('Key;Name\nP1;Zürich – is missing here\n'.replace(' – is missing here', ' café')));
    expect(texts(read)).toEqual([['P1', 'Zürich café']]);
  });

  it("obeys Excel's sep line, counts empty lines and keeps a line end inside quotation marks in one row", async () => {
    const read = await table(strToU8('sep=;\nKey;Name\n\nP1;"two\nlines"\nP2;x\n;;;\n\n'));
    expect(read.headerRow).toBe(2);
    expect(read.rows.map((row) => [row.number, row.cells.at(-1)?.text])).toEqual([
      [4, 'two\nlines'],
      [5, 'x'],
    ]);
  });

  it('drops what no database stores and keeps the rest', async () => {
    expect(texts(await table(strToU8('Key,Name\nP1,\u0001a\u0007b <b>c</b>\u0085\n')))).toEqual([
      ['P1', 'ab <b>c</b>'],
    ]);
  });

  it('reads a table of one column, and one with ragged rows', async () => {
    expect(await table(strToU8('Name\nPayroll\nExpenses\n'))).toMatchObject({ headers: ['Name'] });
    expect(await table(strToU8('Key,Name\nP1\nP2,x,extra\n'))).toMatchObject({ headers: ['Key', 'Name', ''] });
  });

  it('names the line of a quotation mark that is never closed', async () => {
    expect(await refusal(strToU8('Key,Name\nP1,"open\nP2,x\n'))).toEqual([
      { code: 'interchange.table-quote-open', params: { file: 'register', line: 2 } },
    ]);
  });
});

it('reads the same table from a workbook and from text', async () => {
  const rows = [HEADER, ['P1', 'Payroll', '2026-05-04', '12.5'], ['P2', 'Expenses', '', 'TBC']];
  const [workbook, text] = [
    buildWorkbook([{ name: 'S', rows }]),
    strToU8(rows.map((row) => row.join('\t')).join('\n')),
  ];
  const bare = ({ headers, headerRow, rows: read }: Table) => ({ headers, headerRow, rows: read });
  expect(bare(await table(workbook))).toEqual(bare(await table(text)));
});

describe('what is no table is refused by name', () => {
  const ole = (text: string) =>
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(text, 'utf16le')]);
  it.each([
    ['an empty file', new Uint8Array(), 'interchange.table-empty', undefined],
    ['only line ends', strToU8('\n\n \n'), 'interchange.table-empty', undefined],
    ['a workbook without cells', buildWorkbook([{ name: 'S', rows: [] }]), 'interchange.table-empty', undefined],
    ['an old workbook', ole('Workbook'), 'interchange.table-other-format', 'an old Excel workbook (.xls)'],
    [
      'a locked workbook',
      ole('EncryptedPackage'),
      'interchange.table-other-format',
      'a workbook locked with a password',
    ],
    ['a Microsoft Project file', ole('TBkndTask'), 'interchange.table-plan-file', 'a Microsoft Project file (MPP)'],
    [
      'a Word document',
      zipSync({ 'word/document.xml': strToU8('<a/>') }),
      'interchange.table-other-format',
      'a Word document',
    ],
    [
      'a binary workbook',
      zipSync({ 'xl/workbook.bin': strToU8('x') }),
      'interchange.table-other-format',
      'a binary Excel workbook (.xlsb)',
    ],
    [
      'an OpenDocument sheet',
      zipSync({ 'content.xml': strToU8('<a/>') }),
      'interchange.table-other-format',
      'an OpenDocument file',
    ],
    ['a zip of anything', zipSync({ 'a.csv': strToU8('a,b') }), 'interchange.table-other-format', 'a zip archive'],
    ['a PDF', strToU8('%PDF-1.7'), 'interchange.table-other-format', 'a PDF'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'interchange.table-other-format', 'a picture'],
    [
      'a web page',
      strToU8('<html><table>'),
      'interchange.table-other-format',
      'a web page (some tools save those as .xls)',
    ],
    ['JSON', strToU8('[{"a":1}]'), 'interchange.table-other-format', 'JSON'],
    ['a Primavera file', strToU8('ERMHDR\t19.12\t2026-01-01'), 'interchange.table-plan-file', 'a Primavera file (XER)'],
    [
      'binary rubbish',
      new Uint8Array([1, 0, 0, 0, 9, 9, 0, 0, 0, 0, 7]),
      'interchange.table-other-format',
      'a binary file',
    ],
  ])('%s', async (_, bytes, code, format) => {
    const refused = await refusal(bytes);
    expect(refused).toMatchObject([{ code, params: format === undefined ? {} : { format } }]);
  });

  const good = buildWorkbook([{ name: 'S', rows: [HEADER, ['P1', 'x']] }]);
  it.each([
    ['cut off', good.subarray(0, good.length - 40), 'interchange.table-damaged'],
    [
      'broken inside',
      zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets></workbook>') }),
      'interchange.table-damaged',
    ],
    ['without its workbook part', zipSync({ 'xl/styles.xml': strToU8('<styleSheet/>') }), 'interchange.table-damaged'],
    [
      'with a document type',
      buildWorkbook([{ name: 'S', rows: [] }], {
        'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>',
      }),
      'interchange.table-damaged',
    ],
    [
      'nested too deep',
      buildWorkbook([{ name: 'S', rows: [] }], { 'xl/worksheets/sheet1.xml': '<a>'.repeat(50) + '</a>'.repeat(50) }),
      'interchange.table-damaged',
    ],
    [
      'that unpacks to 80 MB',
      buildWorkbook([{ name: 'S', rows: [] }], {
        'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(80_000_000)}</worksheet>`,
      }),
      'interchange.table-too-large',
    ],
  ])('a workbook %s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toMatchObject([{ code }]);
  });

  it('a workbook that repeats one long text', async () => {
    const rows = Array.from({ length: 1000 }, (): BuiltCell[] => [{ raw: '<c r="{r}" t="s"><v>0</v></c>' }]);
    const long = `<sst><si><t>${'x'.repeat(32_000)}</t></si></sst>`;
    expect(await refusal(buildWorkbook([{ name: 'S', rows }], { 'xl/sharedStrings.xml': long }))).toMatchObject([
      { code: 'interchange.table-too-large' },
    ]);
  });

  it('50,000 rows, as text and as a workbook', async () => {
    const expected = [{ code: 'interchange.table-too-many-rows', params: { file: 'register', most: 10_000 } }];
    expect(await refusal(strToU8(`Key,Name\n${'P1,x\n'.repeat(50_000)}`))).toEqual(expected);
    const rows = Array.from({ length: 50_000 }, (): BuiltCell[] => ['x']);
    expect(await refusal(buildWorkbook([{ name: 'S', rows }]))).toEqual(expected);
  });

  it('17 MB, and 501 columns', async () => {
    expect(await refusal(new Uint8Array(17 * 1024 * 1024))).toMatchObject([{ code: 'interchange.table-too-large' }]);
    expect(await refusal(strToU8(`${'a,'.repeat(500)}z\n`))).toMatchObject([{ params: { column: 'SG' } }]);
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (index, letter) => {
  expect(columnLetter(index)).toBe(letter);
});
