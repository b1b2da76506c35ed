import type { ProblemCatalogue } from '@sightline/kernel';

export const organisationProblemTexts: ProblemCatalogue = {
  'organisation.email-taken': {
    text: 'The e-mail address {email} belongs to another person already.',
    advice: 'Choose that person, or give another address.',
  },
  'organisation.units-in-circle': {
    text: 'As of {day} the units would lie in a circle: {chain}.',
    advice: 'Choose another parent, or move one of them to the top first.',
  },
  'organisation.unit-parent-closed': {
    text: "As of {day} '{unit}' would lie beneath '{parent}', which is not open then.",
    advice: "Choose a day on which '{parent}' is open, or move '{unit}' elsewhere first.",
  },
  'organisation.unit-not-open': {
    text: "The unit '{unit}' is not open on {day}, or not from then on.",
    advice: 'Choose another day or another unit.',
  },
  'organisation.unit-lived-in': {
    text: '{count} people have their home in this unit on {day} or later: {people}.',
    advice: 'Give them another home unit from that day on first.',
  },
  'organisation.home-is-over': {
    text: 'A home unit from {from} would rewrite what was before {since}, the day since which the present one counts.',
    advice: 'Give {since} or a later day.',
  },
  'organisation.calendar-never-works': {
    text: 'No day of the week has working time, so no clock would ever end.',
    advice: 'Give at least one weekday its hours.',
  },
  'organisation.shift-not-valid': {
    text: 'The working time of {day} runs from {start} to {finish}, which is not after the time before it.',
    advice: 'Give each day its times in order, each ending after it begins, without overlaps.',
  },
  'organisation.exception-twice': {
    text: '{on} is given twice, as {name} and before that as another day.',
    advice: 'Keep one line for each day.',
  },
  'organisation.size-bounds-not-rising': {
    text: 'Size {larger} ends at {value} {unit}, which is not above the {before} of size {smaller}.',
    advice: 'Let the bounds of {larger} lie above those of {smaller}.',
  },
  'organisation.size-load-falls': {
    text: 'Size {larger} takes {value} of a project manager, less than the {before} of size {smaller}.',
    advice: 'Let a larger project take at least as much of its manager.',
  },
  'organisation.limit-twice': {
    text: 'There are two limits for the role {role} in the same place.',
    advice: 'Keep one line for each role and portfolio.',
  },
  'organisation.limit-not-for-role': {
    text: 'The role {role} approves nothing of the business, so it has no limit.',
    advice: 'Take the line out.',
  },
  'organisation.setting-moved': {
    text: "Somebody set '{field}' to '{current}' after you saw '{seen}'.",
    advice: 'Look at the new value, then change it again if you still want to.',
  },
  'organisation.zone-not-known': {
    text: "There is no time zone named '{zone}'.",
    advice: 'Choose one of the tz database, such as Europe/London or UTC.',
  },
  'organisation.green-looser-than-amber': {
    text: 'The limits of {what} are out of order: green {green}, amber {amber}.',
    advice: 'Make the limit of green at least as strict as the limit of amber.',
  },
  'organisation.rate-of-report-currency': {
    text: '{currency} is the report currency: a rate of {currency} from {from} has no meaning.',
    advice: 'Give rates of other currencies only.',
  },
  'organisation.rate-not-positive': {
    text: 'The rate of {currency} from {from} is {rate}.',
    advice: 'Give a rate above zero: units of the report currency for one unit of {currency}.',
  },
  'organisation.rate-twice': {
    text: 'The rate of {currency} from {from} stands twice in this change.',
    advice: 'Give each currency one rate per day.',
  },
  'organisation.rate-moved': {
    text: 'The rate of {currency} from {from} is {current}; you saw {seen}.',
    advice: 'Look at the rate that stands there, then change it again if you still want to.',
  },
  'organisation.fiscal-year-there': {
    text: 'The periods of fiscal year {fiscalYear} are there already.',
    advice: 'Add another year.',
  },
  'organisation.fiscal-year-missing': {
    text: 'There are no periods of fiscal year {fiscalYear}.',
    advice: 'Choose one of the years that are shown.',
  },
  'organisation.periods-overlap': {
    text: 'Fiscal year {fiscalYear} would overlap the period {firstOn} to {lastOn} of fiscal year {year}.',
    advice: 'Set the first month of the fiscal year back, or take out the year in the way while its periods are open.',
  },
  'organisation.period-was-closed': {
    text: 'The period {firstOn} to {lastOn} is {state} or was closed once, so its year stays.',
    advice: 'Leave the year as it is; its record is needed.',
  },
  'organisation.period-missing': {
    text: 'No period begins on {firstOn}.',
    advice: 'Choose one of the periods that are shown, or add its fiscal year.',
  },
  'organisation.period-moved-twice': {
    text: 'The period from {firstOn} stands twice in this change.',
    advice: 'Give each period one new state.',
  },
  'organisation.period-state-moved': {
    text: 'The period from {firstOn} is {current}; you saw {seen}.',
    advice: 'Look at its state, then change it again if you still want to.',
  },
  'organisation.reopening-needs-reason': {
    text: 'The period from {firstOn} was to be reopened without a reason.',
    advice: 'Say why it is reopened; the reason is kept with the period.',
  },
  'organisation.period-not-over': {
    text: 'The period from {firstOn} ends on {lastOn}; today is {today}, so it cannot be closed yet.',
    advice: 'Close it when it is over; until then it can be closing.',
  },
};
