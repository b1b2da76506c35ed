export { tableProblemTexts } from './problem-texts.ts';
export { type ReadTableOptions, readTable } from './read-table.ts';
export { type RowGroup, rowGroups, type WantedRows, wantedRows } from './row-groups.ts';
export { cleanText, columnLetter, EMPTY_CELL, type Table, type TableCell, type TableRow } from './table.ts';
