import { describe, expect, it } from 'vitest';
import { isHidden } from './collect-files.ts';

describe('files that nobody means to bring', () => {
  it.each(['.DS_Store', 'plans/.git', 'plans/~$payroll.xlsx', 'plans/Thumbs.db', '__MACOSX/a.xml'])(
    'leaves %s',
    (path) => {
      expect(isHidden(path)).toBe(true);
    },
  );

  it.each(['plans/payroll.xml', 'a.b.xer', 'plans.d/x.xml'])('takes %s', (path) => {
    expect(isHidden(path)).toBe(false);
  });
});
