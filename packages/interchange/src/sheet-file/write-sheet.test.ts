import type { LocalDate } from '@sightline/kernel';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable } from '../table/index.ts';
import { dateCell, NO_CELL, numberCell, type Sheet, textCell } from './sheet.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

const sheet = (cells: Sheet['rows'][number]): Sheet => ({
  name: 'Rows',
  heads: ['Text', 'Number', 'Day'],
  rows: [cells],
});
const ON = '2026-11-20' as LocalDate;

/** A text as it is written, and as a CSV file has it after a spreadsheet's or our own reading. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['Payroll', 'Payroll'],
  ['=cmd|/c calc!A1', "'=cmd|/c calc!A1"],
  ['+44 20 7946', "'+44 20 7946"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['a = b', 'a = b'],
  ['Say "so", twice', 'Say "so", twice'],
  ['<b>R&D</b>', '<b>R&D</b>'],
  ['Zażółć', 'Zażółć'],
];

describe('a sheet in a file', () => {
  it.each(TEXTS)('keeps %j a text', async (text, inCsv) => {
    const rows = [textCell(text), numberCell(-1.5), dateCell(ON)];
    const workbook = writeXlsx([sheet(rows)]);
    const xml = strFromU8(unzipSync(workbook)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toContain('t="inlineStr"');
    expect(xml).not.toContain('<f>');
    const read = await readTable(workbook, 'a.xlsx');
    expect(read).toMatchObject({ ok: true, value: { headers: ['Text', 'Number', 'Day'] } });
    if (!read.ok) return;
    expect(read.value.rows[0]?.cells.map(({ kind }) => kind)).toEqual(['text', 'number', 'date']);
    expect(read.value.rows[0]?.cells.slice(1).map((cell) => cell.text)).toEqual(['-1.5', ON]);
    expect(read.value.rows[0]?.cells[0]?.text.trim()).toBe(text.replace(/[\r\t]/g, '').trim());
    const line = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(sheet(rows))).split('Day\r\n')[1];
    const isQuoted = /[",\r\n\t]/.test(inCsv);
    expect(line).toBe(`${isQuoted ? `"${inCsv.replaceAll('"', '""')}"` : inCsv},-1.5,${ON}\r\n`);
  });

  it('says that it is UTF-8, and leaves what is not known empty', () => {
    const bytes = writeCsv(sheet([NO_CELL, numberCell(0), NO_CELL]));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('Text,Number,Day\r\n,0,\r\n');
  });

  it('gives the same bytes for the same sheets, each under its name', async () => {
    const sheets = [sheet([textCell('one')]), { ...sheet([textCell('two')]), name: 'R&D <2>' }];
    expect(writeXlsx(sheets)).toEqual(writeXlsx(sheets));
    const read = await readTable(writeXlsx(sheets), 'a.xlsx', { sheet: 'R&D <2>' });
    expect(read).toMatchObject({ ok: true, value: { sheets: ['Rows', 'R&D <2>'] } });
  });

  it('drops what XML cannot say', async () => {
    const read = await readTable(writeXlsx([sheet([textCell('a\u0000b\u000bc\ud800')])]), 'a.xlsx');
    expect(read.ok && read.value.rows[0]?.cells[0]?.text).toBe('abc');
  });
});
