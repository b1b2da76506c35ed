import type { ProblemCatalogue } from '@sightline/kernel';

export const engineProblemTexts: ProblemCatalogue = {
  'engine.calendar-id-repeated': {
    text: "The plan has {count} calendars with the id '{calendar}'.",
    advice: 'Give each calendar its own id.',
  },
  'engine.calendar-week-not-seven-days': {
    text: "The week of calendar '{calendar}' has {days} days.",
    advice: 'Write seven days, Monday first; a day without work has no shifts.',
  },
  'engine.calendar-shifts-not-in-order': {
    text: "Calendar '{calendar}' has a day with the shifts {shifts}.",
    advice: 'Write the shifts of a day in order, without overlap, within 00:00 to 24:00.',
  },
  'engine.calendar-without-working-time': {
    text: "Calendar '{calendar}' has no working time in its week, so no task in it could ever end.",
    advice: 'Give it working hours, or choose another calendar for its tasks.',
  },
  'engine.default-calendar-unknown': {
    text: "The plan's calendar '{calendar}' is not among its {count} calendars.",
    advice: 'Choose one of them as the calendar of the project.',
  },
  'engine.task-calendar-unknown': {
    text: "Task '{task}' uses the calendar '{calendar}', which the plan does not have.",
    advice: 'Choose one of the calendars of the plan, or none to use that of the project.',
  },
  'engine.task-id-repeated': {
    text: "{count} tasks have the id '{task}', so links to it are ambiguous.",
    advice: 'Give each task its own id.',
  },
  'engine.parent-unknown': {
    text: "Task '{task}' stands under '{parent}', which the plan does not have.",
    advice: 'Move it under a summary of the plan, or to the top.',
  },
  'engine.parent-not-summary': {
    text: "Task '{task}' stands under '{parent}', which is not a summary.",
    advice: "Make '{parent}' a summary, or move '{task}' elsewhere.",
  },
  'engine.parents-form-cycle': {
    text: 'These tasks stand under each other in a circle: {cycle}.',
    advice: 'Move one of them to the top or under another summary.',
  },
  'engine.link-id-repeated': {
    text: "{count} links have the id '{link}'.",
    advice: 'Give each link its own id.',
  },
  'engine.link-task-unknown': {
    text: "The link '{link}' has the {end} '{task}', which the plan does not have.",
    advice: 'Delete the link, or bring the task back.',
  },
  'engine.link-to-itself': {
    text: "Task '{task}' is linked to itself.",
    advice: 'Delete the link.',
  },
  'engine.links-form-cycle': {
    text: 'These tasks wait for each other in a circle: {cycle}.',
    advice: 'Delete or turn round one of the links between them.',
  },
  'engine.lag-not-valid': {
    text: "The link from '{predecessor}' to '{successor}' has the lag {value}.",
    advice: 'Give whole minutes or a percentage, within a thousand years.',
  },
  'engine.duration-not-valid': {
    text: "Task '{task}' has {value} minutes as its {field}.",
    advice: 'Give whole minutes from 0 to a thousand years.',
  },
  'engine.percent-not-valid': {
    text: "Task '{task}' is {value} percent complete.",
    advice: 'Give a number from 0 to 100.',
  },
  'engine.date-not-valid': {
    text: "The {field} of '{task}' is the minute {value}, which is no date of the years 0 to 6000.",
    advice: 'Correct the date, or leave it empty.',
  },
  'engine.constraint-without-date': {
    text: "Task '{task}' has the constraint '{constraint}' but no date for it.",
    advice: 'Give the date, or remove the constraint.',
  },
  'engine.dates-out-of-range': {
    text: "The computed dates of '{task}' lie outside the years 0 to 6000.",
    advice: 'Check its duration, its lags and the dates of what it follows.',
  },
};
