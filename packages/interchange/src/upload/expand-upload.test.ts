import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_ZIP_ENTRIES } from '../limits.ts';
import { codes, sentences } from '../testing/read.ts';
import { expandUpload } from './expand-upload.ts';

const zip = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, each]) => [name, typeof each === 'string' ? strToU8(each) : each]),
    ),
  );
const paths = (bytes: Uint8Array, path = 'plans.zip') => {
  const result = expandUpload(bytes, path);
  return result.ok ? result.value.map((file) => file.path) : codes(result);
};

describe('an upload', () => {
  it('that is no archive is itself', () => {
    const bytes = strToU8('ERMHDR');
    expect(expandUpload(bytes, 'a.xer')).toEqual({ ok: true, value: [{ path: 'a.xer', bytes }] });
  });

  it('that is an archive becomes its files', () => {
    const result = expandUpload(zip({ 'a.xml': '<Project/>', 'folder/b.xer': 'ERMHDR' }), 'plans.zip');
    const files = result.ok ? result.value.map((file) => [file.path, new TextDecoder().decode(file.bytes)]) : [];
    expect(files).toEqual([
      ['plans.zip/a.xml', '<Project/>'],
      ['plans.zip/folder/b.xer', 'ERMHDR'],
    ]);
  });

  it('leaves out folders and hidden files', () => {
    expect(
      paths(zip({ 'a.xml': 'x', 'folder/': '', '.DS_Store': 'x', '__MACOSX/._a.xml': 'x', 'f/.git/x': 'x' })),
    ).toEqual(['plans.zip/a.xml']);
  });

  it.each([
    ['../../etc/passwd', 'plans.zip/etc/passwd'],
    ['/etc/passwd', 'plans.zip/etc/passwd'],
    ['C:\\windows\\a.xml', 'plans.zip/windows/a.xml'],
    ['a/./b//c.xml', 'plans.zip/a/b/c.xml'],
  ])('gives %s a name that stays within the archive', (name, expected) => {
    expect(paths(zip({ [name]: 'x' }))).toEqual([expected]);
  });

  it('with nothing in it is refused', () => {
    expect(paths(zip({}))).toEqual(['interchange.zip-empty']);
    expect(paths(zip({ '.hidden': 'x' }))).toEqual(['interchange.zip-empty']);
  });

  it('with too many files is refused', () => {
    const files = Object.fromEntries(Array.from({ length: MAX_ZIP_ENTRIES + 1 }, (_, i) => [`${i}.xml`, 'x']));
    expect(paths(zip(files))).toEqual(['interchange.zip-too-many-files']);
  });

  it('with an archive in it is refused by name', () => {
    const result = expandUpload(zip({ 'inner.zip': zip({ 'a.xml': 'x' }) }), 'plans.zip');
    expect(result.ok ? [] : sentences(result.problems)).toEqual(["'plans.zip' holds another archive, 'inner.zip'."]);
  });

  it('that is larger than a file may be is refused before it is looked at', () => {
    const result = expandUpload(new Uint8Array(200 * 1024 * 1024), 'plans.zip');
    expect(result.ok ? [] : sentences(result.problems)).toEqual([
      "'plans.zip' has 200 MB; files up to 64 MB are read.",
    ]);
  });

  it('that unpacks to far more than its size is refused while it is unpacked', () => {
    const bomb = zip({ 'a.xml': new Uint8Array(60 * 1024 * 1024), 'b.xml': 'x' });
    expect(bomb.length).toBeLessThan(100_000);
    const result = expandUpload(bomb, 'plans.zip');
    expect(result.ok ? [] : sentences(result.problems)).toEqual([
      "'a.xml' in 'plans.zip' unpacks to more than 200 times its size, as archives that attack do.",
    ]);
  });

  it('that lies about its sizes is held to what it really unpacks to', () => {
    const bomb = zip({ 'a.xml': new Uint8Array(60 * 1024 * 1024) });
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at + 4 < bomb.length; at++) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(paths(bomb)).toEqual(['interchange.zip-ratio']);
  });

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 10), 'interchange.zip-broken'],
    ['damaged', (bytes: Uint8Array) => bytes.fill(0xff, 40, 60), 'interchange.zip-broken'],
    ['locked', (bytes: Uint8Array) => flag(bytes, 8, 1), 'interchange.zip-encrypted'],
    ['packed in an unknown way', (bytes: Uint8Array) => flag(bytes, 10, 14), 'interchange.zip-method'],
  ])('that is %s is refused', (_, spoil, code) => {
    expect(paths(spoil(zip({ 'a.xml': 'word '.repeat(500) })))).toEqual([code]);
  });

  it('tells every fault at once', () => {
    const inner = zip({ 'a.xml': 'x' });
    expect(paths(zip({ 'a.zip': inner, 'b.zip': inner }))).toEqual([
      'interchange.zip-nested',
      'interchange.zip-nested',
    ]);
  });

  /** Sets a field of every directory entry. */
  function flag(bytes: Uint8Array, offset: number, value: number): Uint8Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + offset, value, true);
    }
    return bytes;
  }
});
