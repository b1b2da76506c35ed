import { dateOfDay } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { week } from '../testing/build-xer.ts';
import { readClndrData } from './clndr-data.ts';

const MORNING = { start: 480, finish: 720 };

describe('the calendar text of P6', () => {
  it('names days from Sunday on; ours begin with Monday', () => {
    const read = readClndrData(week('08:00', '12:00'))?.week;
    expect(read).toEqual([[MORNING], [MORNING], [MORNING], [MORNING], [MORNING], [], []]);
  });

  it.each([
    ['(0||0(s|08:00|f|12:00)())', [MORNING]],
    ['(0||0(f|12:00|s|8:00)())', [MORNING]], // either order, hour not padded
    ['(0||0(s|20:00|f|00:00)())', [{ start: 1200, finish: 1440 }]], // midnight ends the day
    ['(0||0(s|13:00|f|17:00)())(0||1(s|08:00|f|12:00)())', [MORNING, { start: 780, finish: 1020 }]],
    ['(0||0(s|08:00|f|11:00)())(0||1(s|10:00|f|12:00)())', [MORNING]], // overlapping periods are one
    ['', []],
  ])('reads the shifts %s', (shifts, expected) => {
    const text = `(0||CalendarData()((0||DaysOfWeek()((0||2()(${shifts}))))))`;
    expect(readClndrData(text)?.week[0]).toEqual(expected);
  });

  it('leaves days that it does not name open', () => {
    expect(readClndrData('(0||CalendarData()((0||DaysOfWeek()((0||1()())))))')?.week).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      [],
    ]);
  });

  it('reads exceptions by their spreadsheet day, with or without work', () => {
    const text = week('08:00', '16:00', '(0||0(d|44557)())(0||1(d|44558)((0||0(s|08:00|f|12:00)())))');
    const exceptions = readClndrData(text)?.exceptions.map(({ day, shifts }) => [dateOfDay(day), shifts]);
    expect(exceptions).toEqual([
      ['2021-12-27', []],
      ['2021-12-28', [MORNING]],
    ]);
  });

  it('does not mind layout, nor parts that it does not know', () => {
    const laidOut =
      '(0||CalendarData()(\u007f\u007f  (0||DaysOfWeek()(\u007f (0||2()( (0||0(s|08:00|f|12:00)()) )) ))(0||VIEW(ShowTotal|Y)())))';
    expect(readClndrData(laidOut)?.week[0]).toEqual([MORNING]);
  });

  it.each(['', '(0||CalendarData()(', 'text', `${'(0||a()('.repeat(40)}${'))'.repeat(40)}`])('refuses %s', (text) => {
    expect(readClndrData(text)).toBeNull();
  });
});
