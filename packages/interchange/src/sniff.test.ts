import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sniff } from './sniff.ts';
import { bytesOf, mspdi } from './testing/build-mspdi.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer);

describe('the format of a file', () => {
  it.each([
    ['plan.xml', mspdi([]), 'mspdi'],
    ['plan.txt', `\ufeff${mspdi([])}`, 'mspdi'], // the name does not decide, a byte order mark does not hide
    ['plan.xml', '<!-- <APIBusinessObjects> --><p:Project xmlns:p="http://schemas.microsoft.com/project"/>', 'mspdi'],
    ['plan.xml', '<!DOCTYPE Project []><Project/>', 'mspdi'],
    ['plan.xml', '<?xml version="1.0"?><APIBusinessObjects/>', 'pmxml'],
    ['plan.xml', 'ERMHDR\t20.12\r\n', 'xer'],
    ['plan.mpp', 'MPX,Microsoft Project for Windows,4.0', 'mpx'],
    ['a.gan', '<project name="" company="" version="2.0">', 'ganttproject'],
    ['a.planner', '<project name="" mrproject-version="2">', 'planner'],
    ['a.csv', 'Name,Sponsor\nPayroll,Ann', 'csv'],
    ['a.csv', 'Name\0', 'unknown'],
    ['a.xml', '<html/>', 'unknown'],
    ['a.xml', '<Project2><Project/></Project2>', 'unknown'],
    ['a.csproj', '<Project Sdk="Microsoft.NET.Sdk">', 'unknown'],
    ['a.csv', 'Name,Note\nPayroll,<Project>', 'csv'],
    ['a', 'hello', 'unknown'],
    ['a.xer', '', 'xer'], // what content leaves open, the name decides
  ])('of %s is found', (path, text, format) => {
    expect(sniff(bytesOf(text), path)).toBe(format);
  });

  it('is found in UTF-16', () => {
    expect(sniff(utf16(`\ufeff${mspdi([])}`), 'plan.xml')).toBe('mspdi');
    expect(sniff(utf16(mspdi([])), 'plan.xml')).toBe('mspdi');
  });

  it('tells Microsoft Project from other OLE files by its task table, or trusts the name', () => {
    const table = [...'TBkndTask'].flatMap((char) => [char.charCodeAt(0), 0]);
    expect(sniff(Uint8Array.from([...OLE, ...table]), 'a.bin')).toBe('mpp');
    expect(sniff(Uint8Array.from([...OLE, 1, 2]), 'a.mpp')).toBe('mpp');
    expect(sniff(Uint8Array.from([...OLE, 1, 2]), 'a.doc')).toBe('unknown');
  });

  it('tells a workbook from an archive by what is in it', () => {
    expect(sniff(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'a')).toBe('xlsx');
    expect(sniff(zipSync({ 'plan.xml': strToU8('<Project/>') }), 'a')).toBe('zip');
  });
});
