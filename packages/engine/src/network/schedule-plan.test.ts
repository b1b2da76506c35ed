import { describe, expect, it } from 'vitest';
import { drawn, scheduled } from '../testing/chart.ts';
import type { PlanOptions } from './plan.ts';

const SOFT: PlanOptions = {
  honourConstraints: false,
  lagCalendar: 'successor',
  outOfSequence: 'retained-logic',
  criticalFloatMinutes: 0,
};

describe('schedulePlan, drawn', () => {
  it('puts one task after another, over the weekend', () => {
    const before = `
      design | XXX      |
      build  | XXX      | after design
      live   | ◆        | after build`;
    const after = `
      design | XXX      |
      build  |    XX░░X |
      live   |        ◆ |`;
    expect(scheduled(before)).toBe(drawn(after));
  });

  it.each([
    ['FS', '    XX'],
    ['FS+1d', '    ░░XX'],
    ['FS-1d', '   XX'],
    ['SS', 'XX'],
    ['SS+2d', '  XX'],
    ['FF', '  XX'],
    ['FF+1d', '   XX'],
    ['FF-2d', 'XX'],
    ['SF', 'XX'],
    ['SF+3d', ' XX'],
  ])('links by %s', (link, bar) => {
    const before = `
      build | XXXX       |
      test  | XX         | after build ${link}`;
    const after = `
      build | XXXX       |
      test  | ${link === 'FS+1d' ? '       XX' : link === 'FS' ? '    X░░X' : bar} |`;
    expect(scheduled(before)).toBe(drawn(after));
  });

  it('waits for the latest of several predecessors', () => {
    const before = `
      short | X    |
      long  | XXX  |
      join  | X    | after short, after long, after short SS+1d`;
    const after = `
      short | X    |
      long  | XXX  |
      join  |    X |`;
    expect(scheduled(before)).toBe(drawn(after));
  });

  it.each([
    ['not before 3', '  X', '  X'],
    ['not after 1', 'X', ' X'],
    ['finish not before 4', '   X', '   X'],
    ['finish not after 1', 'X', ' X'],
    ['must start 1', 'X', ' X'],
    ['must start 3', '  X', '  X'],
    ['must finish 1', 'X', ' X'],
    ['must finish 4', '   X', '   X'],
  ])('%s, honoured or soft', (words, honoured, soft) => {
    const before = `
      first | X    |
      held  | X    | after first, ${words}`;
    const picture = (bar: string) => drawn(`first | X |\nheld | ${bar} |`);
    expect(scheduled(before, { profile: 'msproject' })).toBe(picture(honoured));
    expect(scheduled(before, { profile: 'p6', options: SOFT })).toBe(picture(soft));
  });

  it('moves a task as late as nothing else moves', () => {
    const before = `
      long  | XXXX |
      late  | X    | as late as possible
      after | X    | after late, not before 4`;
    expect(scheduled(before)).toBe(drawn('long | XXXX |\nlate |   X |\nafter |    X |'));
    expect(scheduled(before, { profile: 'msproject' })).toBe(drawn('long | XXXX |\nlate |   X |\nafter |    X |'));
  });

  it('keeps what happened, in or out of order', () => {
    const before = `
      first | XXX   |
      early | XX    | after first, done 1-2
      next  | X     | after early`;
    const after = `
      first | XXX   |
      early | XX    |
      next  |   X   |`;
    expect(scheduled(before, { profile: 'msproject' })).toBe(drawn(after));
    expect(scheduled(before, { profile: 'p6' })).toBe(drawn('first | XXX |\nearly | XX |\nnext |    X |'));
  });
});
