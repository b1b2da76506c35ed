export { displayName, nameKey, namesNobody, similarNameFinder, similarNames } from './person.ts';
export { organisationProblemTexts } from './problem-texts.ts';
export { organisationHandlers } from './routes.ts';
export {
  insertOrganisation,
  insertPeople,
  isEmailTaken,
  listPeople,
  lockAddresses,
  readOrganisation,
} from './store.ts';
