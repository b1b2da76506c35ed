export { dateCell, NO_CELL, numberCell, type Sheet, type SheetCell, textCell } from './sheet.ts';
export { writeCsv } from './write-csv.ts';
export { writeXlsx } from './write-xlsx.ts';
