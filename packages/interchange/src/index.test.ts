import { expect, it } from 'vitest';
import * as interchange from './index.ts';

it('shows the room what it promises and no more', () => {
  expect(Object.keys(interchange).toSorted()).toEqual([
    'EMPTY_CELL',
    'MAX_FILE_BYTES',
    'NO_CELL',
    'cleanText',
    'columnLetter',
    'dateCell',
    'expandUpload',
    'interchangeProblemTexts',
    'numberCell',
    'readPlanFile',
    'readTable',
    'rowGroups',
    'scheduleImported',
    'sniff',
    'tableProblemTexts',
    'textCell',
    'wantedRows',
    'writeCsv',
    'writeXlsx',
  ]);
});
