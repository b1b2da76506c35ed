export { isErased, type KnownPerson, lockPerson, writePseudonym } from './erase-person.ts';
export { type DatedRate, rateOn } from './exchange-rate.ts';
export { fiscalYearPeriods } from './fiscal-period.ts';
export { displayName, nameKey, namesNobody, similarNameFinder, similarNames } from './person.ts';
export { organisationProblemTexts } from './problem-texts.ts';
export { organisationEffects, organisationWords } from './record-words.ts';
export { organisationHandlers } from './routes.ts';
export { sectionProblems } from './settings-sections.ts';
export { listExchangeRates, listPeriods, readSettingsSections, readStatusRules } from './settings-store.ts';
export { proposedSize } from './size-tiers.ts';
export { DEFAULT_STATUS_RULES, type StatusRules, statusRuleProblems } from './status-rules.ts';
export {
  insertOrganisation,
  insertPeople,
  isEmailTaken,
  type ListedPerson,
  listPeople,
  listPeopleWithAddresses,
  lockAddresses,
  type Organisation,
  readOrganisation,
  rewritePeople,
} from './store.ts';
export { unitHandlers } from './unit-routes.ts';
export { listOpenUnits, unitNamesAt } from './unit-store.ts';
export { wordsOfPerson } from './words-of-person.ts';
export { clockEnd, workingTimeOf } from './working-calendar.ts';
export { isZone } from './zone.ts';
export { endOfDayIn, todayIn } from './zone-day.ts';
