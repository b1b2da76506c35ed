import { describe, expect, it } from 'vitest';
import { toQuery, withColumn, withSame, withSecond } from './import-choices.ts';
import { NO_CHOICES } from './use-record-file.ts';

const choices = { ...NO_CHOICES, columns: { name: 1 }, second: { name: 2 }, same: { state: 'active' } };

describe('what is chosen for a file', () => {
  it.each([
    [
      'a column takes the place of a text for all rows',
      withColumn(choices, 'state', 4),
      { columns: { name: 1, state: 4 }, same: {} },
    ],
    ['a field out of the file has no second column', withColumn(choices, 'name', null), { columns: {}, second: {} }],
    ['a second column', withSecond(choices, 'note', 5), { second: { name: 2, note: 5 } }],
    ['no second column', withSecond(choices, 'name', null), { second: {} }],
    ['a text for all rows', withSame(choices, 'country', 'US'), { same: { state: 'active', country: 'US' } }],
    ['no text for all rows', withSame(choices, 'state', ''), { same: {} }],
  ])('%s', (_, made, expected) => expect(made).toEqual(expected));

  it('goes into the address of the request, and nothing that nobody chose', () => {
    expect(toQuery(NO_CHOICES)).toEqual({});
    const only = { column: 3, value: 'Labour: north' };
    expect(
      toQuery({ ...choices, same: { state: 'active', country: 'US' }, only, unread: 'empty', sheet: 'A' }),
    ).toEqual({
      columns: 'name:1',
      second: 'name:2',
      same: 'state:active\ncountry:US',
      only: '3:Labour: north',
      unread: 'empty',
      sheet: 'A',
    });
  });
});
