import type { ProblemCatalogue } from '@sightline/kernel';

export const tableProblemTexts: ProblemCatalogue = {
  'interchange.table-empty': {
    text: "'{file}' holds no table: it is empty.",
    advice: 'Check the file, or paste the rows with their header.',
  },
  'interchange.table-other-format': {
    text: "'{file}' is {format}, which cannot be read as a table.",
    advice: 'Open it in a spreadsheet, save it as an Excel workbook (.xlsx) or as CSV, and give that file.',
  },
  'interchange.table-plan-file': {
    text: "'{file}' is {format}: a plan of tasks, not a register with one row per project.",
    advice: 'Drop it where plan files are brought in.',
  },
  'interchange.table-damaged': {
    text: "'{file}' cannot be read: {why}.",
    advice: 'Open it in a spreadsheet, save it again as an Excel workbook (.xlsx) or as CSV, and give that file.',
  },
  'interchange.table-too-large': {
    text: "'{file}' is larger than can be read: {what} goes beyond {most}.",
    advice: 'Keep only the sheet and the columns of the register, and give that.',
  },
  'interchange.table-too-many-rows': {
    text: "'{file}' has more than {most} filled rows.",
    advice: 'Split it and bring in the parts one after the other.',
  },
  'interchange.table-too-many-columns': {
    text: "'{file}' has values in column {column}; the most is {most} columns.",
    advice: 'Keep only the columns of the register, and give that.',
  },
  'interchange.table-no-sheet': {
    text: "'{file}' has no sheet named '{sheet}'.",
    advice: 'Choose one of: {sheets}.',
  },
  'interchange.table-quote-open': {
    text: "A quotation mark that opens in line {line} of '{file}' is never closed.",
    advice: 'Close or double the quotation mark, or paste the rows from the spreadsheet.',
  },
};
