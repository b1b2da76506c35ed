import type { RegisterField } from '@sightline/contract';

/** Every sentence that the register import shows, once. */
export const strings = {
  title: 'Bring in the register',
  lead: 'One row per project. Nothing is written until you commit.',
  empty: {
    heading: 'Give the register as it is',
    text: 'An Excel workbook or a CSV file with one row per project. Columns are matched to fields, and every fault is shown at once before anything is written.',
    drop: 'Drop a file anywhere on this page',
    choose: 'Choose a file',
    pasteKey: 'Ctrl V pastes rows copied from a spreadsheet',
    pasteBox: 'Or paste the rows here, with their header',
    pastePlaceholder: 'Project\tSponsor\tGo-live\tBudget',
    readPasted: 'Read pasted rows',
    carries: 'Fields a register can hold',
    limits: 'XLSX, CSV, TSV or pasted rows, up to 64 MB.',
  },
  dropHere: 'Drop the register to read it',
  reading: (name: string) => `Reading ${name}`,
  loading: 'Reading the draft',
  loadFailed: 'The draft could not be read',
  missing: 'There is no such draft',
  missingText: 'It was given by another account, or the address is not whole. Give the register again.',
  loadKept: 'What you gave is kept on the server.',
  startOver: 'Give another register',
  steps: {
    label: 'Where this import stands',
    given: 'Register',
    columns: 'Columns',
    faults: 'Faults',
    sheet: (sheet: string) => `sheet ${sheet}`,
    sheetOf: (sheet: string, count: number) => `sheet ${sheet}, 1 of ${count}`,
    sheetLabel: 'Sheet of the workbook',
    giveAgain: 'Give the file again to read another sheet of it.',
    rows: (count: number, others: number) =>
      others > 0
        ? `${count.toLocaleString('en-GB')} of ${(count + others).toLocaleString('en-GB')} rows`
        : count === 1
          ? '1 row'
          : `${count.toLocaleString('en-GB')} rows`,
    matched: (fields: number, columns: number) =>
      `${fields} ${fields === 1 ? 'field' : 'fields'} from ${columns} columns`,
    remembered: 'as in your last import',
    guessed: 'guessed from headers',
    noFaults: 'None',
    toFix: (errors: number) => (errors === 1 ? '1 to fix' : `${errors.toLocaleString('en-GB')} to fix`),
    toKnow: (warnings: number) => `${warnings.toLocaleString('en-GB')} to know`,
  },
  mapping: {
    heading: 'Columns',
    show: 'Change',
    hide: 'Close',
    remembered: 'Remembered from your last import with these headers.',
    guessed: 'Guessed from the headers. Check the samples.',
    none: 'Not in the file',
    noSample: 'no values',
    dateOrder: 'Dates such as 04/05/2026',
    dayFirst: '4 May',
    monthFirst: 'April 5',
    decide: 'Decide from the column',
    currency: 'Currency of the amounts',
    currencyWrong: 'Three capital letters, such as GBP.',
    second: 'Where that is empty',
    secondText: 'Added below',
    noSecond: 'No other column',
    unused: (names: readonly string[]) => `Not read: ${names.join(', ')}.`,
  },
  grid: {
    label: 'Rows of the register',
    heading: 'Rows',
    all: 'All rows',
    faulty: 'Rows with faults',
    show: 'Rows shown',
    row: 'Row',
    taken: (row: number) => `Take row ${row}`,
    updates: 'Update',
    isNew: 'New',
    skipped: 'Skipped',
    edited: 'typed over',
    empty: 'No rows have faults.',
    hint: 'Type to change a cell. Enter saves, Esc reverts, Tab saves and goes to the next fault.',
    emptyCell: (field: string) => `${field}: empty`,
    nextFault: 'Next fault',
    fault: { error: 'fault', warning: 'warning', note: 'note' },
    suggestions: 'Suggestions',
  },
  faults: {
    heading: 'Faults',
    none: 'No faults. Every row can come in as it is.',
    goTo: (cell: string) => `Go to cell ${cell}`,
    skipRow: 'Skip row',
    typeOver: 'Type another value',
    newText: (cell: string) => `New text of ${cell}`,
    save: 'Save',
    more: (what: string) => `Show ${what} more`,
    applyAll: (count: number) =>
      count === 1 ? 'Apply the suggestion' : `Apply the first suggestion to all ${count.toLocaleString('en-GB')}`,
    applySome: (count: number, total: number) =>
      `Apply the first suggestion to ${count.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`,
    skipAll: (count: number) => (count === 1 ? 'Skip its row' : `Skip these ${count.toLocaleString('en-GB')} rows`),
    announce: (errors: number) =>
      errors === 0
        ? 'No faults are left to fix.'
        : `${errors} ${errors === 1 ? 'fault is' : 'faults are'} left to fix.`,
  },
  conflict: {
    heading: 'This draft was changed elsewhere',
    text: 'It was read again. What you typed is kept below until you choose.',
    mine: (text: string) => (text === '' ? 'Leave it empty' : `Keep '${text}'`),
    theirs: (text: string) => (text === '' ? 'Take the empty cell' : `Take '${text}'`),
    cell: (cell: string) => `Cell ${cell}`,
  },
  commit: {
    nothing: 'No row is left to bring in.',
    errors: (count: number) =>
      count === 1 ? '1 fault to fix or skip first' : `${count.toLocaleString('en-GB')} faults to fix or skip first`,
    table: 'Say which column holds the project name first',
    saving: 'Saving what you typed',
    failed: 'Nothing was written. The draft is kept.',
    notSaved: 'What you typed last is not saved yet. It is kept here.',
    names: 'Who and what is new',
    people: 'New people',
    programs: 'New programs',
    portfolios: 'New portfolios',
  },
  done: {
    programs: (count: number) =>
      count === 1 ? '1 program is here' : `${count.toLocaleString('en-GB')} programs are here`,
    heading: (count: number) =>
      count === 1
        ? '1 project is on the line of sight'
        : `${count.toLocaleString('en-GB')} projects are on the line of sight`,
    from: (file: string, { skippedRows, otherRows }: { readonly skippedRows: number; readonly otherRows: number }) => {
      const told = (count: number, what: string) =>
        count === 0 ? '' : `; ${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'} ${what}`;
      return `Brought in from ${file}${told(skippedRows, 'skipped')}${told(otherRows, 'not asked for')}.`;
    },
    open: 'Open the line of sight',
    plans: 'Bring in plan files',
    again: 'Bring in another register',
  },
} as const;

export const fieldLabels: Readonly<Record<RegisterField, string>> = {
  key: 'Key',
  name: 'Project',
  sponsor: 'Sponsor',
  manager: 'Project manager',
  program: 'Program',
  portfolio: 'Portfolio',
  tier: 'Tier',
  priority: 'Priority',
  stage: 'Stage',
  startsOn: 'Start',
  goLiveOn: 'Go-live',
  forecastOn: 'Forecast',
  budget: 'Budget',
  spent: 'Spent',
  reported: 'Reported status',
  scope: 'Scope',
};

/** What a kind of fault is called over its list. */
export const faultTitles: Readonly<Record<string, string>> = {
  'portfolio.name-missing': 'Project name is missing',
  'portfolio.name-repeated': 'Project stands in two rows',
  'portfolio.name-on-record': 'Project is here already',
  'portfolio.text-too-long': 'Text is too long',
  'portfolio.key-not-valid': 'Key has other characters than keys may have',
  'portfolio.key-repeated': 'Key stands in two rows',
  'portfolio.key-taken': 'Key belongs to another project',
  'portfolio.person-missing': 'Names nobody',
  'portfolio.person-not-one': 'Not the name of one person',
  'portfolio.person-similar': 'Close to the name of a known person',
  'portfolio.group-missing': 'Names no program or portfolio',
  'portfolio.group-similar': 'Close to the name of a known program or portfolio',
  'portfolio.tier-not-known': 'Not a size tier',
  'portfolio.priority-not-number': 'Not a priority',
  'portfolio.stage-not-known': 'Not a stage',
  'portfolio.date-not-read': 'Not a date',
  'portfolio.date-ambiguous': 'Day first or month first',
  'portfolio.date-out-of-range': 'Year is out of range',
  'portfolio.amount-not-read': 'Not an amount of money',
  'portfolio.amount-negative': 'Amount is below zero',
  'portfolio.days-turned': 'Start after the end',
  'portfolio.amount-far-off': 'Amount far off the others',
  'portfolio.spent-far-off': 'Spent far over budget',
  'portfolio.amount-other-currency': 'Amount is in another currency',
  'portfolio.colour-not-known': 'Not a status colour',
};
