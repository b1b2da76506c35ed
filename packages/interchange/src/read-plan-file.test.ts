import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from './limits.ts';
import type { FileFormat } from './plan-file.ts';
import { type RefusedFormat, readPlanFile } from './read-plan-file.ts';
import { bytesOf, mspdi } from './testing/build-mspdi.ts';
import { activity, xer } from './testing/build-xer.ts';
import { codes, planIn, read, told } from './testing/read.ts';

const PLAN = mspdi([{ Name: 'Grüße' }]);
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('a plan file', () => {
  it('is read whatever its name says', () => {
    expect(planIn(read(PLAN, 'notes.txt')).tasks[0]?.name).toBe('Grüße');
    expect(planIn(read(xer({ TASK: [activity(1)] }), 'plan.xml')).tasks[0]?.code).toBe('A1');
  });

  it.each<[RefusedFormat, string, string, RegExp]>([
    ['mpx', 'old.mpx', 'MPX,Microsoft Project', /'old.mpx' is a Microsoft Project exchange file \(MPX\)/],
    ['pmxml', 'p6.xml', '<APIBusinessObjects/>', /'p6.xml' is Primavera P6 XML \(PMXML\)/],
    ['ganttproject', 'a.gan', '<project/>', /'a.gan' is a GanttProject file/],
    ['planner', 'a.planner', '<project mrproject-version="2"/>', /'a.planner' is a GNOME Planner file/],
    ['csv', 'a.csv', 'Name', /'a.csv' is a text table/],
    ['mpp', 'a.mpp', 'x', /'a.mpp' is a Microsoft Project file \(MPP\)/],
    ['unknown', 'dir/a.docx', 'x', /'a.docx' has no format that Sightline knows/],
  ])('of the format %s is refused by its name', (format, path, text, sentence) => {
    const result = read(text, path);
    expect(codes(result)).toEqual([`interchange.format-${format satisfies FileFormat}`]);
    expect(told(result)[0]).toMatch(sentence);
  });
});

describe('the encodings of a Microsoft Project file', () => {
  const declared = (encoding: string, name: string) => PLAN.replace('UTF-8', encoding).replace('Grüße', name);

  it.each([
    ['UTF-8', bytesOf(PLAN)],
    ['UTF-8 with a byte order mark', bytesOf(`\ufeff${PLAN}`)],
    ['UTF-16 little endian', utf16(`\ufeff${declared('UTF-16', 'Grüße')}`, true)],
    ['UTF-16 big endian', utf16(`\ufeff${declared('UTF-16', 'Grüße')}`, false)],
    ['UTF-16 without a mark', utf16(declared('UTF-16', 'Grüße'), true)],
    ['windows-1252', latin(declared('windows-1252', 'Grüße'))],
    ['ISO-8859-1', latin(declared('ISO-8859-1', 'Grüße'))],
  ])('include %s', (_, bytes) => {
    expect(planIn(readPlanFile(bytes, 'plan.xml')).tasks[0]?.name).toBe('Grüße');
  });

  it('include windows-1251', () => {
    const bytes = latin(declared('windows-1251', '\u00c7\u00e0\u00e4\u00e0\u00f7\u00e0'));
    expect(planIn(readPlanFile(bytes, 'plan.xml')).tasks[0]?.name).toBe('Задача');
  });

  it('are refused with byte and line when the file is not what it says', () => {
    const result = readPlanFile(latin(PLAN), 'plan.xml');
    const offset = PLAN.indexOf('ü');
    const line = PLAN.slice(0, offset).split('\n').length;
    expect(told(result)).toEqual([`The file says that it is UTF-8, but byte ${offset} on line ${line} (0xFC) is not.`]);
  });

  it('are refused by name when Sightline does not read them', () => {
    expect(told(read(declared('x-klingon', 'a')))[0]).toContain("'x-klingon'");
  });

  function utf16(text: string, isLittle: boolean): Uint8Array {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
    return bytes;
  }
});

describe('bad input', () => {
  it.each<[string, Uint8Array, string, RegExp]>([
    ['an empty file', new Uint8Array(0), 'file-empty', /'plan.xml' is empty/],
    [
      '200 MB',
      new Uint8Array(200 * 1024 * 1024),
      'file-too-large',
      /'plan.xml' has 200 MB; files up to 64 MB are read/,
    ],
    ['a cut file', bytesOf(PLAN.slice(0, 700)), 'xml-broken', /The XML breaks on line \d+: /],
    [
      'a document type',
      bytesOf(PLAN.replace('<Project', '<!DOCTYPE Project>\n<Project')),
      'xml-has-dtd',
      /DOCTYPE.* line 2/,
    ],
    ['an entity bomb', bytesOf(bomb()), 'xml-has-dtd', /DOCTYPE/],
    [
      'an entity without its declaration',
      bytesOf(PLAN.replace('Grüße', '&lol9;')),
      'xml-broken',
      /line \d+: undefined entity/,
    ],
    ['nesting of 10,000', bytesOf(nested(10_000)), 'xml-too-deep', /On line \d+ the XML nests deeper than 64 elements/],
    [
      'one endless text',
      bytesOf(PLAN.replace('Grüße', 'x'.repeat(2_000_000))),
      'xml-text-too-long',
      /longer than 1048576 characters/,
    ],
    ['another root', bytesOf('<Project2><Project/></Project2>'), 'format-unknown', /no format/],
  ])('%s is refused with what and where', (_, bytes, code, sentence) => {
    const result = readPlanFile(bytes, 'plan.xml');
    expect(codes(result)).toEqual([`interchange.${code}`]);
    expect(told(result)[0]).toMatch(sentence);
  });

  it('of exactly the most bytes is still looked at', () => {
    expect(codes(readPlanFile(new Uint8Array(MAX_FILE_BYTES), 'a.bin'))).toEqual(['interchange.format-unknown']);
  });

  function nested(depth: number): string {
    return PLAN.replace('<Tasks>', `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}<Tasks>`);
  }

  function bomb(): string {
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`).join('');
    return PLAN.replace('<Project', `<!DOCTYPE Project [<!ENTITY lol0 "lol">${entities}]><Project`).replace(
      'Grüße',
      '&lol9;',
    );
  }
});
