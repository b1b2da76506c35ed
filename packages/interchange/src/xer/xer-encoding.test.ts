import { describe, expect, it } from 'vitest';
import { activity, xer } from '../testing/build-xer.ts';
import { fileIn, planIn, told } from '../testing/read.ts';
import { readXer } from './read-xer.ts';
import { xerEncoding } from './xer-encoding.ts';

describe('the encoding of an XER', () => {
  it.each([
    ['utf-8', 'Überprüfung', (text: string) => new TextEncoder().encode(text)],
    ['windows-1252', 'Überprüfung der Maßnahme', latin],
    ['windows-1251', 'Задача по сносу здания', cyrillic],
  ] as const)('is found to be %s', (encoding, name, encode) => {
    const bytes = encode(xer({ TASK: [activity(1, { task_name: name })] }));
    expect(xerEncoding(bytes)).toBe(encoding);
    expect(planIn(readXer(bytes)).tasks[0]?.name).toBe(name);
  });

  it('is told when it was guessed', () => {
    const result = readXer(cyrillic(xer({ TASK: [activity(1, { task_name: 'Задача' })] })));
    expect(told(result)).toEqual(['The file names no encoding; its text was read as windows-1251.']);
    expect(fileIn(result).problems[0]?.severity).toBe('note');
  });

  it('reads UTF-16 with a byte order mark', () => {
    const text = `\ufeff${xer({ TASK: [activity(1, { task_name: 'Задача' })] })}`;
    const bytes = new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer);
    expect(planIn(readXer(bytes)).tasks[0]?.name).toBe('Задача');
  });
});

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** Russian letters А to я stand at 0xC0 to 0xFF of windows-1251. */
function cyrillic(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const code = char.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}
