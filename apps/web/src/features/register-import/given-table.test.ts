import { describe, expect, it } from 'vitest';
import { MOST_BYTES, refuseBySize, tableFromPaste } from './given-table.ts';

describe('a pasted register', () => {
  it('is rows with columns', () => {
    const table = tableFromPaste('Project\tBudget\r\nPayroll\t100');
    expect(table && new TextDecoder().decode(table.bytes)).toBe('Project\tBudget\r\nPayroll\t100');
  });

  it.each([
    { text: 'Payroll', why: 'one word' },
    { text: 'a\tb', why: 'a single line has no header' },
    { text: 'a line\nanother line', why: 'one column is prose' },
    { text: '', why: 'empty' },
  ])('is not $why', ({ text }) => {
    expect(tableFromPaste(text)).toBeNull();
  });
});

describe('a file that is refused before it is sent', () => {
  it('names the file, its size and the way out', () => {
    const refusal = refuseBySize('huge.xlsx', MOST_BYTES + 1);
    expect(refusal?.text).toBe("The file 'huge.xlsx' has 65 MB; the most is 64 MB.");
    expect(refusal?.advice).not.toBe('');
  });

  it('is not one that fits', () => {
    expect(refuseBySize('register.xlsx', MOST_BYTES)).toBeNull();
    expect(refuseBySize('empty.xlsx', 0)?.text).toContain('is empty');
  });
});
