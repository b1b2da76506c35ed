import type { ProblemCatalogue } from '@sightline/kernel';
import { tableProblemTexts } from './table/problem-texts.ts';

export const interchangeProblemTexts: ProblemCatalogue = {
  ...tableProblemTexts,
  'interchange.file-empty': {
    text: "'{file}' is empty.",
    advice: 'Export the plan again and check that the file has a size.',
  },
  'interchange.file-too-large': {
    text: "'{file}' has {size}; files up to {limit} are read.",
    advice: 'Split it by project, or export it without resource assignments and timephased data.',
  },
  'interchange.format-mpp': {
    text: "'{file}' is a Microsoft Project file (MPP), which Sightline does not read yet.",
    advice: 'Open it in Microsoft Project and save it as XML Format (*.xml).',
  },
  'interchange.format-pmxml': {
    text: "'{file}' is Primavera P6 XML (PMXML), which Sightline does not read yet.",
    advice: 'Export the project from P6 as XER.',
  },
  'interchange.format-mpx': {
    text: "'{file}' is a Microsoft Project exchange file (MPX), which Sightline does not read.",
    advice: 'Open it in Microsoft Project 2007 or later and save it as XML Format (*.xml).',
  },
  'interchange.format-ganttproject': {
    text: "'{file}' is a GanttProject file, which Sightline does not read.",
    advice: 'In GanttProject export it as Microsoft Project XML.',
  },
  'interchange.format-planner': {
    text: "'{file}' is a GNOME Planner file, which Sightline does not read.",
    advice: 'Export it as Microsoft Project XML.',
  },
  'interchange.format-zip': {
    text: "'{file}' is a zip archive where one plan file was expected.",
    advice: 'Add the archive itself, or unpack it and add the plan files in it.',
  },
  'interchange.format-xlsx': {
    text: "'{file}' is an Excel workbook, not a plan file.",
    advice:
      'Use the register import for a list of projects. For a plan, save it as XML in Microsoft Project or XER in Primavera P6.',
  },
  'interchange.format-csv': {
    text: "'{file}' is a text table, not a plan file.",
    advice:
      'Use the register import for a list of projects. For a plan, save it as XML in Microsoft Project or XER in Primavera P6.',
  },
  'interchange.format-unknown': {
    text: "'{file}' has no format that Sightline knows: neither Microsoft Project XML nor Primavera XER was found in it.",
    advice: 'Save the plan as XML in Microsoft Project or export it as XER from Primavera P6.',
  },

  'interchange.encoding-unknown': {
    text: "The file declares the encoding '{encoding}', which Sightline does not read.",
    advice: 'Save it as UTF-8.',
  },
  'interchange.encoding-wrong': {
    text: 'The file says that it is {encoding}, but byte {offset} on line {line} ({byte}) is not.',
    advice: 'Export it again, or correct the encoding in its first line.',
  },
  'interchange.encoding-guessed': {
    text: 'The file names no encoding; its text was read as {encoding}.',
    advice: 'Check a few task names. If they look wrong, export the file as UTF-8.',
  },
  'interchange.xml-broken': {
    text: 'The XML breaks on line {line}: {reason}.',
    advice: 'The file may be cut short or edited by hand. Export it again.',
  },
  'interchange.xml-has-dtd': {
    text: 'The XML has a document type definition (DOCTYPE) that ends on line {line}. Plan files need none, and it can be used for attacks.',
    advice: 'Export the plan again from Microsoft Project, which writes none.',
  },
  'interchange.xml-too-deep': {
    text: 'On line {line} the XML nests deeper than {limit} elements.',
    advice: 'Plan files nest about ten deep. Export the plan again.',
  },
  'interchange.xml-text-too-long': {
    text: 'A text that ends on line {line} is longer than {limit} characters.',
    advice: 'Shorten the note there and export the plan again.',
  },

  'interchange.xer-truncated': {
    text: 'The file ends on line {line} without its end mark (%E), so part of it is missing.',
    advice: 'Export it again, or transfer it again completely.',
  },
  'interchange.xer-row-without-table': {
    text: 'Line {line} begins with {mark} before any table (%T).',
    advice: 'The file may be edited by hand. Export it again.',
  },
  'interchange.xer-without-project': {
    text: 'The file has no PROJECT table, so it holds no plan.',
    advice: 'Export the project itself from P6, not only its codes or resources.',
  },
  'interchange.xer-row-too-long': {
    text: 'Line {line} of {what} has more cells than the table has columns, so values may stand in the wrong column.',
    advice: 'Look for a tab character within a text there and export the file again.',
  },

  'interchange.task-id-twice': {
    text: 'On line {line}, {what} has the same id as {first} on line {firstLine}, so links and later updates cannot tell them apart.',
    advice: 'Give one of them another id, or delete it, and export the plan again.',
  },
  'interchange.plan-without-dates': {
    text: 'The plan of {what} has no start date, and none of its tasks has a date.',
    advice: 'Set the start date of the project and export it again.',
  },
  'interchange.plan-without-start': {
    text: 'The plan of {what} has no start date; the earliest date of its tasks, {start}, is used.',
    advice: 'Set the start date of the project.',
  },
  'interchange.plan-without-tasks': {
    text: 'The plan of {what} has no tasks.',
    advice: 'Check that the right file was exported.',
  },
  'interchange.plan-without-calendar': {
    text: "The calendar of {what} ('{value}') is not in the file; Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00, is used.",
    advice: 'Set the calendar of the project and export it again.',
  },
  'interchange.scheduled-from-finish': {
    text: 'The plan of {what} is scheduled from its finish date; Sightline schedules it from its start date, so dates will differ.',
    advice: 'Compare the dates after the import, or change the plan to be scheduled from its start date.',
  },

  'interchange.calendar-unknown': {
    text: "On line {line}, {what} uses calendar '{value}', which is not in the file; the calendar of the project is used.",
    advice: 'Choose a calendar of the plan for it.',
  },
  'interchange.calendar-unreadable': {
    text: 'The working times of {what} on line {line} cannot be read; Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00, is used.',
    advice: 'Open the calendar in the program that made it, save it and export again.',
  },
  'interchange.calendar-without-work': {
    text: 'The week of {what} on line {line} has no working time; Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00, is used.',
    advice: 'Give the calendar working hours.',
  },
  'interchange.calendar-inherits-itself': {
    text: 'The base of {what} on line {line} leads back to itself; it is read without that base.',
    advice: 'Choose another base calendar for it.',
  },
  'interchange.working-time-unreadable': {
    text: "In {what} on line {line}, the working time '{value}' cannot be read and is left out.",
    advice: 'Correct the hours of that day.',
  },

  'interchange.date-unreadable': {
    text: "On line {line}, {what} has the {field} '{value}', which is no date; it is left empty.",
    advice: 'Correct the date and export the plan again.',
  },
  'interchange.date-implausible': {
    text: "On line {line}, {what} has the {field} '{value}', outside the years {firstYear} to {lastYear}; it is left empty.",
    advice: 'Correct the date and export the plan again.',
  },
  'interchange.number-unreadable': {
    text: "On line {line}, {what} has the {field} '{value}', which is no number; it is left empty.",
    advice: 'Correct the value and export the plan again.',
  },
  'interchange.duration-unreadable': {
    text: "On line {line}, {what} has the {field} '{value}', which cannot be used as a duration.",
    advice: 'Correct the duration and export the plan again.',
  },
  'interchange.duration-missing': {
    text: 'On line {line}, {what} has no duration and no two dates to take it from; 0 hours are used.',
    advice: 'Give it a duration.',
  },
  'interchange.duration-from-dates': {
    text: 'On line {line}, {what} has no duration; {hours} working hours are taken from its dates.',
    advice: 'Export the plan with durations.',
  },
  'interchange.constraint-without-date': {
    text: "On line {line}, {what} has the constraint '{constraint}' without a date; it is left out.",
    advice: 'Give the constraint a date, or remove it.',
  },
  'interchange.constraint-unknown': {
    text: "On line {line}, {what} has the unknown constraint '{value}'; it is left out.",
    advice: 'Choose one of the constraints that P6 offers.',
  },

  'interchange.link-to-unknown-task': {
    text: 'On line {line}, {what} has a predecessor ({predecessor}) that is not in the plan; the link is left out.',
    advice: 'Remove the link, or export the project that holds the predecessor too.',
  },
  'interchange.link-to-itself': {
    text: 'On line {line}, {what} has itself as a predecessor; the link is left out.',
    advice: 'Remove the link.',
  },
  'interchange.link-type-unknown': {
    text: "On line {line}, {what} has a link of the unknown type '{value}'; it is read as finish to start.",
    advice: 'Choose one of FS, SS, FF and SF.',
  },

  'interchange.lag-unusable': {
    text: "On line {line}, {what} has a link with the lag '{value}', longer than a hundred years; it is read as 0.",
    advice: 'Correct the lag and export the plan again.',
  },
  'interchange.external-link-held': {
    text: 'On line {line}, {what} waits for a task of another project; its start {start} is held as "start no earlier than".',
    advice: 'Agree on the date with the other project, then remove the constraint.',
  },

  'interchange.actual-after-status-date': {
    text: 'On line {line}, {what} has the {field} {value}, after the status date {statusDate}.',
    advice: 'Correct the actual date, or move the status date.',
  },
  'interchange.actual-finish-before-start': {
    text: 'On line {line}, {what} finished {finish}, before it started {start}; the start is used for both.',
    advice: 'Correct the actual dates.',
  },
  'interchange.finished-without-start': {
    text: 'On line {line}, {what} finished {finish} without an actual start; {start} is used.',
    advice: 'Enter the actual start.',
  },

  'interchange.more-findings': {
    text: '{count} more findings of this file are not shown.',
    advice: 'Resolve the ones above and import the file again.',
  },

  'interchange.zip-broken': {
    text: "'{file}' is not a complete zip archive: {reason}.",
    advice: 'Make the archive again, or add the plan files themselves.',
  },
  'interchange.zip-empty': {
    text: "'{file}' holds no files.",
    advice: 'Add an archive with plan files in it.',
  },
  'interchange.zip-too-many-files': {
    text: "'{file}' holds more than {limit} files.",
    advice: 'Split it into smaller archives.',
  },
  'interchange.zip-too-large': {
    text: "'{file}' unpacks to more than {limit}.",
    advice: 'Split it into smaller archives.',
  },
  'interchange.zip-entry-too-large': {
    text: "'{entry}' in '{file}' unpacks to more than {limit}.",
    advice: 'Split it by project, or export it without resource assignments and timephased data.',
  },
  'interchange.zip-ratio': {
    text: "'{entry}' in '{file}' unpacks to more than {limit} times its size, as archives that attack do.",
    advice: 'Add the file without packing it.',
  },
  'interchange.zip-nested': {
    text: "'{file}' holds another archive, '{entry}'.",
    advice: 'Unpack the inner archive and add its files.',
  },
  'interchange.zip-encrypted': {
    text: "'{entry}' in '{file}' is protected by a password.",
    advice: 'Make the archive without a password.',
  },
  'interchange.zip-method': {
    text: "'{entry}' in '{file}' is packed with a method that Sightline does not read (number {method}).",
    advice: 'Make the archive with the ordinary method (deflate).',
  },

  'interchange.not-carried-resources': {
    text: '{count} resources and roles stay behind: Sightline deploys people from its own list.',
    advice: 'Add the people in Sightline; the file is kept, so they can be read later.',
  },
  'interchange.not-carried-assignments': {
    text: '{count} resource assignments stay behind, so dates that a resource calendar or work contour sets may differ.',
    advice: 'Compare the dates after the import.',
  },
  'interchange.not-carried-timephased-data': {
    text: '{count} timephased values stay behind: work spread over days, splits and contours.',
    advice: 'Compare the dates of split tasks after the import.',
  },
  'interchange.not-carried-costs': {
    text: 'Current and remaining costs of {count} tasks stay behind; baseline and actual costs are carried over.',
    advice: 'Keep the forecast in the project of Sightline.',
  },
  'interchange.not-carried-further-baselines': {
    text: '{count} further baselines stay behind; the first one is carried over.',
    advice: 'Save the baseline that you compare with as the first one and export again.',
  },
  'interchange.not-carried-external-links': {
    text: '{count} links to tasks of other projects stay behind.',
    advice: 'Add the other projects and agree on the dates between them in Sightline.',
  },
  'interchange.not-carried-expected-finishes': {
    text: '{count} expected finish dates stay behind; the remaining durations that P6 computed from them are carried over.',
    advice: 'Update the remaining durations when the expected dates change.',
  },
  'interchange.not-carried-suspensions': {
    text: '{count} suspensions stay behind, so the remaining work of those activities may be computed too early.',
    advice: 'Compare the dates after the import.',
  },
  'interchange.not-carried-recurring-exceptions': {
    text: '{count} recurring calendar exceptions stay behind, because their pattern cannot be written out day by day.',
    advice: 'Enter them as single days and export again.',
  },
  'interchange.not-carried-custom-fields': {
    text: '{count} custom field values stay behind: Sightline has no fields of its own for them yet.',
    advice: 'The file is kept, so they can be read later.',
  },
  'interchange.not-carried-activity-codes': {
    text: '{count} activity code values stay behind: Sightline has no fields of its own for them yet.',
    advice: 'The file is kept, so they can be read later.',
  },
  'interchange.not-carried-notes': {
    text: '{count} notes stay behind: they are too long or formatted.',
    advice: 'The file is kept; shorten notes that people need every day.',
  },
  'interchange.not-carried-attachments': {
    text: '{count} attachments and hyperlinks stay behind, because they point to places outside the file.',
    advice: 'Add the links that matter to the project in Sightline.',
  },
  'interchange.not-carried-empty-summaries': {
    text: '{count} empty work breakdown nodes stay behind: without activities they have no dates.',
    advice: 'Nothing to do; they come with the next import once they hold activities.',
  },
  'interchange.not-carried-summary-activities': {
    text: '{count} WBS summary activities stay behind: the work breakdown node itself shows the same dates.',
    advice: 'Nothing to do.',
  },
  'interchange.not-carried-other-tables': {
    text: '{count} other tables stay behind: settings and lists of the Primavera database.',
    advice: 'Nothing to do; the file is kept.',
  },
};
