import { describe, expect, it } from 'vitest';
import { soughtOf } from './search-match.ts';

describe('what was typed', () => {
  it.each([
    // Case, accents and spaces do not matter.
    ['  Payroll   ÉTÉ ', { whole: 'payroll ete', inside: ['%payroll%', '%ete%'], begins: ['\\mpayroll', '\\mete'] }],
    // Signs of a pattern are themselves.
    ['50%_x\\', { whole: '50%_x\\', inside: ['%50\\%\\_x\\\\%'], begins: ['\\m50\\%\\_x\\\\'] }],
    [
      'PRJ-101 (a|b)',
      { whole: 'prj-101 (a|b)', inside: ['%prj-101%', '%(a|b)%'], begins: ['\\mprj\\-101', '\\m\\(a\\|b\\)'] },
    ],
    // An accent alone is no word.
    ['\u0301', null],
  ])('%s', (text, sought) => {
    expect(soughtOf(text)).toEqual(sought);
  });
});
