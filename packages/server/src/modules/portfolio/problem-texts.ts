import type { ProblemCatalogue } from '@sightline/kernel';

export const portfolioProblemTexts: ProblemCatalogue = {
  'portfolio.key-taken': {
    text: "The key '{key}' belongs to another project (perhaps one that was removed).",
    advice: 'Give another key, or leave it empty to get the next free one.',
  },
  'portfolio.name-taken': {
    text: "There is a {entity} named '{name}' already.",
    advice: 'Choose it from the list, or give another name.',
  },
  'portfolio.project-closed': {
    text: "{key} is closed (stage '{stage}'): its plan and its status are records, so '{rule}' is not done on it.",
    advice: 'Move the project back to an open stage first, if that is right.',
  },
  'portfolio.assurer-in-program': {
    text: 'A project in a program is assured by its program manager.',
    advice: 'Take the project out of the program first, or leave the assurer empty.',
  },
  'portfolio.field-moved': {
    text: "Somebody set '{field}' to '{current}' after you saw '{seen}'.",
    advice: 'Look at the new value, then change it again if you still want to.',
  },
  'portfolio.status-in-future': {
    text: 'A status of {on} cannot be reported today, {today}.',
    advice: 'Give today or an earlier day.',
  },
  'portfolio.import-committed': { text: 'This import is finished already.', advice: 'Start a new one for more rows.' },
  'portfolio.import-has-faults': {
    text: '{count} cells of the register cannot be taken as they are, the first is {cell}.',
    advice: 'Mend or skip these rows; nothing has been written.',
  },
  'portfolio.register-empty': {
    text: "The table '{file}' has a header but no rows.",
    advice: 'Check the sheet, or paste the rows with their header.',
  },
  'portfolio.register-no-name-column': {
    text: 'No column is chosen for the project name.',
    advice: 'Say which column holds it.',
  },
  'portfolio.register-too-large': {
    text: "The table '{file}' has {rows} rows; the most is {most}.",
    advice: 'Split it and bring in the parts one after the other.',
  },
  'portfolio.column-used-twice': {
    text: 'Column {column} is chosen for both {first} and {second}.',
    advice: 'Choose one of them.',
  },
  'portfolio.column-not-there': {
    text: 'The table has no column {column}, chosen for {field}.',
    advice: 'Choose one of its {count} columns.',
  },
  'portfolio.row-not-there': {
    text: 'The table has no filled row {row}.',
    advice: 'Choose one of the rows that are shown.',
  },
  'portfolio.register-moved': {
    text: 'This preview is out of date: the register, or the projects that its rows would touch, changed since you saw it. Nothing has been written.',
    advice: 'Look at the rows again, then commit.',
  },
  'portfolio.name-missing': { text: 'Row {row} has no project name.', advice: 'Type the name, or skip the row.' },
  'portfolio.text-too-long': {
    text: "The text in {cell} has {length} characters; the most for '{field}' is {most}.",
    advice: 'Shorten it.',
  },
  'portfolio.key-not-valid': {
    text: "'{text}' in {cell} cannot be a key.",
    advice: 'Use letters, digits and . _ / - only, at most 32.',
  },
  'portfolio.key-repeated': {
    text: "The key '{text}' in {cell} stands in row {other} too.",
    advice: 'Give each project its own key, or skip one of the rows.',
  },
  'portfolio.name-repeated': {
    text: "The project '{text}' in {cell} stands in row {other} too.",
    advice: 'Skip one of the rows, or tell the two apart by name or key.',
  },
  'portfolio.name-on-record': {
    text: "There is a project named '{text}' already ({key}).",
    advice: 'Skip the row, or give it that key to update the project.',
  },
  'portfolio.person-missing': {
    text: "'{text}' in {cell} names nobody.",
    advice: 'Type a name, or leave the field empty.',
  },
  'portfolio.person-not-one': {
    text: "'{text}' in {cell} is not the name of one person.",
    advice: 'Type one name, first and last.',
  },
  'portfolio.person-similar': {
    text: "'{text}' in {cell} is nobody known, but '{other}' is close.",
    advice: 'Take the known name, or confirm the new person.',
  },
  'portfolio.group-missing': {
    text: "'{text}' in {cell} names no {field}.",
    advice: 'Type its name, or leave the field empty.',
  },
  'portfolio.group-similar': {
    text: "'{text}' in {cell} would be a new {field}, but '{other}' is close.",
    advice: 'Take the known name, or keep it as a new one.',
  },
  'portfolio.tier-not-known': { text: "'{text}' in {cell} is not a size tier.", advice: 'Use S, M, L or XL.' },
  'portfolio.priority-not-number': {
    text: "'{text}' in {cell} is not a priority.",
    advice: 'Use a whole number from 1 to 9999; 1 comes first.',
  },
  'portfolio.stage-not-known': { text: "'{text}' in {cell} is not a stage.", advice: 'Use one of: {stages}.' },
  'portfolio.date-not-read': {
    text: "'{text}' in {cell} is not a date.",
    advice: 'Type it as 4 May 2026 or 2026-05-04, or leave it empty.',
  },
  'portfolio.date-ambiguous': {
    text: "'{text}' in {cell} can be read day first or month first.",
    advice: 'Say above how dates are written, or type the date as 4 May 2026.',
  },
  'portfolio.date-out-of-range': {
    text: "'{text}' in {cell} is not between 1950 and 2150.",
    advice: 'Check the year; an empty date in a spreadsheet often shows as 1899 or 1900.',
  },
  'portfolio.amount-not-read': {
    text: "'{text}' in {cell} is not an amount of money.",
    advice: 'Type a number such as 1,200,000 or £1.2m, or leave it empty.',
  },
  'portfolio.amount-negative': {
    text: "The amount '{text}' in {cell} is below zero.",
    advice: 'Type it without the minus sign or the brackets, or leave it empty.',
  },
  'portfolio.project-other-currency': {
    text: '{cell} gives an amount in {currency}, but {key} is kept in {kept}.',
    advice: 'Leave the cell empty, and change the amount on the page of {key}.',
  },
  'portfolio.amount-other-currency': {
    text: "'{text}' in {cell} is in {found}, but the amounts of this table are in {currency}.",
    advice: 'Type the amount in {currency}, or choose the currency of the table under Columns.',
  },
  'portfolio.days-turned': {
    text: "The start '{text}' in {cell} lies after {end}, {endOn}.",
    advice:
      'Look which of the two days is wrong; day and month may have changed places. The row comes in as it stands.',
  },
  'portfolio.amount-far-off': {
    text: "'{text}' in {cell} is {times} times what this column usually holds.",
    advice: 'Check the unit: it may be in thousands where the column is in millions. The row comes in as it stands.',
  },
  'portfolio.spent-far-off': {
    text: "'{text}' in {cell} is {times} times the budget of its row.",
    advice: 'Check the unit of both; the row comes in as it stands.',
  },
  'portfolio.colour-not-known': {
    text: "'{text}' in {cell} is not a status colour.",
    advice: 'Use red, amber or green, or leave it empty.',
  },
};
